import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { SchemeContent } from '../../libs/scoring/index.ts'
import { createContext } from '../../platform/http/context.ts'
import { operations as duties } from '../duties/contract.ts'
import { assignDuties, createTasks } from '../duties/index.ts'
import { type ImportedOrganization, importOrganization } from '../organization/index.ts'
import { currentTree, publishScheme, startCycle } from '../schemes/index.ts'
import { operations } from './contract/index.ts'
import { systemActor } from './permissions.ts'
import { defaults } from './rules/index.ts'
import { goRound } from './service/index.ts'

let t: TestApp
let ids: ImportedOrganization
let criterionId: string

beforeAll(async () => {
  t = await createTestApp({ now: '2026-11-20T02:00:00Z' })
  const office = t.context('creation-office')
  const from = '2020-01-01'
  ids = await importOrganization(office, {
    nodes: [{ key: '财政所', kind: 'department', name: '财政所', from }],
    posts: [
      { key: '副所长', node: '财政所', name: '副所长', from },
      { key: '所长', node: '财政所', name: '所长', from },
      { key: '会计', node: '财政所', name: '会计', from },
      { key: '副主任', node: null, name: '副主任', from },
    ],
    people: ['示例甲', '示例乙', '示例丙', '示例丁'].map((name) => ({ key: name, name, kind: 'staff' as const })),
    appointments: [
      { person: '示例甲', post: '会计', from, to: '2026-11-30' },
      { person: '示例乙', post: '会计', from: '2026-12-01' },
      { person: '示例丙', post: '所长', from },
      { person: '示例丁', post: '副主任', from },
    ],
    seats: [{ role: '副组长', post: '副主任', from }],
  })
  await publishScheme(
    office,
    SchemeContent.parse({
      key: 'shili',
      version: '1',
      title: '测试体系（示例）',
      levels: ['标准'],
      nodes: [{ number: '1', name: '经费保障', points: 1 }],
    }),
  )
  await startCycle(office, { scheme: 'shili', name: '2026 年度', startsOn: '2026-01-01', endsOn: '2026-12-31' })
  criterionId = (await currentTree(office)).nodes[0]!.id
  await assignDuties(office, [
    { criterionId, departmentId: ids.nodes.get('财政所')!, postId: ids.posts.get('会计')!, measure: null },
  ])
})
afterAll(() => t.close())

/** 09:00 in China on a day. */
const morning = (day: string) => t.setNow(`${day}T01:00:00Z`)
const round = () => goRound(createContext(t.deps, systemActor(t.unitId)))
const inbox = (role: 'reader' | 'leader' | 'creation-office') => t.call(role, operations.messages, { query: {} })
const link = (person: string, role: 'reader' | 'leader') =>
  t.call('creation-office', operations.changeContact, {
    params: { personId: ids.people.get(person)! },
    body: { userId: t.actor(role).userId, email: null },
  })
it('x', async () => {
  await link('示例甲', 'reader')
  await createTasks(t.context('creation-office'), [{ criterionId, title: '经费台账', dueOn: '2026-11-27' }])
  morning('2026-11-20')
  console.log(await round(), await round())
  console.log(JSON.stringify(await inbox('reader'), null, 1), await t.call('reader', operations.unread))
})
