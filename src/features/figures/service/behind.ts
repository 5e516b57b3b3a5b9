import { type BehindRow, recordsCounted } from '../../ledgers/index.ts'
import type { Range } from '../rules/period.ts'
import { figureCatalogue, leavesOf } from './catalogue.ts'
import { type Evaluation, measureOver, type Slice } from './evaluate.ts'

/** A record a figure rests on, at the version it has now. */
export type RecordBehind = BehindRow & { ledger: string }

/** For each figure the records its value rests on, each once, ledger by ledger, oldest first; one query a ledger. */
export async function recordsBehind(
  ctx: Evaluation,
  ids: string[],
  range: Range,
  slice: Slice = {},
): Promise<Map<string, RecordBehind[]>> {
  const catalogue = await figureCatalogue(ctx)
  const leavesByFigure = new Map(
    ids.filter((id) => catalogue.has(id)).map((id) => [id, leavesOf(catalogue, id).filter(({ source }) => source)]),
  )
  const leaves = [...new Set([...leavesByFigure.values()].flat())]
  const counted = new Map<(typeof leaves)[number], RecordBehind[]>()
  for (const [ledger, own] of Map.groupBy(leaves, ({ source }) => source!.ledger)) {
    const scope = { unitId: ctx.actor.unitId, ledger, ...slice }
    const rows = await recordsCounted(
      ctx.db,
      scope,
      own.map((leaf) => measureOver(leaf, range)),
    )
    own.forEach((leaf, index) => {
      counted.set(
        leaf,
        rows[index]!.map((row) => ({ ...row, ledger })),
      )
    })
  }
  return new Map(
    [...leavesByFigure].map(([id, own]) => {
      const records = own.flatMap((leaf) => counted.get(leaf)!)
      return [id, [...new Map(records.map((record) => [record.id, record])).values()]]
    }),
  )
}
