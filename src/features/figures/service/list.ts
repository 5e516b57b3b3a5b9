import type { z } from 'zod'
import { periodLabel } from '../../../libs/chinese/index.ts'
import type { OperationOutput } from '../../../libs/contract/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { allNodes } from '../../organization/index.ts'
import { currentCycle } from '../../schemes/index.ts'
import { errors, type Figure, type FigureDefinition, type operations } from '../contract.ts'
import { type Range, rangeOf } from '../rules/period.ts'
import { figureCatalogue } from './catalogue.ts'
import type { FigureValue, Slice } from './evaluate.ts'
import { shownFigures } from './shown.ts'

export type FigureQuery = z.output<NonNullable<typeof operations.list.query>>

/** The days asked for; a unit without a cycle yet looks at the calendar year. */
export async function rangeFor(ctx: Context, period: string): Promise<Range> {
  const year = ctx.today.slice(0, 4)
  const cycle = period === 'cycle' ? await currentCycle(ctx) : undefined
  return rangeOf(period, cycle ?? { startsOn: `${year}-01-01`, endsOn: `${year}-12-31` }, ctx.today)
}

/** @throws AppError `figures.noSuchPlace` */
export async function sliceFor(ctx: Context, { departmentId, communityId }: FigureQuery): Promise<Slice> {
  if (departmentId !== undefined || communityId !== undefined) {
    const nodes = await allNodes(ctx.db, ctx.actor.unitId)
    const exists = (id: string | undefined, kind: 'department' | 'community') =>
      id === undefined || nodes.some((node) => node.id === id && node.kind === kind)
    if (!exists(departmentId, 'department') || !exists(communityId, 'community')) fail(errors.noSuchPlace)
  }
  return { departmentId, communityId }
}

export async function listFigures(ctx: Context, query: FigureQuery): Promise<OperationOutput<typeof operations.list>> {
  const period = await rangeFor(ctx, query.period)
  const catalogue = await figureCatalogue(ctx)
  const { values } = await shownFigures(ctx, [...catalogue.keys()], query.period, period, await sliceFor(ctx, query))
  return {
    period,
    periodLabel: periodLabel(period.from, period.to),
    items: [...catalogue.values()].map(({ definition }) => toFigure(definition, values.get(definition.id)!)),
  }
}

export function toFigure(definition: FigureDefinition, { value, records }: FigureValue): Figure {
  const { id, name, group, unit, headline } = definition
  return { id, name, group, unit, value, definition: definition.definition, headline, records }
}
