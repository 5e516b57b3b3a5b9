import { z } from 'zod'
import { operation } from '../../../libs/contract/index.ts'
import { errors } from './errors.ts'
import { NewMapping, ReadTable, SavedMapping } from './tables.ts'
import { ById, FileName, unusable } from './uploads.ts'

/** Saying what the columns of a table are. */
export const tableOperations = {
  /** The body is the file itself. Nothing is kept. */
  readTable: operation({
    id: 'schemes.readTable',
    method: 'post',
    path: '/api/schemes/tables',
    permission: 'schemes.write',
    summary: '看表格的前几行，用来说明各列是什么',
    query: FileName,
    upload: true,
    output: ReadTable,
    errors: unusable,
  }),
  listMappings: operation({
    id: 'schemes.listMappings',
    method: 'get',
    path: '/api/schemes/mappings',
    permission: 'schemes.write',
    summary: '本单位保存的列的对照',
    output: z.object({ items: z.array(SavedMapping) }),
  }),
  /** The same name again replaces what was kept under it. */
  saveMapping: operation({
    id: 'schemes.saveMapping',
    method: 'post',
    path: '/api/schemes/mappings',
    permission: 'schemes.write',
    summary: '保存列的对照，下次同样的表直接用',
    body: NewMapping,
    output: SavedMapping,
  }),
  removeMapping: operation({
    id: 'schemes.removeMapping',
    method: 'delete',
    path: '/api/schemes/mappings/{id}',
    permission: 'schemes.write',
    summary: '删去保存的对照',
    params: ById,
    errors: [errors.noSuchMapping],
  }),
}
