import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { gapAlarms, importOrganization } from './index.ts'

let t: TestApp
beforeAll(async () => {
  t = await createTestApp({ now: '2026-11-20T02:00:00Z' })
})
afterAll(() => t.close())

it('tells open, coming and past vacancies once each, with who left and why it matters', async () => {
  const { posts } = await importOrganization(t.context('administrator'), {
    nodes: [{ key: '财政所', kind: 'department', name: '财政所', from: '2020-01-01' }],
    posts: [
      { key: '书记', node: null, name: '党工委书记', from: '2020-01-01' },
      { key: '所长', node: '财政所', name: '所长', from: '2020-01-01' },
      { key: '会计', node: '财政所', name: '会计', from: '2020-01-01' },
      { key: '出纳', node: '财政所', name: '出纳', from: '2020-01-01' },
    ],
    people: ['甲', '乙', '丙', '丁', '戊'].map((key) => ({ key, name: `示例${key}`, kind: 'staff' as const })),
    appointments: [
      { person: '甲', post: '书记', from: '2022-01-01', to: '2026-06-29' },
      { person: '乙', post: '书记', from: '2026-07-01' },
      { person: '丙', post: '所长', from: '2020-01-01', to: '2026-11-19' },
      { person: '丁', post: '会计', from: '2020-01-01', to: '2026-12-10' },
      { person: '戊', post: '出纳', from: '2020-01-01', to: '2026-10-01' },
    ],
    seats: [
      { role: '组长', post: '书记', from: '2022-01-01' },
      { role: '组员', post: '所长', from: '2020-01-01' },
    ],
  })
  const duties = { byPost: new Map([posts.get('所长')!, posts.get('会计')!].map((id) => [id, 2])), since: '2026-01-01' }
  const alarms = await gapAlarms(t.deps.db, t.unitId, '2026-11-20', duties)
  expect(
    alarms.map(({ title, state, roles, duties, lastHolder, from, to }) => [
      title,
      state,
      roles.join(),
      duties,
      lastHolder,
      from,
      to,
    ]),
  ).toEqual([
    ['财政所所长', 'open', '组员', 2, '示例丙', '2026-11-20', null],
    ['财政所会计', 'upcoming', '', 2, '示例丁', '2026-12-11', null],
    ['党工委书记', 'past', '组长', 0, '示例甲', '2026-06-30', '2026-06-30'],
  ])
  const later = await gapAlarms(t.deps.db, t.unitId, '2026-12-15', duties)
  expect(later.find(({ title }) => title === '财政所会计')).toMatchObject({ key: alarms[1]!.key, state: 'open' })
  expect(await gapAlarms(t.deps.db, t.unitId, '2027-07-01')).toHaveLength(1)
})
