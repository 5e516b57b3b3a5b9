import { sql } from 'kysely'
import { listDuties, listRows, listTasks } from '../../src/features/duties/index.ts'
import type { Db } from '../../src/platform/db/index.ts'
import { createContext, type Deps } from '../../src/platform/http/context.ts'
import { type Actor, roles } from '../../src/platform/permissions/index.ts'
import { type Entry, median } from './measure.ts'

/** Brings the unit's current cycle to `count` tasks, spread over its duties, days and states. */
export async function fillTasks(db: Db, unitId: string, count: number): Promise<void> {
  await sql`
    insert into tasks (unit_id, id, duty_id, cycle_id, department_id, post_id, title, due_on, state, updated_at)
    select d.unit_id, gen_random_uuid(), d.id, d.cycle_id, d.department_id, d.post_id, '基准任务' || n,
      c.starts_on + (n * 37 % 365), (array['open', 'submitted', 'done', 'done', 'returned'])[1 + n % 5], now()
    from generate_series(1, ${count}::int - (select count(*)::int from tasks where unit_id = ${unitId})) n
    join (select *, row_number() over (order by id) as place, count(*) over () as many from duties where unit_id = ${unitId}) d
      on d.place = 1 + n % d.many
    join cycles c on c.unit_id = d.unit_id and c.id = d.cycle_id and c.is_current`.execute(db)
  await sql`analyze tasks`.execute(db)
}

type Query = Parameters<typeof listTasks>[1]

/** Every sort, filter and far page, under every role: the slowest of them against the promise. */
export async function taskLists(deps: Deps, actor: Actor): Promise<Entry> {
  const place = await deps.db
    .selectFrom('tasks')
    .select('department_id')
    .where('unit_id', '=', actor.unitId)
    .where('department_id', 'is not', null)
    .limit(1)
    .executeTakeFirstOrThrow()
  const sorts: Query[] = (['due', 'criterion', 'department', 'state'] as const).flatMap((sort) =>
    (['asc', 'desc'] as const).map((order): Query => ({ sort, order })),
  )
  const queries: Query[] = [
    ...sorts,
    ...sorts.map((query): Query => ({ ...query, page: 190, pageSize: 50 })),
    { view: 'overdue', sort: 'department' },
    { search: '任务77', sort: 'criterion' },
    { departmentId: place.department_id!, view: 'open', sort: 'state' },
    { recurrence: 'none', from: '2026-03-01', to: '2026-09-30' },
    { scope: 'mine' },
    { scope: 'department', view: 'open' },
  ]
  let slowest = 0
  for (const role of roles) {
    const liaison = role.endsWith('liaison') ? place.department_id : null
    const ctx = createContext(deps, { ...actor, role, departmentId: liaison, communityId: liaison })
    for (const query of queries) slowest = Math.max(slowest, await timed(() => listTasks(ctx, query)))
    for (const sort of ['criterion', 'department', 'due'] as const)
      slowest = Math.max(slowest, await timed(() => listRows(ctx, { sort, pageSize: 50 })))
    slowest = Math.max(slowest, await timed(() => listDuties(ctx)))
  }
  return {
    name: 'slowest list of 10,000 tasks, all roles',
    value: slowest,
    unit: 'ms',
    ratio: slowest / 200,
    against: 'the promised 200 ms',
  }
}

async function timed(call: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < 5; i++) {
    const begin = performance.now()
    await call()
    times.push(performance.now() - begin)
  }
  return median(times)
}
