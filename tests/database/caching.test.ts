import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../support/test-app.ts'

let t: TestApp
beforeAll(async () => {
  t = await createTestApp()
})
afterAll(() => t.close())

it('lets no browser or proxy keep an answer, whether a value, a file or a failure', async () => {
  const cached = async (path: string, role: 'administrator' | null) => {
    const answer = await t.fetch(path, {}, role)
    return [answer.status, answer.headers.get('cache-control')]
  }
  expect(await cached('/api/session', 'administrator')).toEqual([200, 'no-store'])
  expect(await cached('/api/records/export?ledger=violation', 'administrator')).toEqual([200, 'no-store'])
  expect(await cached('/api/records', null)).toEqual([401, 'no-store'])
})
