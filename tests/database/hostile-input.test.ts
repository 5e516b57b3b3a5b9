import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Operation } from '../../src/libs/contract/index.ts'
import { createTestApp, type TestApp } from '../support/test-app.ts'

let t: TestApp
beforeAll(async () => {
  t = await createTestApp()
})
afterAll(() => t.close())

const awkward = fc.constantFrom(
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '💥',
  "'; drop table records; --",
  '%_\\',
  '../../etc/passwd',
  '<script>',
  '9'.repeat(400),
  '0000-01-01',
  '9999-12-31',
  '2026-02-30',
  '1e309',
  '-0',
  'null',
  '{{7*7}}',
  '澄'.repeat(3000),
  'cycle',
  '2026-Q9',
)
const someIds = fc.constantFrom(
  '01900000-0000-7000-8000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'not-an-id',
  '',
)
const anything = fc.oneof(
  awkward,
  someIds,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.array(awkward, { maxLength: 3 }),
  fc.dictionary(fc.string({ maxLength: 5 }), awkward, { maxKeys: 3 }),
)

/** Values of roughly the right shape with something awkward in them: they get past the parser more often than noise does. */
function near(schema: unknown): fc.Arbitrary<unknown> {
  const json = schema as {
    type?: string
    properties?: Record<string, unknown>
    items?: unknown
    enum?: unknown[]
    anyOf?: unknown[]
    format?: string
  }
  const exact = (): fc.Arbitrary<unknown> => {
    if (json.enum) return fc.constantFrom(...json.enum)
    if (json.anyOf) return fc.oneof(...json.anyOf.map(near))
    if (json.type === 'object')
      return fc.record(Object.fromEntries(Object.entries(json.properties ?? {}).map(([k, v]) => [k, near(v)])), {
        requiredKeys: [],
      })
    if (json.type === 'array') return fc.array(near(json.items ?? {}), { maxLength: 3 })
    if (json.type === 'integer' || json.type === 'number')
      return fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer(), fc.double())
    if (json.type === 'boolean') return fc.boolean()
    if (json.format === 'uuid') return fc.oneof(fc.uuid({ version: 7 }), someIds)
    if (json.format === 'date') return fc.constantFrom('2026-05-01', '0001-01-01', '9999-12-31', '2026-13-01')
    return fc.oneof(fc.constantFrom('澄和', 'honour', 'volunteer_activity', 'volunteer.hours', '12.50'), awkward)
  }
  return fc.oneof({ weight: 4, arbitrary: exact() }, { weight: 1, arbitrary: anything })
}

const shapeOf = (schema: z.ZodType | undefined) =>
  schema ? near(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })) : fc.constant(undefined)

function requests(op: Operation) {
  return fc.record({
    params: shapeOf(op.params),
    query: shapeOf(op.query),
    body: shapeOf(op.body),
    raw: fc.uint8Array({ maxLength: 200 }),
  })
}

/** Sessions end and passwords change by these; they are tested on their own. */
const excluded = [
  'accounts.signOut',
  'accounts.setPassword',
  'accounts.signIn',
  'accounts.signInByLink',
  'accounts.updateUser',
]

describe('bad input', () => {
  it('never makes a 500, over all operations', { timeout: 300_000 }, async () => {
    const operations = t.router.operations.filter((op) => !excluded.includes(op.id))
    const runs = Math.max(20, Math.ceil(1000 / operations.length))
    let sent = 0
    for (const op of operations) {
      await fc.assert(
        fc.asyncProperty(requests(op), async ({ params, query, body, raw }) => {
          const values = (params ?? {}) as Record<string, unknown>
          const path = op.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(wellFormed(values[name])))
          const search = new URLSearchParams(
            Object.entries((query ?? {}) as object).map(([k, v]) => [k, wellFormed(v)]),
          )
          const payload = op.upload ? raw : body === undefined ? undefined : JSON.stringify(body)
          const response = await t.fetch(
            `${path}?${search}`,
            {
              method: op.method.toUpperCase(),
              ...(payload === undefined
                ? {}
                : {
                    body: payload as BodyInit,
                    headers: { 'content-type': op.upload ? 'application/octet-stream' : 'application/json' },
                  }),
            },
            'administrator',
          )
          await response.arrayBuffer()
          sent += 1
          if (response.status >= 500) throw new Error(`${op.id} answered ${response.status}`)
        }),
        { numRuns: runs, seed: 20_261_122, endOnFailure: true },
      )
    }
    expect(sent).toBeGreaterThanOrEqual(1000)
  })

  it('answers broken JSON, a wrong content type and an unknown address in Chinese', async () => {
    const broken = await t.fetch(
      '/api/records',
      { method: 'POST', body: '{"ledger":', headers: { 'content-type': 'application/json' } },
      'administrator',
    )
    expect(broken.status).toBe(400)
    expect((await broken.json()).error.message).toMatch(/有误/)
    const unknown = await t.fetch('/api/nothing', {}, 'administrator')
    expect(unknown.status).toBe(404)
    const huge = await t.fetch(
      '/api/records',
      { method: 'POST', body: `"${'a'.repeat(5_000_000)}"`, headers: { 'content-type': 'application/json' } },
      'administrator',
    )
    expect(huge.status).toBe(413)
  })
})

function wellFormed(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed()
}
