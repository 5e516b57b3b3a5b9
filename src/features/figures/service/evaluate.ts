import type { Context } from '../../../platform/http/context.ts'
import { type Measure, measureRecords } from '../../ledgers/index.ts'
import { type Counts, countsOn } from '../../organization/index.ts'
import { type CompiledFigure, partsOf } from '../rules/compile.ts'
import type { Range } from '../rules/period.ts'
import { difference, divide, ratio, type Value } from '../rules/values.ts'
import { figureCatalogue, leavesOf } from './catalogue.ts'

/** What evaluation needs of a context; a transaction's context sees what the transaction has written. */
export type Evaluation = Pick<Context, 'db' | 'content' | 'today'> & { actor: { unitId: string } }

export interface Slice {
  departmentId?: string | undefined
  communityId?: string | undefined
}

export interface FigureValue {
  /** Exact decimal text at the figure's decimals; null when it cannot be said. */
  value: Value
  /** Records it rests on, each counted once. */
  records: number
}

/**
 * The values of some figures over a range of days, both ends included, by one query a ledger and one for the organisation.
 * Ids that are no figure are left out.
 */
export async function figuresFor(
  ctx: Evaluation,
  ids: string[],
  range: Range,
  slice: Slice = {},
): Promise<Map<string, FigureValue>> {
  const values = await figuresOver(ctx, ids, [range], slice)
  return new Map([...values].map(([id, [value]]) => [id, value!]))
}

/** The same for several ranges at once, still one query a ledger; values stand in the order of the ranges. */
export async function figuresOver(
  ctx: Evaluation,
  ids: string[],
  ranges: Range[],
  slice: Slice,
): Promise<Map<string, FigureValue[]>> {
  const catalogue = await figureCatalogue(ctx)
  const wanted = ids.filter((id) => catalogue.has(id))
  const leaves = [...new Set(wanted.flatMap((id) => leavesOf(catalogue, id)))]
  const known = await countOrganization(ctx, leaves, ranges, slice)
  const unions = await measureLedgers(ctx, catalogue, wanted, leaves, ranges, slice, known)

  const valueAt = (id: string, at: number): Value => {
    const leaf = known.get(id)
    if (leaf) return leaf[at]!.value
    const { definition } = catalogue.get(id)!
    const { source, decimals } = definition
    const [first, second] = partsOf(definition).map((part) => valueAt(part.id, at)) as [Value, Value]
    return source.from === 'ratio' ? ratio(first, second, source.times, decimals) : difference(first, second, decimals)
  }
  return new Map(
    wanted.map((id) => [
      id,
      ranges.map((_, at) => known.get(id)?.[at] ?? { value: valueAt(id, at), records: unions.get(id)![at]! }),
    ]),
  )
}

export function measureOver({ source }: CompiledFigure, range: Range): Measure {
  const { measure, window } = source!
  return { ...measure, from: window === 'period' ? range.from : null, to: range.to }
}

/** Fills `known` with the leaves drawn from ledgers; answers, for figures of parts, how many records they rest on. */
async function measureLedgers(
  ctx: Evaluation,
  catalogue: ReadonlyMap<string, CompiledFigure>,
  wanted: string[],
  leaves: CompiledFigure[],
  ranges: Range[],
  slice: Slice,
  known: Map<string, FigureValue[]>,
): Promise<Map<string, number[]>> {
  const composites = wanted.filter((id) => partsOf(catalogue.get(id)!.definition).length > 0)
  const records = new Map(composites.map((id) => [id, ranges.map(() => 0)]))
  const byLedger = Map.groupBy(
    leaves.filter(({ source }) => source),
    ({ source }) => source!.ledger,
  )
  for (const [ledger, own] of byLedger) {
    // Measure `leaf * ranges + at`, so that an index tells both.
    const measures = own.flatMap((leaf) => ranges.map((range) => measureOver(leaf, range)))
    const members = composites.flatMap((id) => {
      const parts = leavesOf(catalogue, id).flatMap((leaf) => (own.includes(leaf) ? own.indexOf(leaf) : []))
      return parts.length === 0 ? [] : ranges.map((_, at) => ({ id, at, of: parts.map((p) => p * ranges.length + at) }))
    })
    const scope = { unitId: ctx.actor.unitId, ledger, ...slice }
    const { measured, unions } = await measureRecords(
      ctx.db,
      scope,
      measures,
      members.map(({ of }) => of),
    )
    own.forEach(({ definition, source }, index) => {
      const values = measured.slice(index * ranges.length, (index + 1) * ranges.length)
      known.set(
        definition.id,
        values.map(({ value, records }) => ({
          value: value === null ? null : divide(value, source!.divideBy, definition.decimals),
          records,
        })),
      )
    })
    members.forEach(({ id, at }, index) => {
      records.get(id)![at]! += unions[index]!
    })
  }
  return records
}

const countKeys = {
  staff: 'staff',
  departments: 'departments',
  communities: 'communities',
  'group-members': 'groupMembers',
} as const

/** The day on which a range's organisation is counted: its last, or today while it runs. */
export function countingDay(ctx: Pick<Evaluation, 'today'>, range: Range): string {
  return range.to < ctx.today ? range.to : ctx.today
}

/** Figures of the organisation belong to the whole unit: for a department or community they cannot be said. */
async function countOrganization(
  ctx: Evaluation,
  leaves: CompiledFigure[],
  ranges: Range[],
  slice: Slice,
): Promise<Map<string, FigureValue[]>> {
  const own = leaves.filter(({ definition }) => definition.source.from === 'organization')
  const sliced = slice.departmentId !== undefined || slice.communityId !== undefined
  const counts: (Counts | undefined)[] = []
  for (const range of ranges)
    counts.push(
      own.length === 0 || sliced ? undefined : await countsOn(ctx.db, ctx.actor.unitId, countingDay(ctx, range)),
    )
  return new Map(
    own.map(({ definition }) => {
      const { source, decimals, id } = definition
      const key = countKeys[(source as Extract<typeof source, { from: 'organization' }>).count]
      return [
        id,
        counts.map((count) => ({ value: count ? divide(String(count[key]), 1, decimals) : null, records: 0 })),
      ]
    }),
  )
}
