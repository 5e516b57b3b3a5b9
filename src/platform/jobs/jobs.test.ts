import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { createLog } from '../log.ts'
import { type Job, startJobs } from './index.ts'

let t: TestApp
beforeAll(async () => {
  t = await createTestApp()
})
afterAll(() => t.close())

/** A job that tells when it ran. */
function counted(): { job: Job; ran: Promise<void>; runs(): number } {
  let runs = 0
  const { promise, resolve } = Promise.withResolvers<void>()
  const run = async () => {
    runs++
    resolve()
  }
  return { job: { name: 'counted', schedule: '0 3 * * *', run }, ran: promise, runs: () => runs }
}

it('runs a job at once, again after a restart, and is quiet after it stopped', async () => {
  const errors: unknown[] = []
  const deps = { ...t.deps, log: createLog('silent') }
  deps.log.error = (entry: unknown) => void errors.push(entry)
  for (let start = 0; start < 2; start++) {
    const { job, ran, runs } = counted()
    const jobs = await startJobs(deps, t.pool, [job])
    await ran
    await jobs.stop()
    expect(runs()).toBe(1)
  }
  expect(errors).toEqual([])
  const { rows } = await sql`select name, cron, timezone from pgboss.schedule`.execute(t.deps.db)
  expect(rows).toEqual([{ name: 'counted', cron: '0 3 * * *', timezone: 'Asia/Shanghai' }])
})
