import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../support/test-app.ts'

let t: TestApp
beforeAll(async () => {
  t = await createTestApp()
})
afterAll(() => t.close())

describe('the OpenAPI page', () => {
  it('is a valid OpenAPI 3.1 document that names every operation', async () => {
    const response = await t.fetch('/api/openapi.json')
    const document = (await response.json()) as {
      openapi: string
      paths: Record<string, Record<string, { operationId: string }>>
    }
    expect(document.openapi).toMatch(/^3\.1/)
    const result = await new Validator().validate(structuredClone(document) as unknown as Record<string, unknown>)
    expect(result.errors ?? []).toEqual([])
    expect(result.valid).toBe(true)
    const ids = Object.values(document.paths).flatMap((methods) => Object.values(methods).map((m) => m.operationId))
    expect(ids.sort()).toEqual(t.router.operations.map((op) => op.id).sort())
  })
})
