import { z } from 'zod'
import { operation } from '../../libs/contract/index.ts'
import { DiffQuery, SchemeDiff } from './contract/diff.ts'
import { errors } from './contract/errors.ts'
import {
  Cycle,
  NewCycle,
  SchemeCheck,
  SchemeName,
  SchemeTree,
  SchemeVersion,
  UnitCycle,
  VersionView,
} from './contract/model.ts'
import { overlayOperations } from './contract/overlay-operations.ts'
import { tableOperations } from './contract/table-operations.ts'
import { MappingQuery } from './contract/tables.ts'
import { ById, FileName, unusable, xlsx } from './contract/uploads.ts'

export * from './contract/diff.ts'
export * from './contract/errors.ts'
export * from './contract/model.ts'
export * from './contract/overlay.ts'
export * from './contract/tables.ts'

export const operations = {
  current: operation({
    id: 'schemes.current',
    method: 'get',
    path: '/api/schemes/current',
    permission: 'schemes.read',
    summary: '当前创建周期的测评体系',
    output: SchemeTree,
    errors: [errors.noCycle],
  }),
  list: operation({
    id: 'schemes.list',
    method: 'get',
    path: '/api/schemes',
    permission: 'schemes.read',
    summary: '已发布的测评体系，新的在前',
    output: z.object({ items: z.array(SchemeVersion) }),
  }),
  listCycles: operation({
    id: 'schemes.listCycles',
    method: 'get',
    path: '/api/schemes/cycles',
    permission: 'schemes.read',
    summary: '本单位的创建周期，当前的在前',
    output: z.object({ items: z.array(UnitCycle) }),
  }),
  startCycle: operation({
    id: 'schemes.startCycle',
    method: 'post',
    path: '/api/schemes/cycles',
    permission: 'schemes.write',
    summary: '选定测评体系，开始新的创建周期',
    body: NewCycle,
    output: Cycle,
    errors: [errors.noSuchVersion, errors.datesReversed, errors.cycleTooLong, errors.unweighted],
  }),
  /** The body is the file itself. Nothing is kept. */
  check: operation({
    id: 'schemes.check',
    method: 'post',
    path: '/api/schemes/check',
    permission: 'schemes.write',
    summary: '试读测评体系文件（xlsx、xls、csv、yaml），逐处列出问题',
    query: FileName.extend({ mapping: MappingQuery.optional() }),
    upload: true,
    output: SchemeCheck,
    errors: unusable,
  }),
  /** The same body again, once it has been agreed to; what the query names goes before what the file says. */
  import: operation({
    id: 'schemes.import',
    method: 'post',
    path: '/api/schemes',
    permission: 'schemes.write',
    summary: '导入测评体系文件并发布为一个版本',
    query: SchemeName.partial().extend(FileName.shape).extend({ mapping: MappingQuery.optional() }),
    upload: true,
    output: SchemeVersion,
    errors: [...unusable, errors.faulty, errors.published],
  }),
  version: operation({
    id: 'schemes.version',
    method: 'get',
    path: '/api/schemes/{id}',
    permission: 'schemes.read',
    summary: '一个已发布的版本：说明和全部条目',
    params: ById,
    output: VersionView,
    errors: [errors.noSuchVersion],
  }),
  export: operation({
    id: 'schemes.export',
    method: 'get',
    path: '/api/schemes/{id}/workbook',
    permission: 'schemes.read',
    summary: '下载测评体系为 Excel，改后可再导入为新版本',
    params: ById,
    binary: xlsx,
    errors: [errors.noSuchVersion],
  }),
  diff: operation({
    id: 'schemes.diff',
    method: 'get',
    path: '/api/schemes/diff',
    permission: 'schemes.read',
    summary: '两个版本有什么不同',
    query: DiffQuery,
    output: SchemeDiff,
    errors: [errors.noSuchVersion],
  }),
  diffWorkbook: operation({
    id: 'schemes.diffWorkbook',
    method: 'get',
    path: '/api/schemes/diff/table',
    permission: 'schemes.read',
    summary: '下载两个版本的对照为 Excel',
    query: DiffQuery,
    binary: xlsx,
    errors: [errors.noSuchVersion],
  }),
  /** Withdrawn versions are kept, so that a withdrawal can be undone. */
  withdraw: operation({
    id: 'schemes.withdraw',
    method: 'delete',
    path: '/api/schemes/{id}',
    permission: 'schemes.write',
    summary: '撤回一个没有人用的版本',
    params: ById,
    errors: [errors.noSuchVersion, errors.keptByCycle, errors.keptByOverlay, errors.keptByUnit],
  }),
  restore: operation({
    id: 'schemes.restore',
    method: 'post',
    path: '/api/schemes/{id}/restore',
    permission: 'schemes.write',
    summary: '恢复撤回的版本',
    params: ById,
    output: SchemeVersion,
    errors: [errors.noSuchVersion],
  }),
  ...tableOperations,
  ...overlayOperations,
}
