import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Operation } from '../../src/libs/contract/index.ts'
import { roles } from '../../src/platform/permissions/index.ts'
import { createTestApp, type TestApp } from '../support/test-app.ts'

/** Who may call what, operation by operation, as people agreed on it; a route that is not listed fails the test. */
const matrix = new Map(
  readFileSync(path.join(import.meta.dirname, 'permissions.txt'), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [id, ...may] = line.split(/\s+/)
      return [id!, may] as const
    }),
)
const letters = {
  administrator: 'A',
  'creation-office': 'O',
  leader: 'L',
  'department-liaison': 'D',
  'community-liaison': 'C',
  reader: 'R',
} as const

let t: TestApp
beforeAll(async () => {
  t = await createTestApp()
})
afterAll(() => t.close())

const someId = '01900000-0000-7000-8000-000000000000'

/** A call that passes no validation on purpose: what is asked is only who gets past the door. */
async function knock(operation: Operation, role: (typeof roles)[number] | null): Promise<number> {
  const address = operation.path.replace(/\{\w+\}/g, someId)
  const init: RequestInit = { method: operation.method.toUpperCase() }
  if (operation.body) Object.assign(init, { body: '"nothing"', headers: { 'content-type': 'application/json' } })
  const response = await t.fetch(address, init, role)
  await response.arrayBuffer()
  return response.status
}

describe('who may call what', () => {
  it('lists every operation', () => {
    const ids = t.router.operations.filter((op) => op.permission !== 'public').map((op) => op.id)
    expect([...matrix.keys()].sort()).toEqual([...ids].sort())
  })

  it('answers nobody with 401, except at the public doors', async () => {
    const statuses = await Promise.all(
      t.router.operations
        .filter((op) => op.permission !== 'public')
        .map(async (op) => [op.id, await knock(op, null)] as const),
    )
    expect(statuses.filter(([, status]) => status !== 401)).toEqual([])
    expect((await t.fetch('/api/records')).status).toBe(401)
  })

  it.each(roles.map((role) => [role]))('lets %s through exactly where the matrix says', async (role) => {
    const wrong: string[] = []
    for (const operation of t.router.operations) {
      if (operation.permission === 'public' || operation.id === 'accounts.signOut') continue
      const may = matrix.get(operation.id)![0]!.includes(letters[role])
      const status = await knock(operation, role)
      if ((status === 403) === may) wrong.push(`${operation.id} → ${status}`)
      if (status >= 500) wrong.push(`${operation.id} → ${status}`)
    }
    expect(wrong).toEqual([])
  })
})
