import type { OperationArguments, OperationOutput } from '../../../libs/contract/index.ts'
import { decimal, plain, ruleOf, sum } from '../../../libs/scoring/index.ts'
import type { Context } from '../../../platform/http/context.ts'
import { type Base, baseOf, effortOf, efforts, statablePoints } from '../../assessments/index.ts'
import type { operations, Step } from '../contract.ts'
import * as queries from '../queries.ts'
import { byWorth } from '../rules.ts'

type StepsQuery = OperationArguments<typeof operations.steps>['query']

/** One page of the open points in the order in which work pays. @throws AppError `schemes.noCycle` */
export async function steps(
  ctx: Context,
  { departmentId, page, pageSize }: StepsQuery,
): Promise<OperationOutput<typeof operations.steps>> {
  const all = await allSteps(ctx)
  const counts = new Map<string, { id: string; name: string; steps: number }>()
  for (const { owners } of all) {
    const own = new Map(owners.flatMap(({ departmentId: id, department }) => (id ? [[id, department ?? '']] : [])))
    for (const [id, name] of own) counts.set(id, { id, name, steps: (counts.get(id)?.steps ?? 0) + 1 })
  }
  const unowned = all.filter(({ owners }) => owners.length === 0)
  const chosen =
    departmentId === undefined
      ? all
      : departmentId === 'none'
        ? unowned
        : all.filter(({ owners }) => owners.some((owner) => owner.departmentId === departmentId))
  return {
    items: chosen.slice((page - 1) * pageSize, page * pageSize),
    total: chosen.length,
    points: plain(sum(chosen.map((step) => decimal(step.points)))),
    departments: [...counts.values()].sort((a, b) => b.steps - a.steps || a.name.localeCompare(b.name, 'zh-CN')),
    unowned: unowned.length,
  }
}

/** Every open point of the current cycle, the most points for the least work first. */
export async function allSteps(ctx: Context): Promise<Step[]> {
  const base = await baseOf(ctx)
  const { unitId } = ctx.actor
  const open = openPoints(base)
  const ids = open.map(({ criterionId }) => criterionId)
  const [estimates, rows] = [
    await efforts(ctx.db, unitId, base.cycleId),
    await queries.ownersOf(ctx.db, unitId, base.cycleId, ids, ctx.today),
  ]
  const owners = Map.groupBy(rows, (row) => row.criterionId)
  return open
    .map((point): Step => {
      const own = owners.get(point.criterionId) ?? []
      const estimate = estimates.get(point.criterionId)
      const due = own.flatMap(({ dueOn }) => dueOn ?? []).sort()
      return {
        ...point,
        effort: estimate ?? point.effort,
        estimated: estimate !== undefined,
        owners: own.map(({ criterionId: _, dueOn: __, ...owner }) => owner),
        wanted: own.length === 0 ? point.wanted : null,
        dueOn: due[0] ?? null,
      }
    })
    .sort(byWorth)
}

/** Criteria with points still to be had by work, in the order of the scheme. */
function openPoints({ scheme, scores, stated, figures }: Base) {
  const values = new Map(figures.map(({ figure, value }) => [figure, value]))
  return scheme.criteria.flatMap(({ id, number, name, path, kind, department, figures: read }) => {
    const [placed, score] = [scheme.tree.byPath.get(path)!, scores.get(path)!]
    if ((kind !== 'normal' && kind !== 'bonus') || score.winBack === '' || !score.applicable) return []
    const points = kind === 'bonus' ? placed.points.minus(score.got) : decimal(score.lost)
    if (points.lte(0)) return []
    const said = stated.get(id)
    const unanswered = statablePoints(placed).gt(0) && (said === undefined || said.points === null)
    return [
      {
        criterionId: id,
        number,
        name,
        kind,
        points: plain(points),
        winBack: score.winBack,
        effort: effortOf({
          rule: ruleOf(placed),
          unanswered,
          values: new Map(read.map((figure) => [figure, values.get(figure) ?? null])),
        }),
        wanted: department,
      },
    ]
  })
}
