import type { DutyTable, TaskTable } from '../tables.ts'
import { type Span, sameRhythm, scheduleOf, type Turn, turnsOf } from './schedule.ts'

/** What a duty's new rhythm does to its tasks. */
export interface TurnOver {
  make: Turn[]
  remove: TaskTable[]
  shift: { task: TaskTable; turn: Turn }[]
}

interface Given {
  before: DutyTable | null
  after: DutyTable
  /** Those of the duty that have a period. */
  tasks: readonly TaskTable[]
  title: string
  cycle: Span
  horizon: string
  today: string
}

/**
 * Only open tasks that are not yet due change with the rhythm, and an unfinished one that comes but once; whatever was
 * handed in, confirmed or missed stays. No task is made for a day that is over.
 */
export function turnOver({ before, after, tasks, title, cycle, horizon, today }: Given): TurnOver {
  const result: TurnOver = { make: [], remove: [], shift: [] }
  if (before && sameRhythm(before, after) && before.part === after.part) return result
  const schedule = scheduleOf(after)
  const turns = schedule ? turnsOf(schedule, cycle, horizon).filter(({ dueOn }) => dueOn >= today) : []
  const wanted = new Map(turns.map((turn) => [turn.period, turn]))
  for (const task of tasks) {
    const turn = wanted.get(task.period!)
    wanted.delete(task.period!)
    const untouched = task.state === 'open' && task.due_on >= today
    const single = (task.period === 'once' || task.period === 'term') && /open|returned/.test(task.state)
    if (!turn && untouched) result.remove.push(task)
    if (turn && (untouched || single) && differs(task, turn, title)) result.shift.push({ task, turn })
  }
  result.make.push(...wanted.values())
  return result
}

const differs = (task: TaskTable, turn: Turn, title: string) =>
  task.due_on !== turn.dueOn || task.opens_on !== turn.opensOn || task.title !== title

/** What the tasks of a duty are called: its part, else the beginning of the criterion. */
export function taskTitle(part: string, criterion: string): string {
  return (part || criterion.split(/[，。；;\n]/)[0]!).slice(0, 60)
}
