import { periodLabel } from '../../../libs/chinese/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { contributionsTo } from '../../ledgers/index.ts'
import { allNodes, groupMembersOn, nodeNameOn, nodesAsOf, staffOn } from '../../organization/index.ts'
import { errors, type FigureDefinition, type FigureDetail } from '../contract.ts'
import { type CompiledFigure, partsOf } from '../rules/compile.ts'
import { monthsOf, type Range } from '../rules/period.ts'
import { apportion } from '../rules/values.ts'
import { figureCatalogue } from './catalogue.ts'
import { countingDay, figuresOver, measureOver, type Slice } from './evaluate.ts'
import { type FigureQuery, rangeFor, sliceFor, toFigure } from './list.ts'
import { shownFigures } from './shown.ts'

/** One figure down to its records. @throws AppError `figures.noSuchFigure`, `figures.noSuchPlace` */
export async function getFigure(ctx: Context, id: string, query: FigureQuery): Promise<FigureDetail> {
  const catalogue = await figureCatalogue(ctx)
  const figure = catalogue.get(id) ?? fail(errors.noSuchFigure, { figure: id })
  const range = await rangeFor(ctx, query.period)
  const slice = await sliceFor(ctx, query)
  const parts = partsOf(figure.definition)
  const ids = [id, ...parts.map((part) => part.id)]
  const { values, unseen } = await shownFigures(ctx, ids, query.period, range, slice)
  const value = values.get(id)!
  const seen = !unseen.has(id)
  return {
    ...toFigure(figure.definition, value),
    period: range,
    periodLabel: periodLabel(range.from, range.to),
    contributions: seen ? await contributions(ctx, figure, range, slice) : [],
    hidden: seen ? 0 : value.records,
    restricted: !seen,
    parts: parts.map((part) => ({
      role: part.role,
      figure: toFigure(catalogue.get(part.id)!.definition, values.get(part.id)!),
    })),
    counted: value.value === null ? [] : await counted(ctx, figure.definition, countingDay(ctx, range)),
    series: seen ? await seriesOf(ctx, id, range, slice) : [],
  }
}

/** What each record adds, at the figure's decimals, adding up to its value exactly. */
async function contributions(
  ctx: Context,
  figure: CompiledFigure,
  range: Range,
  slice: Slice,
): Promise<FigureDetail['contributions']> {
  if (!figure.source) return []
  const { ledger, divideBy } = figure.source
  const { unitId } = ctx.actor
  const rows = await contributionsTo(ctx.db, { unitId, ledger, ...slice }, measureOver(figure, range))
  const amounts = apportion(
    rows.map((row) => row.amount),
    divideBy,
    figure.definition.decimals,
  )
  const places = new Map((await allNodes(ctx.db, unitId)).map((node) => [node.id, node]))
  const nameOf = (placeId: string | null, day: string) => {
    const place = placeId === null ? undefined : places.get(placeId)
    return place ? nodeNameOn(place, day) : null
  }
  return rows.map((row, index) => ({
    recordId: row.id,
    ledger,
    title: row.title,
    occurredOn: row.occurred_on,
    department: nameOf(row.department_id, row.occurred_on),
    community: nameOf(row.community_id, row.occurred_on),
    amount: amounts[index]!,
    evidence: row.evidence,
  }))
}

async function counted(ctx: Context, { source }: FigureDefinition, day: string): Promise<FigureDetail['counted']> {
  if (source.from !== 'organization') return []
  const { unitId } = ctx.actor
  const nodes = async (kind: 'department' | 'community') =>
    (await nodesAsOf(ctx.db, unitId, day)).filter((node) => node.kind === kind)
  const found = {
    staff: () => staffOn(ctx.db, unitId, day),
    'group-members': () => groupMembersOn(ctx.db, unitId, day),
    departments: () => nodes('department'),
    communities: () => nodes('community'),
  }[source.count]
  return (await found()).map(({ id, name }) => ({ id, name }))
}

async function seriesOf(ctx: Context, id: string, range: Range, slice: Slice): Promise<FigureDetail['series']> {
  const months = monthsOf(range, ctx.today)
  if (months.length === 0) return []
  const values = await figuresOver(ctx, [id], months, slice)
  return months.map(({ month }, index) => ({ month, value: values.get(id)![index]!.value }))
}
