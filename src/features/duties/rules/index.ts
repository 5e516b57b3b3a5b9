import { fail } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/permissions/index.ts'
import { errors, type TaskState } from '../contract.ts'

/** The department or community a liaison speaks for; null for everybody else. */
export function placeOf(actor: Actor): string | null {
  if (actor.role === 'department-liaison') return actor.departmentId
  return actor.role === 'community-liaison' ? actor.communityId : null
}

export interface Owner {
  departmentId: string | null
  postId: string | null
}

/** What stands on the day of the assignment. */
export interface Standing {
  nodes: ReadonlyMap<string, { name: string }>
  posts: ReadonlyMap<string, { name: string; node_id: string | null }>
}

/** Department and post must both stand today, and the post must be one of the department. */
export function checkOwner({ departmentId, postId }: Owner, { nodes, posts }: Standing): void {
  const department = departmentId === null ? undefined : (nodes.get(departmentId) ?? fail(errors.noSuchDepartment))
  if (postId === null) return
  const post = posts.get(postId) ?? fail(errors.noSuchPost)
  if (post.node_id !== departmentId) {
    fail(errors.postOutsideDepartment, { post: post.name, department: department?.name ?? '未选部门' })
  }
}

export type TaskAction = 'submit' | 'confirm' | 'return'

const steps: Record<TaskAction, { from: readonly TaskState[]; to: TaskState }> = {
  submit: { from: ['open', 'returned'], to: 'submitted' },
  confirm: { from: ['submitted'], to: 'done' },
  return: { from: ['submitted'], to: 'returned' },
}

const stateNames: Record<TaskState, string> = {
  open: '待办',
  submitted: '已提交待确认',
  done: '已办结',
  returned: '已退回',
}

/** The state a task gets. @throws AppError `duties.wrongState` */
export function stateAfter(state: TaskState, action: TaskAction): TaskState {
  const { from, to } = steps[action]
  if (!from.includes(state)) fail(errors.wrongState, { state: stateNames[state] })
  return to
}

/** Handed-in tasks wait for the office, so they are no longer late. */
export const unfinished: readonly TaskState[] = ['open', 'returned']

export function isOverdue(state: TaskState, dueOn: string, today: string): boolean {
  return unfinished.includes(state) && dueOn < today
}

export * from './describe.ts'
export * from './match.ts'
export * from './schedule.ts'
export * from './turn-over.ts'
