import { z } from 'zod'
import { DecimalText, Id } from '../../../libs/contract/fields.ts'

const ComparedVersion = z.object({
  id: Id,
  title: z.string(),
  version: z.string(),
  points: DecimalText.describe('满分'),
})

const DiffField = z.object({
  field: z.enum(['name', 'points', 'kind', 'methods', 'department', 'evidence', 'rule', 'sum', 'note']),
  before: z.string().nullable().describe('原来，一句话'),
  after: z.string().nullable().describe('现在，一句话'),
})
export type DiffField = z.infer<typeof DiffField>

const DiffNode = z.object({
  change: z.enum(['added', 'removed', 'moved', 'changed']).describe('新增、删除、移动、修改'),
  path: z.string().describe('各级编号以“/”相连；删除的是原来的'),
  from: z.string().nullable().describe('移动前的编号'),
  name: z.string(),
  /** Names of the nodes above it. */
  above: z.array(z.string()),
  kind: z.enum(['normal', 'bonus', 'deduction', 'veto', 'admission']),
  isCriterion: z.boolean(),
  fields: z.array(DiffField).describe('不同之处；新增和删除的列出它的内容'),
})
export type DiffNode = z.infer<typeof DiffNode>

/** What one published version changes about another, in the later one's order. */
export const SchemeDiff = z.object({
  from: ComparedVersion,
  to: ComparedVersion,
  nodes: z.array(DiffNode),
})
export type SchemeDiff = z.infer<typeof SchemeDiff>

export const DiffQuery = z.object({ from: Id.describe('原来的版本'), to: Id.describe('现在的版本') })
