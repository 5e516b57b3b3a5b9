import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { SchemeContent } from '../../libs/scoring/index.ts'
import { readWorkbook } from '../../libs/spreadsheet/index.ts'
import { currentTree, publishScheme, startCycle } from '../schemes/index.ts'
import { operations } from './contract/index.ts'

let t: TestApp
let idOf: Map<string, string>

const scheme = SchemeContent.parse({
  key: 'pingshen',
  version: '1',
  title: '评审体系（示例）',
  levels: ['项目', '标准'],
  classes: [{ name: '文明单位', atLeast: 4 }],
  review: { maxGap: '0.5', final: 'averaged' },
  nodes: [
    {
      number: 'Ⅰ',
      name: '基础',
      points: 5,
      children: [
        { number: '1', name: '阵地建设', points: 3 },
        { number: '2', name: '学习次数', points: 2, rule: { form: 'coverage', figure: 'study.count', atLeast: 9 } },
      ],
    },
    { number: 'Ⅱ', name: '否决', kind: 'veto', children: [{ number: '1', name: '重大事故', rule: { form: 'veto' } }] },
  ],
})

beforeAll(async () => {
  t = await createTestApp()
  const office = t.context('creation-office')
  await publishScheme(office, scheme)
  await startCycle(office, { scheme: 'pingshen', name: '2026', startsOn: '2026-01-01', endsOn: '2026-12-31' })
  idOf = new Map((await currentTree(office)).nodes.map((node) => [node.path, node.id]))
})
afterAll(() => t.close())

const at = (path: string) => idOf.get(path)!
type Role = Parameters<TestApp['call']>[0]
const compared = (role: Role) => t.call(role, operations.comparison)
const nodeFor = async (role: Role, path: string) => (await compared(role)).nodes.find((n) => n.nodeId === at(path))!
const judge = (role: Role, seat: 'reviewer-a' | 'reviewer-b', path: string, points: string | null, note?: string) =>
  t.call(role, operations.judge, { params: { criterionId: at(path), seat }, body: { points, note } })
const takeSeat = (seat: 'reviewer-a' | 'reviewer-b', role: Exclude<Role, null> | null) =>
  t.call('creation-office', operations.seat, {
    params: { seat },
    body: { userId: role && t.actor(role).userId },
  })

describe('the sheets of two reviewers', () => {
  it('are entered by the office while nobody holds the seats, and by nobody else', async () => {
    expect((await compared('creation-office')).mine).toEqual(['reviewer-a', 'reviewer-b'])
    await judge('creation-office', 'reviewer-a', 'Ⅰ/1', '2')
    await expect(judge('reader', 'reviewer-a', 'Ⅰ/1', '3')).rejects.toMatchObject({ status: 403 })
    await judge('creation-office', 'reviewer-a', 'Ⅰ/1', null)
    expect((await nodeFor('creation-office', 'Ⅰ/1')).a).toBeNull()
  })

  it('belong to two different people of the unit', async () => {
    await takeSeat('reviewer-a', 'reader')
    await expect(takeSeat('reviewer-b', 'reader')).rejects.toMatchObject({ code: 'assessments.sameReviewer' })
    await takeSeat('reviewer-b', 'department-liaison')
    await expect(
      t.call('creation-office', operations.seat, { params: { seat: 'reviewer-a' }, body: { userId: 'nobody' } }),
    ).rejects.toMatchObject({ code: 'assessments.noSuchUser' })
    expect((await compared('reader')).mine).toEqual(['reviewer-a'])
    await expect(judge('creation-office', 'reviewer-a', 'Ⅰ/1', '1')).rejects.toMatchObject({
      code: 'assessments.notYourSeat',
      message: expect.stringContaining('reader'),
    })
  })

  it('are blind: one reviewer sees the other only after judging the criterion too', async () => {
    await judge('reader', 'reviewer-a', 'Ⅰ/1', '2.5', '阵地齐全')
    expect((await nodeFor('department-liaison', 'Ⅰ/1')).a).toMatchObject({ hidden: true, points: null, note: null })
    expect((await nodeFor('community-liaison', 'Ⅰ/1')).a).toMatchObject({ hidden: true, points: null })
    expect(await compared('department-liaison')).toMatchObject({ a: null })
    expect((await nodeFor('department-liaison', 'Ⅰ')).a).toBeNull()
    expect((await nodeFor('reader', 'Ⅰ/1')).a).toMatchObject({ points: '2.5', note: '阵地齐全', by: 'reader' })
    expect((await nodeFor('leader', 'Ⅰ/1')).a).toMatchObject({ points: '2.5' })
    await judge('department-liaison', 'reviewer-b', 'Ⅰ/1', '2.2')
    expect((await nodeFor('department-liaison', 'Ⅰ/1')).a).toMatchObject({ hidden: false, points: '2.5' })
  })

  it('tells a reviewer what was decided only after judging the criterion too', async () => {
    const settle = (points: string | null) =>
      t.call('leader', operations.settle, { params: { criterionId: at('Ⅰ/2') }, body: { points } })
    const open = (await compared('reader')).finals
    await settle('1.5')
    expect(await nodeFor('reader', 'Ⅰ/2')).toMatchObject({ final: null, settled: null })
    expect((await compared('reader')).finals).toEqual(open)
    expect((await nodeFor('community-liaison', 'Ⅰ/2')).final).toMatchObject({ points: '1.5' })
    await judge('reader', 'reviewer-a', 'Ⅰ/2', '1')
    expect((await nodeFor('reader', 'Ⅰ/2')).final).toMatchObject({ points: '1.5' })
    await judge('reader', 'reviewer-a', 'Ⅰ/2', null)
    await settle(null)
  })

  it('near each other are averaged, rounded at the step; far apart they wait for the office', async () => {
    expect(await nodeFor('leader', 'Ⅰ/1')).toMatchObject({
      gap: '0.3',
      wide: false,
      settled: 'averaged',
      final: { points: '2.4' },
    })
    await judge('department-liaison', 'reviewer-b', 'Ⅰ/1', '1')
    expect(await nodeFor('leader', 'Ⅰ/1')).toMatchObject({ gap: '1.5', wide: true, settled: null, final: null })
    expect((await compared('leader')).wide).toBe(1)
  })

  it('judge what figures compute too, and move sums of their own column only', async () => {
    const before = await compared('leader')
    await judge('reader', 'reviewer-a', 'Ⅰ/2', '2')
    const after = await compared('leader')
    expect(after.self).toEqual(before.self)
    expect(Number(after.a!.points)).toBe(Number(before.a!.points) + 2)
    expect(after.b).toEqual(before.b)
    expect(after.a).toMatchObject({ stated: 2, points: '4.5', class: '文明单位' })
  })

  it('keep to the points, and to yes and no where there are none', async () => {
    await expect(judge('reader', 'reviewer-a', 'Ⅰ/1', '3.1')).rejects.toMatchObject({ code: 'assessments.outOfRange' })
    await expect(judge('reader', 'reviewer-a', 'Ⅱ/1', '1')).rejects.toMatchObject({ code: 'assessments.yesOrNo' })
    await expect(judge('reader', 'reviewer-a', 'Ⅰ', '1')).rejects.toMatchObject({ status: 404 })
    await t.call('reader', operations.judge, {
      params: { criterionId: at('Ⅱ/1'), seat: 'reviewer-a' },
      body: { points: null, met: false },
    })
    expect((await compared('leader')).a!.class).toBe('不予评定')
  })
})

describe('the final points', () => {
  const settle = (role: Role, path: string, points: string | null) =>
    t.call(role, operations.settle, { params: { criterionId: at(path) }, body: { points } })

  it('are stated by leader or office and beat both reviewers', async () => {
    await settle('leader', 'Ⅰ/1', '1.8')
    expect(await nodeFor('leader', 'Ⅰ/1')).toMatchObject({ settled: 'stated', final: { points: '1.8', by: 'leader' } })
    expect((await compared('leader')).finals).toMatchObject({ points: '1.8', stated: 1 })
    await expect(settle('reader', 'Ⅰ/1', '3')).rejects.toMatchObject({ status: 403 })
    await settle('leader', 'Ⅰ/1', null)
    expect((await nodeFor('leader', 'Ⅰ/1')).settled).toBeNull()
  })

  it('do not touch the self score', async () => {
    expect((await t.call('reader', operations.scorecard)).got).toBe((await compared('leader')).self.points)
  })

  it('go into a table that hides what the person may not see yet', async () => {
    await judge('department-liaison', 'reviewer-b', 'Ⅰ/2', '1')
    await judge('reader', 'reviewer-a', 'Ⅰ/2', null)
    const sheetFor = async (role: Exclude<Role, null>) => {
      const answer = await t.fetch(operations.workbook.path, {}, role)
      const [sheet] = readWorkbook(new Uint8Array(await answer.arrayBuffer())).sheets
      return sheet!.rows.map((row) => row.map((cell) => cell?.text ?? ''))
    }
    const row = (rows: string[][]) => rows.find((each) => each[2] === '学习次数')!
    expect(row(await sheetFor('leader'))[6]).toBe('1')
    expect(row(await sheetFor('reader'))[6]).toContain('评完后可见')
  })
})

it('an old cycle stays readable with the scores it ended with', async () => {
  const before = await t.call('leader', operations.scorecard)
  const cycleId = (await currentTree(t.context('leader'))).cycle.id
  await startCycle(t.context('creation-office'), {
    scheme: 'pingshen',
    name: '2027',
    startsOn: '2027-01-01',
    endsOn: '2027-12-31',
  })
  const past = await t.call('reader', operations.ofCycle, { params: { cycleId } })
  expect(past.tree.cycle.name).toBe('2026')
  expect(past.card).toEqual(before)
  await expect(t.call('reader', operations.ofCycle, { params: { cycleId: at('Ⅰ') } })).rejects.toMatchObject({
    code: 'assessments.noSuchCycle',
  })
  expect((await compared('leader')).nodes.every((node) => node.a === null)).toBe(true)
})
