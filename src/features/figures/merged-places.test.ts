import Big from 'big.js'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { operations as ledgers, RecordInput } from '../ledgers/contract/index.ts'
import { importRecords } from '../ledgers/index.ts'
import { activity, addPeople, addPlace } from '../ledgers/test-support.ts'
import { operations as organization } from '../organization/contract.ts'
import { operations } from './contract.ts'

let t: TestApp
beforeAll(async () => {
  t = await createTestApp({ now: '2026-11-20T02:00:00Z' })
})
afterAll(() => t.close())

const office = 'creation-office'
const asOf = async (day: string) => (await t.call('reader', organization.organization, { query: { asOf: day } })).nodes

it('counts every record once, with the place it was entered for and the name of its day, before and after a merger', async () => {
  const [east, west] = [await addPlace(t, 'community', '东里社区'), await addPlace(t, 'community', '西里社区')]
  const [person] = await addPeople(t, ['示例甲'])
  const enter = (communityId: string, occurredOn: string) =>
    importRecords(
      t.context(office),
      [activity([{ personId: person!, minutes: 60 }], { occurredOn, communityId, title: `${occurredOn}活动` })].map(
        (record) => RecordInput.parse(record),
      ),
    )
  await enter(east, '2026-02-10')
  await enter(west, '2026-04-10')
  await t.call(office, organization.renameNode, {
    params: { id: west },
    body: { name: '西里新村社区', day: '2026-05-01' },
  })
  await enter(west, '2026-05-10')
  await t.call(office, organization.reorganize, {
    body: { kind: 'merge', day: '2026-07-01', sources: [east, west], targets: [{ name: '里仁社区' }] },
  })
  const merged = (await asOf('2026-11-20')).find((node) => node.name === '里仁社区')!.id
  await enter(merged, '2026-08-10')

  const hours = async (communityId?: string) => {
    const query = { period: '2026', ...(communityId ? { communityId } : {}) }
    return (await t.call('leader', operations.get, { params: { figure: 'volunteer.hours' }, query })).value!
  }
  const parts = await Promise.all([east, west, merged].map((id) => hours(id)))
  expect(parts.map(Number)).toEqual([1, 2, 1])
  expect(Big(await hours()).toString()).toBe('4')
  const { items } = await t.call('reader', ledgers.listRecords, { query: { ledger: 'volunteer_activity' } })
  expect(items.map(({ occurredOn, community }) => `${occurredOn} ${community}`).sort()).toEqual([
    '2026-02-10 东里社区',
    '2026-04-10 西里社区',
    '2026-05-10 西里新村社区',
    '2026-08-10 里仁社区',
  ])
  const count = async (day: string) =>
    (await asOf(day)).filter((node) => node.kind === 'community' && /里/.test(node.name)).length
  expect([await count('2026-06-30'), await count('2026-07-01')]).toEqual([2, 1])
})
