import { z } from 'zod'
import { Id } from '../../../libs/contract/fields.ts'

/** Rules and evidence requirements travel as data; `src/libs/scoring` knows and checks them. */
const Data = z.looseObject({})
const Text = z.string().max(4000)

const said = {
  points: Text.optional(),
  weight: Text.optional(),
  methods: z.array(Text).max(20).optional(),
  department: Text.optional(),
  evidence: Data.optional(),
  rule: Data.optional(),
  sum: Data.optional(),
  note: Text.optional(),
}
const DraftChange = z.object({ path: Text, hide: z.literal(true).optional(), name: Text.optional(), ...said })
export type DraftChange = z.infer<typeof DraftChange>

const DraftAddition = z.object({
  under: Text.optional(),
  after: Text.optional(),
  number: Text,
  name: Text,
  kind: z.enum(['normal', 'bonus', 'deduction', 'veto', 'admission']).optional(),
  ...said,
})
export type DraftAddition = z.infer<typeof DraftAddition>

/** Local rules 地方细则 while they are being written; checked by trying them. */
export const OverlayDraft = z.object({
  base: z.object({ key: Text, version: Text }).describe('基准体系'),
  key: Text.describe('合成后的体系代号'),
  version: Text.describe('合成后的版本'),
  title: Text.describe('合成后的名称'),
  issuer: Text.optional(),
  cohort: Text.optional(),
  effectiveFrom: Text.optional(),
  effectiveTo: Text.optional(),
  termYears: z.number().int().optional(),
  note: Text.optional(),
  classes: z
    .array(z.object({ name: Text, atLeast: Text }))
    .max(20)
    .optional(),
  departments: z.array(Text).max(500).optional(),
  total: Text.optional().describe('合成后的满分，写了就核对'),
  upper: z.enum(['follow', 'keep']).optional(),
  changes: z.array(DraftChange).max(3000),
  additions: z.array(DraftAddition).max(3000),
})
export type OverlayDraft = z.infer<typeof OverlayDraft>

const OverlayNode = z.object({
  path: z.string(),
  number: z.string(),
  name: z.string(),
  depth: z.number().int(),
  points: z.string(),
  kind: z.enum(['normal', 'bonus', 'deduction', 'veto', 'admission']),
  local: z.enum(['added', 'changed']).nullable().describe('地方增设、地方调整'),
})

const OverlayFault = z.object({
  part: z.enum(['head', 'changes', 'additions']),
  index: z.number().int().describe('第几条，从 0 起'),
  field: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  sheet: z.string().nullable().describe('文件里的位置；不是读文件的为空'),
  row: z.number().int().nullable(),
  column: z.string().nullable(),
})
export type OverlayFault = z.infer<typeof OverlayFault>

export const OverlayCheck = z.object({
  /** What was read; a page goes on from it. */
  overlay: OverlayDraft.nullable(),
  base: z.object({ id: Id, title: z.string(), version: z.string(), points: z.string() }).nullable(),
  total: z.string().describe('合成后的满分'),
  published: z.enum(['no', 'same', 'different']),
  nodes: z.array(OverlayNode),
  hidden: z.array(z.string()).describe('写明不适用的条目'),
  errors: z.number().int(),
  warnings: z.number().int(),
  faults: z.array(OverlayFault).describe('最多列出前 500 处'),
})
export type OverlayCheck = z.infer<typeof OverlayCheck>
