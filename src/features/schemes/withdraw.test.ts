import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { SchemeContent } from '../../libs/scoring/index.ts'
import { foundUnit } from '../accounts/index.ts'
import { operations } from './contract.ts'
import { publishScheme } from './index.ts'

let t: TestApp
beforeAll(async () => {
  t = await createTestApp()
})
afterAll(() => t.close())

const scheme = (version: string, name = '有计划') =>
  SchemeContent.parse({
    key: 'shili',
    version,
    title: '测试体系（示例）',
    levels: ['标准'],
    nodes: [{ number: '1', name, points: 1 }],
  })
const office = () => t.context('creation-office')
const versions = async () => (await t.call('reader', operations.list)).items
const withdraw = (id: string, role: 'creation-office' | 'leader' = 'creation-office') =>
  t.call(role, operations.withdraw, { params: { id } })

describe('a version nobody uses', () => {
  it('can be withdrawn and restored, and its name given to a corrected one', async () => {
    const id = await publishScheme(office(), scheme('1'))
    await withdraw(id)
    expect(await versions()).toEqual([])
    await expect(withdraw(id)).rejects.toMatchObject({ code: 'schemes.noSuchVersion' })
    expect(await t.call('creation-office', operations.restore, { params: { id } })).toMatchObject({ id, version: '1' })
    expect(await versions()).toHaveLength(1)
    await withdraw(id)
    expect(await publishScheme(office(), scheme('1'))).toBe(id)
    await withdraw(id)
    const corrected = await publishScheme(office(), scheme('1', '有年度计划'))
    expect(corrected).not.toBe(id)
    expect((await versions()).map((version) => version.id)).toEqual([corrected])
    await expect(t.call('creation-office', operations.restore, { params: { id } })).rejects.toMatchObject({
      code: 'schemes.noSuchVersion',
    })
  })

  it('is withdrawn by the office only', async () => {
    const [version] = await versions()
    await expect(withdraw(version!.id, 'leader')).rejects.toMatchObject({ status: 403 })
  })
})

describe('a version in use stays, and the reason is told', () => {
  it('by a cycle, even one begun at the very moment', async () => {
    const id = await publishScheme(office(), scheme('2'))
    const start = () =>
      t.call('creation-office', operations.startCycle, {
        body: { versionId: id, name: '2026', startsOn: '2026-01-01', endsOn: '2026-12-31' },
      })
    const [started, withdrawn] = await Promise.allSettled([start(), withdraw(id)])
    expect([started.status, withdrawn.status].sort()).toEqual(['fulfilled', 'rejected'])
    if (started.status === 'rejected') await t.call('creation-office', operations.restore, { params: { id } })
    if (started.status === 'rejected') await start()
    await expect(withdraw(id)).rejects.toMatchObject({ status: 409, code: 'schemes.keptByCycle' })
    expect((await versions()).find((version) => version.id === id)!.keptBy).toBe('cycle')
  })

  it('by local rules made over it', async () => {
    const id = await publishScheme(office(), scheme('3'))
    const draft = {
      base: { key: 'shili', version: '3' },
      key: 'ju',
      version: '1',
      title: '局细则（示例）',
      changes: [{ path: '1', points: '2' }],
      additions: [],
      total: '2',
    }
    const local = await t.call('creation-office', operations.publishOverlay, { body: draft })
    await expect(withdraw(id)).rejects.toMatchObject({
      code: 'schemes.keptByOverlay',
      message: expect.stringContaining('局细则（示例） 1'),
    })
    await withdraw(local.id)
    await withdraw(id)
    await expect(t.call('creation-office', operations.tryOverlay, { body: draft })).rejects.toMatchObject({
      code: 'schemes.noSuchBase',
    })
  })

  it('by another unit that published it', async () => {
    const id = await publishScheme(office(), scheme('4'))
    const other = await foundUnit(
      t.deps,
      { name: '别的街道（示例）', shortName: '别的街道', kind: '街道', places: ['云州市'], example: true },
      { name: '别人', username: 'somebody' },
    )
    await t.deps.db
      .updateTable('scheme_versions')
      .set({ published_unit_id: other.unitId })
      .where('id', '=', id)
      .execute()
    await expect(withdraw(id)).rejects.toMatchObject({ code: 'schemes.keptByUnit' })
    await t.deps.db
      .updateTable('scheme_versions')
      .set({ withdrawn_at: new Date(0) })
      .where('id', '=', id)
      .execute()
    await expect(t.call('creation-office', operations.restore, { params: { id } })).rejects.toMatchObject({
      code: 'schemes.noSuchVersion',
    })
  })
})
