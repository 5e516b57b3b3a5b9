import type { DutyChange } from '../../features/duties/contract.ts'
import type { NewTask } from '../../features/duties/index.ts'
import type { ImportedOrganization } from '../../features/organization/index.ts'
import type { SchemeNode, SchemeTree } from '../../features/schemes/contract.ts'
import type { ExampleContent } from './content.ts'
import { addDays, type ExamplePlan } from './plan.ts'

export interface PlannedDuties {
  assignments: Omit<DutyChange, 'part'>[]
  tasks: NewTask[]
}

const day = { dueOn: null, month: null, day: null, lastDays: null }
/** Some duties come round by themselves. */
const rhythms: Record<number, NonNullable<DutyChange['schedule']>> = {
  3: { ...day, recurrence: 'monthly', day: 25 },
  6: { ...day, recurrence: 'quarterly', lastDays: 5 },
  10: { ...day, recurrence: 'yearly', month: 11, day: 30 },
}

/**
 * Owners as the scheme's responsible column says, with gaps worth seeing: a few criteria still lack a post or any owner,
 * a few tasks are overdue, some are due within the week.
 */
export function planDuties(
  content: ExampleContent,
  plan: ExamplePlan,
  tree: SchemeTree,
  ids: ImportedOrganization,
): PlannedDuties {
  const criteria = tree.nodes.filter((node) => node.isCriterion)
  const assignments = criteria
    .filter((_, i) => i % 29 !== 17)
    .map((criterion, i): Omit<DutyChange, 'part'> => {
      const department =
        content.departments.find(({ name }) => name === criterion.department) ?? content.departments[0]!
      const post = department.posts[i % department.posts.length]!
      return {
        criterionId: criterion.id,
        departmentId: ids.nodes.get(department.name)!,
        postId: i % 23 === 11 ? null : ids.posts.get(`${department.name}/${post}`)!,
        measure: criterion.evidence,
        schedule: rhythms[i % 12] ?? null,
      }
    })
  const tasks = criteria.flatMap((criterion, i) => tasksFor(criterion, i, plan.year))
  return { assignments, tasks }
}

function tasksFor(criterion: SchemeNode, i: number, year: ExamplePlan['year']): NewTask[] {
  const topic = criterion.name.split(/[，。；]/)[0]!.slice(0, 40)
  const task = (title: string, dueOn: string): NewTask => {
    const past = dueOn < year.today
    const state = !past || i % 13 === 5 ? 'open' : i % 13 === 9 ? 'submitted' : 'done'
    return { criterionId: criterion.id, title, dueOn, state }
  }
  const first = task(`整理“${topic}”佐证材料`, addDays(year.from, 60 + ((i * 37) % 240)))
  if (i % 6 === 0) return [first, task(`补齐“${topic}”年末材料`, addDays(year.today, 1 + (i % 9)))]
  if (i % 6 === 3) return [first, task(`年终自查“${topic}”`, year.to)]
  return [first]
}
