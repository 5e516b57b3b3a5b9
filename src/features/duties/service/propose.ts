import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { nodesAsOf, postsAsOf } from '../../organization/index.ts'
import { currentScheme, schemeOf } from '../../schemes/index.ts'
import { errors, type Proposal, type Schedule } from '../contract.ts'
import * as queries from '../queries/index.ts'
import { criterionMap, headOf, namesIn, placeNamed, scheduleOf } from '../rules/index.ts'

/** What an automatic assignment would do; nothing is changed, and what has a department is left alone. */
export async function propose(ctx: Context, from: 'column' | 'last-cycle'): Promise<Proposal> {
  return from === 'column' ? fromColumn(ctx) : fromLastCycle(ctx)
}

async function standing(ctx: Context) {
  const { unitId } = ctx.actor
  const [nodes, posts] = await Promise.all([nodesAsOf(ctx.db, unitId, ctx.today), postsAsOf(ctx.db, unitId, ctx.today)])
  return { nodes, posts, byNode: Map.groupBy(posts, (post) => post.node_id) }
}

async function fromColumn(ctx: Context): Promise<Proposal> {
  const { cycle, scheme } = await currentScheme(ctx)
  const { unitId } = ctx.actor
  const [rows, { nodes, byNode }, unit] = await Promise.all([
    queries.dutiesOf(ctx.db, unitId, cycle.id),
    standing(ctx),
    ctx.db.selectFrom('units').select(['name', 'short_name']).where('id', '=', unitId).executeTakeFirstOrThrow(),
  ])
  const owned = new Set(rows.filter((row) => row.department_id).map((row) => row.criterion_id))
  const unitNames = [unit.name, unit.name.replace(/[（(].*$/, ''), unit.short_name]
  const result: Proposal = { matched: [], unmatched: [], already: 0, silent: 0 }
  for (const { id, department } of scheme.criteria) {
    if (owned.has(id)) result.already += 1
    else if (!department?.trim()) result.silent += 1
    else {
      const names = namesIn(department)
      const [lead, ...others] = names
      const match = lead && placeNamed(lead, nodes, unitNames)
      if (!match) {
        result.unmatched.push({ criterionId: id, text: department })
        continue
      }
      const before = rows.find((row) => row.criterion_id === id && row.part === '')
      result.matched.push({
        criterionId: id,
        part: '',
        text: department,
        how: match.how,
        departmentId: match.id,
        postId: headOf(byNode.get(match.id) ?? [])?.id ?? null,
        measure: before?.measure ?? null,
        schedule: before ? scheduleOf(before) : null,
        others,
      })
    }
  }
  return result
}

async function fromLastCycle(ctx: Context): Promise<Proposal> {
  const { cycle, scheme } = await currentScheme(ctx)
  const { unitId } = ctx.actor
  const former = (await queries.formerCycle(ctx.db, unitId)) ?? fail(errors.noFormerCycle)
  const [formerScheme, formerRows, rows, { nodes, posts }] = await Promise.all([
    schemeOf(ctx, former.version_id),
    queries.dutiesOf(ctx.db, unitId, former.id),
    queries.dutiesOf(ctx.db, unitId, cycle.id),
    standing(ctx),
  ])
  const owned = new Set(rows.filter((row) => row.department_id).map((row) => `${row.criterion_id} ${row.part}`))
  const [nodeIds, postIds] = [nodes, posts].map((list) => new Set(list.map(({ id }) => id)))
  const criteria = criterionMap(formerScheme.nodes, scheme.nodes)
  const years = Number(cycle.startsOn.slice(0, 4)) - Number(former.starts_on.slice(0, 4))
  const result: Proposal = { matched: [], unmatched: [], already: 0, silent: 0 }
  const taken = new Set<string>()
  const byCriterion = Map.groupBy(formerRows, (row) => row.criterion_id)
  for (const row of formerScheme.criteria.flatMap(({ id }) => byCriterion.get(id) ?? [])) {
    if (!row.department_id) continue
    const target = criteria.get(row.criterion_id)
    const name = formerScheme.byId.get(row.criterion_id)
    const text = [name?.number, name?.name, row.part].filter(Boolean).join(' ')
    const key = target && `${target.id} ${row.part}`
    if (key && (owned.has(key) || taken.has(key))) result.already += 1
    else if (!key || !scheme.byId.get(target.id)?.isCriterion || !nodeIds!.has(row.department_id))
      result.unmatched.push({ criterionId: target?.id ?? null, text })
    else {
      taken.add(key)
      result.matched.push({
        criterionId: target.id,
        part: row.part,
        text,
        how: target.how,
        departmentId: row.department_id,
        postId: row.post_id && postIds!.has(row.post_id) ? row.post_id : null,
        measure: row.measure,
        schedule: laterBy(years, scheduleOf(row), cycle),
        others: [],
      })
    }
  }
  return result
}

/** The same rhythm in the new cycle; a date goes on by years, and is dropped when the cycle does not reach it. */
function laterBy(
  years: number,
  schedule: Schedule | null,
  cycle: { startsOn: string; endsOn: string },
): Schedule | null {
  if (!schedule?.dueOn) return schedule
  const [year, month, day] = schedule.dueOn.split('-')
  const dueOn = `${Number(year) + years}-${month}-${month === '02' && day === '29' ? '28' : day}`
  if (dueOn >= cycle.startsOn && dueOn <= cycle.endsOn) return { ...schedule, dueOn }
  return schedule.recurrence === 'term' ? { ...schedule, dueOn: null } : null
}
