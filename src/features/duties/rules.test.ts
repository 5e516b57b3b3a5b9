import { describe, expect, it } from 'vitest'
import type { TaskState } from './contract.ts'
import { checkOwner, isOverdue, stateAfter, type TaskAction } from './rules/index.ts'

const code = (run: () => unknown) => {
  try {
    return run()
  } catch (error) {
    return (error as { code: string }).code
  }
}

it('lets a task take these steps and no others', () => {
  const states: TaskState[] = ['open', 'submitted', 'done', 'returned']
  const actions: TaskAction[] = ['submit', 'confirm', 'return']
  const allowed = states.flatMap((state) =>
    actions.flatMap((action) => {
      const after = code(() => stateAfter(state, action))
      return after === 'duties.wrongState' ? [] : [`${state} ${action} ${after}`]
    }),
  )
  expect(allowed).toEqual([
    'open submit submitted',
    'submitted confirm done',
    'submitted return returned',
    'returned submit submitted',
  ])
})

describe('an owner', () => {
  const standing = {
    nodes: new Map([
      ['office', { name: '综合办' }],
      ['finance', { name: '财政所' }],
    ]),
    posts: new Map([
      ['head', { name: '主任', node_id: 'office' }],
      ['deputy', { name: '副主任', node_id: null }],
    ]),
  }
  const check = (departmentId: string | null, postId: string | null) =>
    code(() => checkOwner({ departmentId, postId }, standing))

  it('fits when the post is one of the department, or nothing is named', () => {
    expect([check('office', 'head'), check('office', null), check(null, null), check(null, 'deputy')]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  it('does not fit with the post of another department, or with what no longer stands', () => {
    expect(check('finance', 'head')).toBe('duties.postOutsideDepartment')
    expect(check(null, 'head')).toBe('duties.postOutsideDepartment')
    expect(check('office', 'deputy')).toBe('duties.postOutsideDepartment')
    expect(check('gone', 'head')).toBe('duties.noSuchDepartment')
    expect(check('office', 'gone')).toBe('duties.noSuchPost')
  })
})

it('is late from the day after the due date, and only while the task is with its owner', () => {
  expect(isOverdue('open', '2026-11-19', '2026-11-20')).toBe(true)
  expect(isOverdue('returned', '2026-11-19', '2026-11-20')).toBe(true)
  expect(isOverdue('open', '2026-11-20', '2026-11-20')).toBe(false)
  expect(isOverdue('submitted', '2026-11-19', '2026-11-20')).toBe(false)
})
