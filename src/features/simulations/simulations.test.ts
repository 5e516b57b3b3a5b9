import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { SchemeContent } from '../../libs/scoring/index.ts'
import { operations as assessments } from '../assessments/contract/index.ts'
import { rescoreAll } from '../assessments/index.ts'
import { currentTree, publishScheme, startCycle } from '../schemes/index.ts'
import { type Changes, operations } from './contract.ts'

let t: TestApp
let idOf: Map<string, string>

const scheme = SchemeContent.parse({
  key: 'moni',
  version: '1',
  title: '模拟体系（示例）',
  levels: ['项目', '标准'],
  classes: [{ name: '文明单位', atLeast: 5 }],
  nodes: [
    {
      number: 'Ⅰ',
      name: '基础',
      points: 6,
      children: [
        { number: '1', name: '阵地建设', points: 2 },
        { number: '2', name: '学习次数', points: 3, rule: { form: 'coverage', figure: 'study.count', atLeast: 12 } },
        { number: '3', name: '宣传氛围', points: 1 },
      ],
    },
    { number: 'Ⅱ', name: '否决', kind: 'veto', children: [{ number: '1', name: '重大事故', rule: { form: 'veto' } }] },
  ],
})

beforeAll(async () => {
  t = await createTestApp()
  const office = t.context('creation-office')
  await publishScheme(office, scheme)
  await startCycle(office, { scheme: 'moni', name: '2026', startsOn: '2026-01-01', endsOn: '2026-12-31' })
  idOf = new Map((await currentTree(office)).nodes.map((node) => [node.path, node.id]))
})
afterAll(() => t.close())

const at = (path: string) => idOf.get(path)!
const points = (path: string, value: string) => ({ criterionId: at(path), points: value })
const learned = (value: string) => ({ figure: 'study.count', value })
type Given = { answers?: { criterionId: string; points?: string; met?: boolean }[]; figures?: Changes['figures'] }
const attempt = (body: Given) => t.call('reader', operations.try, { body })
const save = (name: string, body: Given) => t.call('creation-office', operations.create, { body: { name, ...body } })
const card = () => t.call('reader', assessments.scorecard)
const answer = (path: string, value: string) =>
  t.call('creation-office', assessments.answer, { params: { criterionId: at(path) }, body: { points: value } })

describe('trying', () => {
  it('tells total, class and every node that moves, and leaves the real score alone', async () => {
    const before = await card()
    const tried = await attempt({ answers: [points('Ⅰ/1', '2')], figures: [learned('12')] })
    expect(tried).toMatchObject({ got: '5', class: '文明单位', before: { got: before.got, class: '未达标' } })
    expect(tried.moved.map(({ nodeId, before: from, after }) => [nodeId, from.got, after.got])).toEqual([
      [at('Ⅰ'), '0', '5'],
      [at('Ⅰ/1'), '0', '2'],
      [at('Ⅰ/2'), '0', '3'],
    ])
    expect(tried.moved[2]!.after.why).toContain('12')
    expect(await card()).toEqual(before)
  })

  it('gives what the real score becomes when the same is really answered', async () => {
    const tried = await attempt({ answers: [points('Ⅰ/3', '0.7'), { criterionId: at('Ⅱ/1'), met: false }] })
    expect(tried.class).toBe('不予评定')
    await answer('Ⅰ/3', '0.7')
    expect((await card()).got).toBe(tried.got)
    expect((await attempt({})).moved).toEqual([])
  })

  it('refuses what could not really be answered, and figures the scheme does not read', async () => {
    await expect(attempt({ answers: [points('Ⅰ/1', '2.1')] })).rejects.toMatchObject({ code: 'assessments.outOfRange' })
    await expect(attempt({ answers: [points('Ⅰ/2', '1')] })).rejects.toMatchObject({ code: 'assessments.computed' })
    await expect(attempt({ figures: [{ figure: 'no.such', value: '1' }] })).rejects.toMatchObject({
      code: 'simulations.noSuchFigure',
    })
  })
})

describe('a kept copy', () => {
  it('opens for everybody in the unit, is changed, dropped and made anew', async () => {
    const copy = await save('冲刺方案', { answers: [points('Ⅰ/1', '1.5')], figures: [learned('20')] })
    expect((await t.call('reader', operations.list)).items).toMatchObject([
      { name: '冲刺方案', answers: 1, figures: 1 },
    ])
    const opened = await t.call('reader', operations.get, { params: { id: copy.id } })
    expect(opened).toMatchObject({ changes: { figures: [learned('20')] }, stale: null })
    await expect(t.call('reader', operations.drop, { params: { id: copy.id } })).rejects.toMatchObject({ status: 403 })
    const dropped = await t.call('creation-office', operations.drop, { params: { id: copy.id } })
    await expect(t.call('reader', operations.get, { params: { id: copy.id } })).rejects.toMatchObject({ status: 404 })
    await t.call('creation-office', operations.create, { body: { name: dropped.name, ...dropped.changes } })
    expect((await t.call('reader', operations.list)).items).toHaveLength(1)
  })

  it('is changed and deleted by who saved it and by the office', async () => {
    const body = { name: '领导的设想', answers: [points('Ⅰ/1', '1')], figures: [] }
    const { id } = await t.call('leader', operations.create, { body })
    const seenBy = async (role: 'leader' | 'community-liaison' | 'reader') =>
      (await t.call(role, operations.get, { params: { id } })).mayChange
    expect([await seenBy('leader'), await seenBy('community-liaison'), await seenBy('reader')]).toEqual([
      true,
      false,
      false,
    ])
    const refused = { code: 'simulations.notYours', message: expect.stringContaining('leader') }
    await expect(t.call('community-liaison', operations.drop, { params: { id } })).rejects.toMatchObject(refused)
    await expect(t.call('community-liaison', operations.update, { params: { id }, body })).rejects.toMatchObject(
      refused,
    )
    expect(await t.call('leader', operations.update, { params: { id }, body })).toMatchObject({ name: body.name })
    await t.call('creation-office', operations.drop, { params: { id } })
  })

  it('says when the real answers have moved under it, until it is saved again', async () => {
    const copy = await save('对照', { answers: [points('Ⅰ/1', '1.5')] })
    const open = () => t.call('reader', operations.get, { params: { id: copy.id } })
    await rescoreAll(t.context('creation-office'))
    expect((await open()).stale).toBeNull()
    const { got } = await card()
    await answer('Ⅰ/1', '0.5')
    expect((await open()).stale).toEqual({ before: got, now: (await card()).got, answers: [at('Ⅰ/1')] })
    const { id: _, ...rest } = copy
    await t.call('creation-office', operations.update, {
      params: { id: copy.id },
      body: { name: rest.name, ...rest.changes },
    })
    expect((await open()).stale).toBeNull()
  })
})

describe('keeping', () => {
  const keep = (
    answers: { criterionId: string; points?: string | null; met?: boolean | null; note?: string | null }[],
  ) => t.call('creation-office', operations.keep, { body: { answers } })

  it('writes the answers in one go and gives the way back', async () => {
    const before = await card()
    const former = await keep([points('Ⅰ/1', '1.8'), points('Ⅰ/3', '1')])
    expect((await card()).got).toBe('2.8')
    await keep(former.answers)
    expect((await card()).nodes.map(({ got }) => got)).toEqual(before.nodes.map(({ got }) => got))
  })

  it('is all or nothing, for the office, and never writes figures', async () => {
    const before = await card()
    await expect(keep([points('Ⅰ/1', '1'), points('Ⅰ/2', '3')])).rejects.toMatchObject({ status: 422 })
    expect(await card()).toEqual(before)
    await expect(t.call('leader', operations.keep, { body: { answers: [points('Ⅰ/1', '1')] } })).rejects.toMatchObject({
      status: 403,
    })
    await expect(keep([])).rejects.toMatchObject({ code: 'simulations.nothing' })
  })
})

it('a copy of a past cycle is not mistaken for one of this', async () => {
  const copy = await save('旧的', { answers: [points('Ⅰ/1', '1')] })
  await startCycle(t.context('creation-office'), {
    scheme: 'moni',
    name: '2027',
    startsOn: '2027-01-01',
    endsOn: '2027-12-31',
  })
  expect((await t.call('reader', operations.list)).items).toEqual([])
  await expect(t.call('reader', operations.get, { params: { id: copy.id } })).rejects.toMatchObject({ status: 404 })
})
