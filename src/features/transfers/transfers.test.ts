import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { SchemeContent } from '../../libs/scoring/index.ts'
import { operations as assessments } from '../assessments/contract/index.ts'
import { saveAnswers } from '../assessments/index.ts'
import { operations as duties } from '../duties/contract.ts'
import { assignDuties } from '../duties/index.ts'
import { operations as organization } from '../organization/contract.ts'
import { importOrganization } from '../organization/index.ts'
import { currentTree, publishScheme, startCycle } from '../schemes/index.ts'
import { operations } from './contract.ts'

let t: TestApp
let oldCycle: string
let versions: { old: string; next: string }
let ids: { old: Map<string, string>; next: Map<string, string> }

const leaf = (number: string, name: string, points: number, rule?: unknown) => ({ number, name, points, rule })
const content = (version: string, children: unknown[]) =>
  SchemeContent.parse({
    key: 'yanyong',
    version,
    title: '沿用体系（示例）',
    levels: ['项目', '标准'],
    nodes: [{ number: 'Ⅰ', name: '基础', children }],
  })
const learning = { form: 'coverage', figure: 'study.count', atLeast: 12 }
const first = content('1', [
  leaf('1', '领导重视', 3),
  leaf('2', '学习次数', 2, learning),
  leaf('3', '阵地建设有场所有制度', 2),
  leaf('4', '旧时要求', 1),
  leaf('5', '宣传氛围', 2),
])
const second = content('2', [
  leaf('1', '领导重视', 3),
  leaf('2', '宣传氛围', 1),
  leaf('3', '阵地建设有场所、有制度、有人员', 4),
  leaf('4', '学习次数', 2, learning),
  leaf('5', '网络文明', 3),
])

async function treeIds(): Promise<Map<string, string>> {
  return new Map((await currentTree(t.context('reader'))).nodes.map((node) => [node.path, node.id]))
}

beforeAll(async () => {
  t = await createTestApp()
  const office = t.context('creation-office')
  const from = '2020-01-01'
  const { nodes, posts } = await importOrganization(office, {
    nodes: [{ key: '党建办', kind: 'department', name: '党建工作办公室', from }],
    posts: [{ key: '主任', node: '党建办', name: '主任', from }],
    people: [],
    appointments: [],
    seats: [],
  })
  versions = { old: await publishScheme(office, first), next: await publishScheme(office, second) }
  const year = (name: string) => ({ name, startsOn: `${name}-01-01`, endsOn: `${name}-12-31` })
  const before = await startCycle(office, { scheme: 'yanyong', version: '1', ...year('2026') })
  oldCycle = before.id
  const old = await treeIds()
  await saveAnswers(office, [
    { criterionId: old.get('Ⅰ/1')!, points: '2.5', note: '班子专题研究' },
    { criterionId: old.get('Ⅰ/3')!, points: '2' },
    { criterionId: old.get('Ⅰ/4')!, points: '1' },
    { criterionId: old.get('Ⅰ/5')!, points: '2' },
  ])
  await assignDuties(office, [
    { criterionId: old.get('Ⅰ/2')!, departmentId: nodes.get('党建办')!, postId: posts.get('主任')!, measure: null },
    {
      criterionId: old.get('Ⅰ/2')!,
      part: '学习档案',
      departmentId: nodes.get('党建办')!,
      schedule: { recurrence: 'monthly', day: 25 },
    },
  ])
  await startCycle(office, { scheme: 'yanyong', version: '2', ...year('2026') })
  ids = { old, next: await treeIds() }
})
afterAll(() => t.close())

const preview = (choices: { from: string; to: string | null }[] = []) =>
  t.call('creation-office', operations.preview, { body: { fromCycleId: oldCycle, choices } })
const rowOf = async (path: string) => (await preview()).rows.find((row) => row.from.path === path)!
/** Statements that wait for a lock. */
const waiting = async () => {
  const { rows } = await t.pool.query('select from pg_locks where not granted')
  return rows.length
}
const card = () => t.call('reader', assessments.scorecard)

describe('the preview', () => {
  it('follows criteria that kept place and name, were renumbered, or are much alike', async () => {
    const { rows } = await preview()
    expect(rows.map(({ from, to, how }) => [from.path, to?.path ?? null, how])).toEqual([
      ['Ⅰ/1', 'Ⅰ/1', 'same'],
      ['Ⅰ/2', 'Ⅰ/4', 'renumbered'],
      ['Ⅰ/3', 'Ⅰ/3', 'similar'],
      ['Ⅰ/4', null, 'none'],
      ['Ⅰ/5', 'Ⅰ/2', 'renumbered'],
    ])
  })

  it('says what moves, what is left out and why, and what today’s score becomes', async () => {
    expect(await rowOf('Ⅰ/1')).toMatchObject({ moves: { answer: true }, leftOut: [], check: null })
    expect(await rowOf('Ⅰ/2')).toMatchObject({
      moves: { duty: true },
      duty: '党建工作办公室 · 主任；学习档案 · 党建工作办公室',
      sameFigures: true,
    })
    expect((await rowOf('Ⅰ/3')).check).toEqual({ before: '2', after: '4' })
    expect((await rowOf('Ⅰ/4')).leftOut).toEqual([{ what: 'answer', reason: 'unmatched', most: null }])
    expect((await rowOf('Ⅰ/5')).leftOut).toEqual([{ what: 'answer', reason: 'tooMuch', most: '1' }])
    expect(await preview()).toMatchObject({ answers: 2, duties: 1, before: { got: '0' }, after: { got: '4.5' } })
    expect((await card()).got).toBe('0')
  })

  it('takes the choice of a person, one new criterion for one old', async () => {
    const [four, one, web] = [ids.old.get('Ⅰ/4')!, ids.old.get('Ⅰ/1')!, ids.next.get('Ⅰ/5')!]
    const { rows } = await preview([
      { from: four, to: web },
      { from: one, to: null },
    ])
    expect(rows[3]).toMatchObject({ to: { path: 'Ⅰ/5' }, how: 'chosen', moves: { answer: true } })
    expect(rows[0]).toMatchObject({ to: null, moves: { answer: false } })
    await expect(
      preview([
        { from: four, to: web },
        { from: one, to: web },
      ]),
    ).rejects.toMatchObject({ code: 'transfers.twice', message: expect.stringContaining('网络文明') })
    await expect(preview([{ from: four, to: ids.next.get('Ⅰ')! }])).rejects.toMatchObject({ status: 422 })
  })
})

describe('carrying', () => {
  const carry = () => t.call('creation-office', operations.carry, { body: { fromCycleId: oldCycle, choices: [] } })
  const undo = (id: string) => t.call('creation-office', operations.undo, { params: { id } })

  it('writes what was previewed and can be undone', async () => {
    const { id } = await carry()
    expect((await card()).got).toBe('4.5')
    expect(
      (await t.call('reader', assessments.criterion, { params: { criterionId: ids.next.get('Ⅰ/1')! } })).answer,
    ).toMatchObject({
      points: '2.5',
      note: '班子专题研究',
    })
    const carried = (await t.call('reader', duties.list)).items.filter(
      (duty) => duty.criterionId === ids.next.get('Ⅰ/4'),
    )
    expect(carried.map(({ part, schedule }) => [part, schedule?.recurrence ?? null, schedule?.day ?? null])).toEqual([
      ['', null, null],
      ['学习档案', 'monthly', 25],
    ])
    expect((await preview()).duties).toBe(0)
    await undo(id)
    expect((await card()).got).toBe('0')
    expect((await preview()).duties).toBe(1)
    await expect(undo(id)).rejects.toMatchObject({ code: 'transfers.noSuchTransfer' })
  })

  it('waits for an answer that is being written and leaves it as it is', async () => {
    const one = ids.next.get('Ⅰ/1')!
    const { carried } = await t.context('creation-office').transaction(async (tx) => {
      await saveAnswers(tx, [{ criterionId: one, points: '3', note: '刚刚填写' }])
      const carried = carry()
      while ((await waiting()) === 0) await new Promise((resolve) => setTimeout(resolve, 20))
      return { carried }
    })
    const { id, answers } = await carried
    expect(answers).toBe(1)
    const { answer } = await t.call('reader', assessments.criterion, { params: { criterionId: one } })
    expect(answer).toMatchObject({ points: '3', note: '刚刚填写' })
    await undo(id)
    await saveAnswers(t.context('creation-office'), [{ criterionId: one }])
  })

  it('leaves the duties of a department that is gone and carries the rest', async () => {
    t.setNow('2026-11-20T02:30:00Z')
    const office = 'creation-office'
    const node = (await t.call(office, organization.organization)).nodes.find(({ name }) => name === '党建工作办公室')!
    const { changeId } = await t.call(office, organization.endNode, {
      params: { id: node.id },
      body: { validTo: '2026-11-19' },
    })
    expect(await rowOf('Ⅰ/2')).toMatchObject({ moves: { duty: false }, leftOut: [{ what: 'duty', reason: 'gone' }] })
    const carried = await carry()
    expect(carried).toMatchObject({ answers: 2, duties: 0 })
    await undo(carried.id)
    await t.call(office, organization.undoChange, { params: { id: changeId! } })
  })

  it('never overwrites, and is not undone over what somebody changed since', async () => {
    t.setNow('2026-11-20T03:00:00Z')
    const one = ids.next.get('Ⅰ/1')!
    await saveAnswers(t.context('creation-office'), [{ criterionId: one, points: '1' }])
    expect((await rowOf('Ⅰ/1')).leftOut).toEqual([{ what: 'answer', reason: 'taken', most: null }])
    const { id, answers } = await carry()
    expect(answers).toBe(1)
    expect((await card()).got).toBe('3')
    await saveAnswers(t.context('creation-office'), [{ criterionId: ids.next.get('Ⅰ/3')!, points: '3' }])
    await expect(undo(id)).rejects.toMatchObject({
      code: 'transfers.changed',
      message: expect.stringContaining('1 处'),
    })
    expect((await t.call('reader', operations.list)).items.slice(0, 2)).toMatchObject([
      { id, undone: false },
      { undone: true, answers: 2, duties: 0 },
    ])
    await expect(carry()).rejects.toMatchObject({ code: 'transfers.nothing' })
  })
})

it('the effect of a version on today’s score is told without saving', async () => {
  const before = await card()
  const told = await t.call('reader', operations.effect, { query: { from: versions.next, to: versions.old } })
  expect(told.before).toMatchObject({ full: '13', got: before.got })
  expect(told.after.full).toBe('10')
  const found = (path: string, name: string) => told.nodes.find((node) => node.path === path && node.name === name)
  expect(found('Ⅰ/4', '旧时要求')).toMatchObject({ before: null, after: { full: '1', got: '0' } })
  expect(found('Ⅰ/5', '网络文明')).toMatchObject({ before: { full: '3' }, after: null })
  expect(told.lostAnswers).toBe(1)
  expect(await card()).toEqual(before)
})
