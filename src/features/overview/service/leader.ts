import { decimal, plain, sum } from '../../../libs/scoring/index.ts'
import type { Context } from '../../../platform/http/context.ts'
import { baseOf } from '../../assessments/index.ts'
import { coverage, gapAlarms } from '../../duties/index.ts'
import { currentCycle } from '../../schemes/index.ts'
import type { LeaderPage, Step } from '../contract.ts'
import * as queries from '../queries.ts'
import { lostCriteria } from '../rules.ts'
import { allSteps } from './steps.ts'

/** What fits a sheet of A4 beside each other. */
const shown = { lost: 7, owing: 8, next: 5 }

/** Everything a leader asks at a glance. @throws AppError `schemes.noCycle` */
export async function leader(ctx: Context): Promise<LeaderPage> {
  const { scheme, scores, total, cycleId } = await baseOf(ctx)
  const { unitId } = ctx.actor
  const cycle = (await currentCycle(ctx))!
  const steps = await allSteps(ctx)
  const duties = await coverage(ctx)
  const owing = await owingDepartments(ctx, cycleId, steps)
  const nodes = scheme.criteria.map(({ id, path }) => {
    const { full, got, lost, why, winBack } = scores.get(path)!
    return { nodeId: id, full, got, lost, why, winBack }
  })
  const lost = lostCriteria(scheme.criteria, nodes)
  const top = lost.slice(0, shown.lost)
  const ids = top.map(({ nodeId }) => nodeId)
  const owners = new Map(
    (await queries.ownersOf(ctx.db, unitId, cycleId, ids, ctx.today)).map((row) => [row.criterionId, row.department]),
  )
  return {
    cycle: {
      name: cycle.name,
      startsOn: cycle.startsOn,
      endsOn: cycle.endsOn,
      title: scheme.content.title,
      version: scheme.content.version,
    },
    full: total.full,
    got: total.got,
    class: total.class,
    barred: total.bars.map(({ path, why }) => {
      const criterion = scheme.criteria.find((one) => one.path === path)
      return { criterionId: criterion?.id ?? null, name: criterion?.name ?? null, why }
    }),
    above: nextClass(scheme.content.classes, total.got),
    lost: top.map(({ nodeId, number, name, lost: points, why, department }) => ({
      criterionId: nodeId,
      number,
      name,
      lost: points,
      why: why ?? '',
      department: owners.get(nodeId) ?? department,
    })),
    lostCount: lost.length,
    owing: owing.slice(0, shown.owing),
    owingCount: owing.length,
    criteria: duties.criteria,
    owned: duties.owned,
    gaps: (await gapAlarms(ctx)).filter((gap) => gap.state === 'open'),
    next: steps.slice(0, shown.next),
  }
}

/** Departments with unfinished tasks or open points; the latest first, then those with the most to win. */
async function owingDepartments(ctx: Context, cycleId: string, steps: readonly Step[]): Promise<LeaderPage['owing']> {
  const rows = await queries.owingByDepartment(ctx.db, ctx.actor.unitId, cycleId, ctx.today)
  const byId = new Map<string | null, LeaderPage['owing'][number]>()
  const entryOf = (departmentId: string | null, name: string | null) => {
    const entry = byId.get(departmentId) ?? {
      departmentId,
      name,
      open: 0,
      overdue: 0,
      nextDue: null,
      steps: 0,
      points: '0',
    }
    byId.set(departmentId, entry)
    return entry
  }
  for (const { departmentId, name, open, overdue, nextDue } of rows)
    Object.assign(entryOf(departmentId, name), { open, overdue, nextDue })
  for (const { owners, points } of steps) {
    const own = new Map(owners.map(({ departmentId, department }) => [departmentId, department]))
    if (own.size === 0) own.set(null, null)
    for (const [departmentId, name] of own) {
      const entry = entryOf(departmentId, name)
      entry.steps += 1
      entry.points = plain(sum([decimal(entry.points), decimal(points)]))
    }
  }
  return [...byId.values()].sort((a, b) => b.overdue - a.overdue || Number(b.points) - Number(a.points))
}

function nextClass(classes: readonly { name: string; atLeast: string }[], got: string): LeaderPage['above'] {
  const above = classes
    .filter(({ atLeast }) => decimal(atLeast).gt(got))
    .sort((a, b) => decimal(a.atLeast).cmp(b.atLeast))[0]
  return above ? { name: above.name, missing: plain(decimal(above.atLeast).minus(got)) } : null
}
