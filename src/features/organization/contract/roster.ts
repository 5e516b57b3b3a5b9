import { z } from 'zod'
import { Id, line, PlainDate, required } from '../../../libs/contract/fields.ts'
import { operation } from '../../../libs/contract/index.ts'
import { errors } from './model.ts'

/** Largest roster in bytes; a real one has less than a hundred kilobytes. */
export const rosterLimit = 10 * 1024 * 1024
/** Faults and entries sent with one answer. */
export const rosterShown = 500

const RosterFault = z.object({
  sheet: z.string().describe('工作表'),
  row: z.number().int().describe('第几行'),
  column: z.string().describe('列字母'),
  severity: z.enum(['error', 'warning']),
  message: z.string().describe('问题和改法'),
})
export type RosterFault = z.infer<typeof RosterFault>

const RosterEntry = z.object({
  change: z.enum(['new', 'changed', 'ended', 'unchanged']),
  what: z.enum(['place', 'post', 'person', 'appointment', 'seat']),
  title: z.string(),
  detail: z.string().describe('日期'),
  sheet: z.string(),
  row: z.number().int().nullable(),
})
export type RosterEntry = z.infer<typeof RosterEntry>

const Counts = z.object({
  new: z.number().int(),
  changed: z.number().int(),
  ended: z.number().int(),
  unchanged: z.number().int(),
})

export const RosterCheck = z.object({
  rows: z.number().int().describe('读到的行数'),
  errors: z.number().int(),
  warnings: z.number().int(),
  faults: z.array(RosterFault).describe('按位置排列，最多列出前 500 处'),
  counts: Counts,
  entries: z.array(RosterEntry).describe('新增、变更、结束的，最多列出前 500 条'),
  agreement: z.string().describe('导入时带回，证明核对的就是这个结果'),
})
export type RosterCheck = z.infer<typeof RosterCheck>

const Wanted = z.object({
  name: required(line(200)).describe('文件名'),
  day: PlainDate.optional().describe('没有写日期的从哪一天起，默认今天'),
  absent: z.enum(['keep', 'end']).default('keep').describe('表里没有的现任人员：保持不变，或视为离任'),
})
const unusable = [errors.tooLarge, errors.incomplete, errors.unreadable]
const workbook = ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']

export const rosterOperations = {
  template: operation({
    id: 'organization.rosterTemplate',
    method: 'get',
    path: '/api/organization/roster/template',
    permission: 'organization.read',
    summary: '花名册模板，附示例和填写说明',
    binary: workbook,
  }),
  export: operation({
    id: 'organization.exportRoster',
    method: 'get',
    path: '/api/organization/roster',
    permission: 'organization.read',
    summary: '下载花名册，改后可再导入',
    query: z.object({ asOf: PlainDate.optional().describe('哪一天，默认今天') }),
    binary: workbook,
  }),
  /** The body is the file itself. Nothing is kept. */
  check: operation({
    id: 'organization.checkRoster',
    method: 'post',
    path: '/api/organization/roster/check',
    permission: 'organization.write',
    summary: '试读花名册（xlsx、xls、csv），逐处列出问题和变动',
    query: Wanted,
    upload: true,
    output: RosterCheck,
    errors: unusable,
  }),
  /** The same body again, once it has been agreed to. */
  import: operation({
    id: 'organization.importRoster',
    method: 'post',
    path: '/api/organization/roster',
    permission: 'organization.write',
    summary: '导入花名册，全部写入或全部不写',
    query: Wanted.extend({ agreement: line(80).describe('试读时得到的凭据') }),
    upload: true,
    output: z.object({ changeId: Id, counts: Counts }),
    errors: [...unusable, errors.faulty, errors.moved, errors.nothingToImport],
  }),
}
