import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { listTasks } from '../../duties/index.ts'
import { currentCycle } from '../../schemes/index.ts'
import { type CalendarEvent, errors, type Scope } from '../contract/index.ts'
import * as queries from '../queries.ts'
import { windowsWithin } from '../rules/index.ts'
import { ladder } from './ladder.ts'

export const longestRange = 400

export interface Calendar {
  items: CalendarEvent[]
  /** Tasks beyond the limit. */
  more: number
}

/** Everything dated within a stretch of days, by day; at most `limit` tasks. */
export async function calendar(
  ctx: Context,
  { from, to, scope }: { from: string; to: string; scope: Scope },
  limit = 500,
): Promise<Calendar> {
  if ((Date.parse(to) - Date.parse(from)) / 86_400_000 > longestRange) fail(errors.rangeTooLong, { days: longestRange })
  if (to < from) return { items: [], more: 0 }
  const [tasks, plans] = await Promise.all([tasksWithin(ctx, from, to, scope, limit), plansWithin(ctx, from, to)])
  const items = [...plans, ...tasks.items].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  return { items, more: tasks.more }
}

async function tasksWithin(ctx: Context, from: string, to: string, scope: Scope, limit: number): Promise<Calendar> {
  if (!(await currentCycle(ctx))) return { items: [], more: 0 }
  const { items, total } = await listTasks(ctx, { scope, from, to, page: 1, pageSize: limit })
  return {
    items: items.map((task) => ({
      key: `task-${task.id}`,
      kind: 'task',
      title: task.title,
      place: task.department,
      from: task.dueOn,
      to: task.dueOn,
      state: task.state,
      taskId: task.id,
    })),
    more: total - items.length,
  }
}

/** What concerns the whole unit: stages, times of application, ends of terms and of the cycle. */
async function plansWithin(ctx: Context, from: string, to: string): Promise<CalendarEvent[]> {
  const [stages, { levels }, cycle] = await Promise.all([
    queries.stagesWithin(ctx.db, ctx.actor.unitId, from, to),
    ladder(ctx),
    currentCycle(ctx),
  ])
  const event = (kind: CalendarEvent['kind'], key: string, title: string, days: { from: string; to: string }) => ({
    key: `${kind}-${key}`,
    kind,
    title,
    place: null,
    state: null,
    taskId: null,
    ...days,
  })
  return [
    ...stages.map((stage) => event('stage', stage.id, stage.name, { from: stage.starts_on, to: stage.ends_on })),
    ...levels.flatMap((level) =>
      level.window
        ? windowsWithin(level.window, from, to).map((days) =>
            event('window', `${level.key}-${days.from}`, level.name, days),
          )
        : [],
    ),
    ...levels.flatMap(({ key, name, until }) =>
      until && until >= from && until <= to ? [event('term', key, name, { from: until, to: until })] : [],
    ),
    ...(cycle && cycle.endsOn >= from && cycle.endsOn <= to
      ? [event('cycle', cycle.id, cycle.name, { from: cycle.endsOn, to: cycle.endsOn })]
      : []),
  ]
}
