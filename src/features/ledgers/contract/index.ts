import { z } from 'zod'
import { Id, Instant, line, Paging, PlainDate, page, required } from '../../../libs/contract/fields.ts'
import { defineErrors, operation } from '../../../libs/contract/index.ts'
import { LedgerDefinition } from './definition.ts'

export * from './definition.ts'

export const errors = defineErrors('ledgers', {
  noSuchLedger: { status: 404, message: '没有“{ledger}”这种台账' },
  noSuchRecord: { status: 404, message: '没有这条记录，可能已被撤下' },
  invalidFields: { status: 422, message: '有 {count} 处填写有误，请按提示修改' },
  stale: { status: 409, message: '这条记录刚被他人修改过（现为第 {version} 版），请刷新后再改，您填写的内容不会丢失' },
  notYours: { status: 403, message: '只能登记和修改本部门或本社区的记录' },
  noSuchPlace: { status: 422, message: '部门或社区不存在，或在该日期尚未设立、已经撤销' },
  noSuchPerson: { status: 422, message: '参与人员中有 {count} 人不在人员库，请重新选择' },
  noSuchEvidence: { status: 422, message: '有 {count} 份佐证材料不存在，请重新上传' },
  futureDate: { status: 422, message: '日期 {date} 还没有到，台账只记已经发生的事' },
  overlappingHours: { status: 422, message: '{person}当日累计服务时长超过 24 小时，请核对' },
  overspent: { status: 422, message: '截至 {day}，支出将比到位经费多 {amount} 元，请先登记拨入或核对金额' },
  tooManyRows: { status: 422, message: '一次最多导出 {limit} 条，现在有 {count} 条，请缩小日期或台账范围后再导出' },
  alreadyWithdrawn: { status: 409, message: '记录已撤下' },
  notWithdrawn: { status: 409, message: '记录没有撤下，不需要恢复' },
})

export const RecordPerson = z.object({
  personId: Id,
  minutes: z.number().int().min(1).max(1440).nullable().default(null),
})

/** What a person enters; `fields` is checked against the ledger's definition. */
export const RecordInput = z.object({
  ledger: z.string().max(40),
  occurredOn: PlainDate,
  title: required(line(100)),
  departmentId: Id.nullable().default(null),
  communityId: Id.nullable().default(null),
  fields: z.record(z.string(), z.unknown()).default({}),
  people: z.array(RecordPerson).max(2000).default([]),
  evidenceIds: z.array(Id).max(50).default([]),
})
export type RecordInput = z.infer<typeof RecordInput>

export const LedgerRecord = z.object({
  id: Id,
  ledger: z.string(),
  version: z.number().int(),
  state: z.enum(['active', 'withdrawn']),
  occurredOn: PlainDate,
  title: z.string(),
  departmentId: Id.nullable(),
  department: z.string().nullable(),
  communityId: Id.nullable(),
  community: z.string().nullable(),
  fields: z.record(z.string(), z.unknown()),
  people: z.number().int().describe('参与人数'),
  minutes: z.number().int().describe('服务时长合计，分钟'),
  evidence: z.number().int().describe('佐证份数'),
  createdBy: z.string(),
  updatedAt: Instant,
})
export type LedgerRecord = z.infer<typeof LedgerRecord>

export const RecordDetail = LedgerRecord.extend({
  mayChange: z.boolean().describe('当前用户可以修改、撤下'),
  participants: z.array(z.object({ personId: Id, name: z.string(), minutes: z.number().int().nullable() })),
  evidenceItems: z.array(
    z.object({ id: Id, kind: z.enum(['photo', 'document', 'other']), name: z.string(), hasThumbnail: z.boolean() }),
  ),
  versions: z.array(
    z.object({ version: z.number().int(), changedBy: z.string(), changedAt: Instant, changes: z.array(z.string()) }),
  ),
  /** Figures and criteria this record counts to. */
  countsTo: z.array(z.object({ figure: z.string(), name: z.string() })),
})
export type RecordDetail = z.infer<typeof RecordDetail>

export const RecordFilter = Paging.extend({
  ledger: z.string().max(40).optional(),
  from: PlainDate.optional(),
  to: PlainDate.optional(),
  departmentId: Id.optional(),
  communityId: Id.optional(),
  search: line(50).optional().describe('全文查找'),
  state: z.enum(['active', 'withdrawn']).default('active'),
})
const ById = z.object({ id: Id })
const Version = z.object({ version: z.number().int().min(1).describe('所改的版本，防止覆盖他人修改') })
const writeErrors = [
  errors.noSuchLedger,
  errors.invalidFields,
  errors.notYours,
  errors.noSuchPlace,
  errors.noSuchPerson,
  errors.noSuchEvidence,
  errors.futureDate,
  errors.overlappingHours,
  errors.overspent,
]

export const operations = {
  listLedgers: operation({
    id: 'ledgers.listLedgers',
    method: 'get',
    path: '/api/ledgers',
    permission: 'records.read',
    summary: '全部台账的定义和记录数',
    output: z.object({
      items: z.array(
        z.object({ definition: LedgerDefinition, records: z.number().int(), lastOn: PlainDate.nullable() }),
      ),
    }),
  }),
  listRecords: operation({
    id: 'ledgers.listRecords',
    method: 'get',
    path: '/api/records',
    permission: 'records.read',
    summary: '台账记录列表',
    query: RecordFilter,
    output: page(LedgerRecord),
  }),
  createRecord: operation({
    id: 'ledgers.createRecord',
    method: 'post',
    path: '/api/records',
    permission: 'records.write',
    summary: '登记一条记录',
    body: RecordInput,
    output: RecordDetail,
    errors: writeErrors,
  }),
  getRecord: operation({
    id: 'ledgers.getRecord',
    method: 'get',
    path: '/api/records/{id}',
    permission: 'records.read',
    summary: '记录详情、佐证、历次版本和用到它的数据',
    params: ById,
    output: RecordDetail,
    errors: [errors.noSuchRecord],
  }),
  updateRecord: operation({
    id: 'ledgers.updateRecord',
    method: 'put',
    path: '/api/records/{id}',
    permission: 'records.write',
    summary: '修改记录（形成新版本）',
    params: ById,
    body: RecordInput.extend(Version.shape),
    output: RecordDetail,
    errors: [...writeErrors, errors.noSuchRecord, errors.stale, errors.alreadyWithdrawn],
  }),
  withdrawRecord: operation({
    id: 'ledgers.withdrawRecord',
    method: 'post',
    path: '/api/records/{id}/withdraw',
    permission: 'records.write',
    summary: '撤下记录（可恢复）',
    params: ById,
    output: RecordDetail,
    errors: [errors.noSuchRecord, errors.notYours, errors.alreadyWithdrawn, errors.overspent],
  }),
  restoreRecord: operation({
    id: 'ledgers.restoreRecord',
    method: 'post',
    path: '/api/records/{id}/restore',
    permission: 'records.write',
    summary: '恢复已撤下的记录',
    params: ById,
    output: RecordDetail,
    errors: [errors.noSuchRecord, errors.notYours, errors.notWithdrawn, errors.overlappingHours, errors.overspent],
  }),
  exportRecords: operation({
    id: 'ledgers.exportRecords',
    method: 'get',
    path: '/api/records/export',
    permission: 'records.read',
    summary: '导出 Excel',
    query: RecordFilter.omit({ page: true, pageSize: true }),
    binary: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    errors: [errors.noSuchLedger, errors.tooManyRows],
  }),
}
