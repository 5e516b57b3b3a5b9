import { Hono } from 'hono'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { errorAnswer } from './errors.ts'
import type { Env } from './router.ts'

it('an unexpected failure is logged with its address, but without the secret of a calendar', async () => {
  const lines: string[] = []
  const log = pino({ base: null }, { write: (line: string) => lines.push(line) })
  const app = new Hono<Env>().onError(errorAnswer(log))
  app.get('*', () => {
    throw new Error('示例故障')
  })
  const [id, token] = ['01900000-0000-7000-8000-000000000000', 'a-B_9'.repeat(13)]
  for (const part of [id, token]) expect((await app.request(`/api/calendar/ics/${part}`)).status).toBe(500)
  const logged = lines.join()
  expect(logged).toContain(`/api/calendar/ics/${id}`)
  expect(logged).toContain('示例故障')
  expect(logged).not.toContain(token)
})
