import type { Context } from '../../../platform/http/context.ts'
import { visibleKeys } from '../../ledgers/index.ts'
import type { Range } from '../rules/period.ts'
import { figureCatalogue, leavesOf } from './catalogue.ts'
import { type FigureValue, figuresFor, type Slice } from './evaluate.ts'

/**
 * The values as this person may see them, and the figures that rest on records this person may not open. Of those only the unit's whole
 * over a cycle or a year is shown: a department's or a month's value would tell where or when a confidential record happened.
 */
export async function shownFigures(
  ctx: Context,
  ids: string[],
  period: string,
  range: Range,
  slice: Slice,
): Promise<{ values: Map<string, FigureValue>; unseen: ReadonlySet<string> }> {
  const values = await figuresFor(ctx, ids, range, slice)
  const catalogue = await figureCatalogue(ctx)
  const visible = await visibleKeys(ctx)
  const rests = (id: string) => leavesOf(catalogue, id).flatMap(({ source }) => source?.ledger ?? [])
  const unseen = new Set(ids.filter((id) => rests(id).some((ledger) => !visible.includes(ledger))))
  const whole = /^(cycle|\d{4})$/.test(period) && slice.departmentId === undefined && slice.communityId === undefined
  if (!whole) for (const id of unseen) values.set(id, { value: null, records: 0 })
  return { values, unseen }
}
