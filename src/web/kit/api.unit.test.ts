import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { operation } from '../../libs/contract/index.ts'
import { addressOf, failureOf } from './api.ts'
import { shortDecimal } from './i18n.ts'

const list = operation({
  id: 'things.list',
  method: 'get',
  path: '/api/things/{id}',
  permission: 'signed-in',
  summary: '',
  params: z.object({ id: z.string() }),
  query: z.object({ search: z.string().optional(), page: z.number().optional() }),
})

describe('the address of an operation', () => {
  it('escapes path places and leaves empty query values out', () => {
    const address = addressOf(list, { params: { id: 'a/b?c' }, query: { search: '志愿 服务', page: undefined } })
    expect(address).toBe(`/api/things/a%2Fb%3Fc?search=${encodeURIComponent('志愿')}+${encodeURIComponent('服务')}`)
  })
})

describe('a failed call', () => {
  it('keeps code, sentence and field faults of the contract', async () => {
    const details = [{ path: 'title', message: '必填' }]
    const failure = await failureOf(400, async () => ({ error: { code: 'x.y', message: '不行', details } }))
    expect(failure).toMatchObject({ code: 'x.y', message: '不行', status: 400, details })
  })

  it('survives an answer that is no contract error, as of a proxy', async () => {
    const failure = await failureOf(502, async () => JSON.parse('<html>'))
    expect(failure).toMatchObject({ code: 'web.unexpected', status: 502, details: [] })
  })
})

describe('points', () => {
  it('lose idle zeros only behind the point', () => {
    expect(['12.50', '3.00', '100', '0.05'].map(shortDecimal)).toEqual(['12.5', '3', '100', '0.05'])
  })
})
