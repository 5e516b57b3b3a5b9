import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { SchemeContent } from '../../libs/scoring/index.ts'
import { operations } from './contract.ts'
import { currentCycle, publishScheme, publishSchemes, startCycle } from './index.ts'

let t: TestApp
beforeAll(async () => {
  t = await createTestApp({ now: '2026-11-20T02:00:00Z' })
})
afterAll(() => t.close())

const scheme = (version: string, points = 2) =>
  SchemeContent.parse({
    key: 'shili',
    version,
    title: '测试体系（示例）',
    levels: ['项目', '标准'],
    nodes: [
      {
        number: 'Ⅰ',
        name: '组织领导',
        points,
        children: [
          { number: '1', name: '有计划', points: points - 0.5, rule: { form: 'yes_no' } },
          { number: '2', name: '有总结', points: 0.5 },
        ],
      },
      {
        number: 'Ⅱ',
        name: '否决项',
        kind: 'veto',
        children: [{ number: '1', name: '重大事故', rule: { form: 'veto' } }],
      },
    ],
  })
const cycle = { scheme: 'shili', name: '2026 年度', startsOn: '2026-01-01', endsOn: '2026-12-31' }
const office = () => t.context('creation-office')

describe('before the first cycle', () => {
  it('says what to do instead of showing an empty page', async () => {
    await expect(t.call('reader', operations.current)).rejects.toMatchObject({ status: 404, code: 'schemes.noCycle' })
    expect(await currentCycle(t.context('reader'))).toBeUndefined()
    await expect(startCycle(office(), cycle)).rejects.toMatchObject({ code: 'schemes.noSuchVersion' })
  })
})

describe('publishing', () => {
  it('never changes a published version, and takes the same content twice as one', async () => {
    const id = await publishScheme(office(), scheme('1'))
    expect(await publishScheme(office(), scheme('1'))).toBe(id)
    await expect(publishScheme(office(), scheme('1', 3))).rejects.toMatchObject({ code: 'schemes.published' })
    expect(await publishScheme(office(), scheme('2', 3))).not.toBe(id)
    const both = await Promise.all([publishScheme(office(), scheme('3')), publishScheme(office(), scheme('3'))])
    expect(both[0]).toBe(both[1])
  })

  it('refuses a scheme whose points do not add up, and names the place', async () => {
    const wrong = scheme('wrong')
    wrong.nodes[0]!.points = '5'
    await expect(publishScheme(office(), wrong)).rejects.toMatchObject({
      code: 'schemes.faulty',
      message: expect.stringContaining('Ⅰ：'),
    })
  })

  it('is for the office only', async () => {
    await expect(publishScheme(t.context('leader'), scheme('9'))).rejects.toMatchObject({ status: 403 })
    await expect(startCycle(t.context('department-liaison'), cycle)).rejects.toMatchObject({ status: 403 })
  })
})

describe('the current tree', () => {
  it('comes in document order with parents, exact points and what each leaf reads', async () => {
    await startCycle(office(), { ...cycle, version: '1' })
    const tree = await t.call('reader', operations.current)
    expect(tree.cycle).toMatchObject({ name: '2026 年度', startsOn: '2026-01-01', endsOn: '2026-12-31' })
    expect(tree.nodes.map(({ path, points, kind, isCriterion }) => [path, points, kind, isCriterion])).toEqual([
      ['Ⅰ', '2', 'normal', false],
      ['Ⅰ/1', '1.5', 'normal', true],
      ['Ⅰ/2', '0.5', 'normal', true],
      ['Ⅱ', '0', 'veto', false],
      ['Ⅱ/1', '0', 'veto', true],
    ])
    expect(tree.nodes[1]!.parentId).toBe(tree.nodes[0]!.id)
    expect(tree.nodes[2]!.rule).toBe('评分：对照标准自评，以核定分为准。')
  })

  it('follows the newest cycle, with one current at a time', async () => {
    await startCycle(office(), { ...cycle, version: '2', name: '新周期', startsOn: '2026-06-01' })
    expect((await t.call('reader', operations.current)).version).toBe('2')
    await expect(startCycle(office(), { ...cycle, endsOn: '2025-12-31' })).rejects.toMatchObject({
      code: 'schemes.datesReversed',
    })
    expect((await currentCycle(t.context('reader')))!.name).toBe('新周期')
  })
})

describe('starting a cycle', () => {
  const dates = { name: '2027 年度', startsOn: '2027-01-01', endsOn: '2027-12-31' }
  const versions = async () => (await t.call('reader', operations.list)).items

  it('puts the unit under the version chosen and keeps the cycles before it', async () => {
    const before = (await t.call('reader', operations.listCycles)).items
    const { id: versionId } = (await versions()).find(({ version }) => version === '3')!
    const cycle = await t.call('creation-office', operations.startCycle, { body: { ...dates, versionId } })
    const { items } = await t.call('reader', operations.listCycles)
    expect(items[0]).toEqual({ ...cycle, title: '测试体系（示例）', version: '3', current: true })
    expect(items.slice(1)).toEqual(before.map((each) => ({ ...each, current: false })))
    expect((await t.call('reader', operations.current)).cycle).toEqual(cycle)
    expect((await versions()).filter(({ current }) => current).map(({ id }) => id)).toEqual([versionId])
  })

  it('refuses a version that is not there, dates that cannot be meant, and people who may not', async () => {
    const { items: before } = await t.call('reader', operations.listCycles)
    const { id: versionId } = (await versions())[0]!
    const start = (role: 'administrator' | 'leader', change: Partial<typeof dates & { versionId: string }>) =>
      t.call(role, operations.startCycle, { body: { versionId, ...dates, ...change } })
    const nowhere = '01900000-0000-7000-8000-000000000000'
    await expect(start('administrator', { versionId: nowhere })).rejects.toMatchObject({
      code: 'schemes.noSuchVersion',
    })
    await expect(start('administrator', { endsOn: '2026-12-31' })).rejects.toMatchObject({
      code: 'schemes.datesReversed',
    })
    await expect(start('administrator', { endsOn: '2037-01-01' })).rejects.toMatchObject({
      code: 'schemes.cycleTooLong',
    })
    await expect(start('administrator', { name: ' ' })).rejects.toMatchObject({ code: 'platform.invalid' })
    await expect(start('leader', {})).rejects.toMatchObject({ status: 403 })
    expect((await t.call('reader', operations.listCycles)).items).toEqual(before)
    expect((await start('administrator', { endsOn: '2036-12-31' })).endsOn).toBe('2036-12-31')
  })
})

it('ships schemes that can be published, in which every figure is one we compute', async () => {
  const shipped = await t.deps.content.load('schemes', SchemeContent)
  const versions = await publishSchemes(office())
  expect(shipped.length).toBeGreaterThan(0)
  for (const [index, { key, version }] of shipped.entries()) {
    await startCycle(office(), { ...cycle, scheme: key, version })
    const tree = await t.call('reader', operations.current)
    expect(tree.cycle.versionId).toBe(versions[index])
    const sentences = tree.nodes.flatMap((node) => node.rule ?? [])
    expect(
      sentences.filter((sentence) => /[a-z]+\.[a-z_]+/.test(sentence)),
      key,
    ).toEqual([])
  }
})
