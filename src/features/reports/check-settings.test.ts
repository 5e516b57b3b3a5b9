import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import type { KnownFigure } from '../../libs/report-check/index.ts'
import { importRecords } from '../ledgers/index.ts'
import { operations as organization } from '../organization/contract.ts'
import { publishSchemes, startCycle } from '../schemes/index.ts'
import { operations } from './contract/index.ts'

let t: TestApp
beforeAll(async () => {
  t = await createTestApp({ now: '2026-11-20T02:00:00Z' })
  const ctx = t.context('administrator')
  await publishSchemes(ctx)
  await startCycle(ctx, { scheme: 'jiedao-shili', name: '2026年度', startsOn: '2026-01-01', endsOn: '2026-12-31' })
})
afterAll(() => t.close())

const spot = '0abc123def456z'
const input = { rule: 'W-VARIANT', words: '台帐', spot, reason: '上级文件原文如此' }
const waive = (body: Partial<typeof input> | { spot: null } = {}) =>
  t.call('department-liaison', operations.waive, { body: { ...input, ...body } })
const audited = async (action: string) =>
  (await t.deps.db.selectFrom('audit_log').select(['entity_id']).where('action', '=', action).execute()).map(
    (row) => row.entity_id,
  )

describe('a fault that is kept', () => {
  it('keeps its reason for everybody, once for a spot, and is audited', async () => {
    const first = await waive()
    const again = await waive({ reason: '已请示，保留原文' })
    const { items, total } = await t.call('reader', operations.listWaivers, { query: { page: 1, pageSize: 20 } })
    expect(total).toBe(1)
    expect(items).toMatchObject([
      { id: again.id, reason: '已请示，保留原文', by: 'department-liaison', revokedAt: null },
    ])
    const revoked = await t.call('reader', operations.listWaivers, {
      query: { page: 1, pageSize: 20, state: 'revoked' },
    })
    expect(revoked.items.map((one) => one.id)).toEqual([first.id])
    expect(await audited('waiver.create')).toEqual(expect.arrayContaining([first.id, again.id]))
    const { waivers } = await t.call('reader', operations.checkData)
    expect(waivers).toEqual([{ ...input, id: again.id, reason: '已请示，保留原文' }])
  })

  it('is taken back once, and then no check knows it', async () => {
    const { items } = await t.call('leader', operations.listWaivers, { query: { page: 1, pageSize: 20 } })
    const params = { id: items[0]!.id }
    const revoked = await t.call('leader', operations.revokeWaiver, { params })
    expect(revoked).toMatchObject({ revokedBy: 'leader' })
    expect((await t.call('reader', operations.checkData)).waivers).toEqual([])
    await expect(t.call('leader', operations.revokeWaiver, { params })).rejects.toMatchObject({
      code: 'reports.noSuchWaiver',
    })
    expect(await audited('waiver.revoke')).toEqual([params.id])
  })

  it('stays one when two persons keep the same spot at once', async () => {
    await Promise.all([waive({ reason: '甲' }), waive({ reason: '乙' }), waive({ reason: '丙' })])
    const { items } = await t.call('reader', operations.listWaivers, { query: { page: 1, pageSize: 20 } })
    expect(items.filter((one) => one.words === '台帐')).toHaveLength(1)
  })

  it('is kept for all texts, or taken back from them, by the office only', async () => {
    await expect(waive({ spot: null })).rejects.toMatchObject({ status: 403 })
    const kept = await t.call('creation-office', operations.waive, { body: { ...input, spot: null } })
    const comma = { ...input, words: ',', spot: null }
    await expect(t.call('creation-office', operations.waive, { body: comma })).rejects.toMatchObject({ status: 400 })
    const params = { id: kept.id }
    await expect(t.call('community-liaison', operations.revokeWaiver, { params })).rejects.toMatchObject({
      status: 403,
    })
    await t.call('administrator', operations.revokeWaiver, { params })
  })

  it('needs a reason, a known form of spot and words without control characters', async () => {
    for (const body of [{ reason: ' ' }, { spot: '我们的原文' }, { words: '一\n二' }, { rule: 'w' }])
      await expect(waive(body)).rejects.toMatchObject({ status: 400 })
  })
})

describe('words of the unit', () => {
  const put = (word: string, level: 'error' | 'allowed' = 'error', more: { instead?: string; reason?: string } = {}) =>
    t.call('creation-office', operations.putWords, { body: { items: [{ word, level, ...more }] } })

  it('are changed by entering them again, and removed', async () => {
    await put('小区物管', 'error', { instead: '小区物业' })
    await put('小区物管', 'error', { instead: '物业服务企业', reason: '统一说法' })
    const { items } = await t.call('reader', operations.listWords)
    expect(items).toMatchObject([
      { word: '小区物管', instead: '物业服务企业', reason: '统一说法', by: 'creation-office' },
    ])
    expect((await t.call('reader', operations.checkData)).ownWords).toEqual([
      { word: '小区物管', level: 'error', instead: '物业服务企业', reason: '统一说法' },
    ])
    await t.call('creation-office', operations.removeWord, { params: { id: items[0]!.id } })
    expect((await t.call('reader', operations.listWords)).items).toEqual([])
    expect(await audited('check-word.update')).toEqual([items[0]!.id])
  })

  it('belong to the office, have two characters and another word instead', async () => {
    const items = [{ word: '台帐', level: 'allowed' as const }]
    await expect(t.call('leader', operations.putWords, { body: { items } })).rejects.toMatchObject({ status: 403 })
    await expect(put('帐')).rejects.toMatchObject({ status: 400 })
    await expect(put('台帐', 'error', { instead: '台帐' })).rejects.toMatchObject({ status: 400 })
  })

  it('are no more than the check can carry', async () => {
    const words = (from: number) =>
      Array.from({ length: 500 }, (_, i) => ({ word: `示例用词${from + i}`, level: 'hint' as const }))
    for (let from = 0; from < 2000; from += 500)
      await t.call('creation-office', operations.putWords, { body: { items: words(from) } })
    await expect(put('多出一个')).rejects.toMatchObject({ code: 'reports.tooManyWords' })
    expect((await t.call('reader', operations.listWords)).items).toHaveLength(2000)
    await t.deps.db.deleteFrom('check_words').execute()
  })
})

describe('names of the unit', () => {
  it('are handed out with the posts that reports name persons by, not with others', async () => {
    const office = 'creation-office'
    const from = '2026-01-01'
    const person = async (name: string, post: string) => {
      const { id: postId } = await t.call(office, organization.createPost, {
        body: { name: post, nodeId: null, validFrom: from },
      })
      const { id: personId } = await t.call(office, organization.createPerson, { body: { name, kind: 'staff' } })
      await t.call(office, organization.appoint, { body: { postId, personId, validFrom: from } })
    }
    await person('甲示例', '党工委书记')
    await person('乙示例', '会计')
    const { registry } = await t.call('reader', operations.checkData)
    expect(registry).toMatchObject({ people: [{ name: '甲示例', posts: ['党工委书记'] }] })
  })
})

describe('a report of the unit', () => {
  const title = '共建共享服务队'
  const faultsOf = async () => {
    const report = await t.call('creation-office', operations.create, { body: { template: 'chuangjian-huibao' } })
    return { report, own: report.faults.filter((fault) => fault.text === title) }
  }

  it('is held up by a word of the unit until its spot is kept with a reason', async () => {
    await importRecords(t.context('administrator'), [
      {
        ledger: 'honour',
        occurredOn: '2026-03-02',
        title,
        departmentId: null,
        communityId: null,
        fields: { level: '省级', giver: '示例机关', receiver: '集体' },
        people: [],
        evidenceIds: [],
      },
    ])
    expect((await faultsOf()).own).toEqual([])
    await t.call('creation-office', operations.putWords, { body: { items: [{ word: title, level: 'error' }] } })
    const { report, own } = await faultsOf()
    expect(own).toMatchObject([{ rule: 'W-WORD', severity: 'error' }])
    const params = { id: report.id }
    await expect(t.call('leader', operations.freeze, { params })).rejects.toMatchObject({ code: 'reports.faulty' })
    const { rule, words, spot } = own[0]!
    const body = { rule, words, spot, reason: '奖状原文' }
    await t.call('community-liaison', operations.waive, { body })
    expect((await t.call('leader', operations.freeze, { params })).state).toBe('frozen')
  })

  it('is compared with nothing that was counted before the unit kept records', async () => {
    const { figures } = await t.call('reader', operations.checkData)
    const of = (to: string) => (figures as KnownFigure[]).filter(({ period }) => period.to === to)
    expect(of('2025-12-31')).toEqual([])
    expect(of('2026-06-30').map(({ value }) => Number(value))).toContain(1)
    expect(of('2026-06-30').filter(({ value }) => Number(value) === 0)).toEqual([])
    // In this cycle nothing recorded is a gap that a number of the report brings to light.
    expect(of('2026-11-20').filter(({ value }) => Number(value) === 0)).not.toEqual([])
  })

  it('once frozen is handed out for comparing, of each period the last', async () => {
    const period = { from: '2026-01-01', to: '2026-06-30' }
    for (let count = 0; count < 2; count++) {
      const { id } = await t.call('creation-office', operations.create, {
        body: { template: 'chuangjian-huibao', period },
      })
      await t.call('creation-office', operations.freeze, { params: { id } })
      t.setNow('2026-11-21T02:00:00Z')
    }
    await t.call('creation-office', operations.create, { body: { template: 'chuangjian-huibao' } })
    const { items } = await t.call('reader', operations.earlier)
    expect(items.map((one) => one.period.to)).toEqual(['2026-11-20', '2026-06-30'])
    expect(items[0]!.text).toContain(title)
  })
})
