import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { placeScheme, SchemeContent, scoreLeaf } from './index.ts'

/** One leaf with its rule, scored; `numbers` of figures by id. */
function tell(rule: unknown, answer = {}, numbers: Record<string, [value: string, name: string, unit: string]> = {}) {
  const scheme = SchemeContent.parse({
    key: 'w',
    version: '1',
    title: 't',
    levels: ['x'],
    nodes: [{ number: '1', name: '标准', points: 2, rule }],
  })
  const tree = placeScheme(scheme)
  const figures = Object.fromEntries(
    Object.entries(numbers).map(([id, [value, name, unit]]) => [id, { value, name, unit }]),
  )
  return scoreLeaf(tree, tree.nodes[0]!, { figures, answers: { '1': answer } })
}

const when = (figure: string, atLeast: number) => ({ figure, atLeast })

describe('what is told of a loss', () => {
  it('asks for points where points are what is entered, not for a tick', () => {
    const rule = {
      form: 'additive',
      parts: [
        { name: '有制度', points: 1 },
        { name: '有专人', points: 1 },
      ],
    }
    const { why, winBack } = tell(rule)
    expect(why).toContain('“有制度”还没有自评，差 1 分')
    expect(winBack).toContain('落实“有制度”并填写自评，可得 1 分')
    expect(`${why}${winBack}`).not.toContain('达标')
    expect(tell({ form: 'yes_no' }).winBack).toContain('填写自评')
  })

  it('names what is missing first and does not count parts against parts', () => {
    const rule = {
      form: 'additive',
      parts: [
        { name: '活动经常', points: 1, when: when('a.b', 6) },
        { name: '有计划', points: 1 },
      ],
    }
    const told = tell(rule, { parts: { '2': '1' } }, { 'a.b': ['4', '志愿服务活动', '场'] })
    expect(told.why).toBe(
      '“活动经常”志愿服务活动 4 场，要求不少于 6 场，差 1 分；其余 1 项已做到；共得 1 分，失 1 分。',
    )
    expect(told.winBack).toContain('志愿服务活动再有 2 场（达到 6 场）')
  })

  it('says how many more, or from what share to what', () => {
    const coverage = (unit: string) =>
      tell({ form: 'coverage', figure: 'a.b', atLeast: 40 }, {}, { 'a.b': ['35', '占比', unit] })
    expect(coverage('%').winBack).toBe('占比由 35%提高到 40%，得满分。')
    expect(coverage('人').winBack).toBe('占比再有 5 人（达到 40 人），得满分。')
  })

  it('speaks of figures by name, in conditions too', () => {
    const rule = { form: 'yes_no', when: { expression: 'a.b >= 6 && a.bc >= 40' } }
    const told = tell(rule, {}, { 'a.b': ['4', '活动', '场'], 'a.bc': ['50', '参与率', '%'] })
    expect(told.why).toContain('要求“活动 ≥ 6，并且参与率 ≥ 40”')
    expect(told.winBack).not.toContain('a.b')
  })

  it('does not say the same number twice of a self-assessment', () => {
    expect(tell({ form: 'assessed' }, { self: '1.4' }).why).toBe('按自评得 1.4 分，失 0.6 分。')
    expect(tell({ form: 'assessed' }, { self: '1.4', final: '1' }).why).toBe('自评 1.4 分，按核定得 1 分，失 1 分。')
  })
})

it('every rule of the example schemes explains an open point in whole sentences, without keys and without “达标” to tick', () => {
  const folder = new URL('../../../content/schemes/', import.meta.url)
  const forms = new Set<string>()
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.yaml'))) {
    const tree = placeScheme(SchemeContent.parse(parse(readFileSync(new URL(name, folder), 'utf8'))))
    for (const leaf of tree.nodes.filter(({ children }) => children.length === 0)) {
      const { lost, why, winBack, bars } = scoreLeaf(tree, leaf, { figures: {}, answers: {}, asOf: '2026-11-20' })
      forms.add(leaf.node.rule?.form ?? leaf.kind)
      expect(why, leaf.path).toMatch(/。$/)
      expect(`${why}${winBack}`, leaf.path).not.toMatch(/undefined|NaN|&&|>=|，，|；；|。。|自评为/)
      if (Number(lost) > 0 || bars.length > 0) expect(winBack, leaf.path).toMatch(/^.{4,}。$/s)
    }
  }
  expect(forms.size).toBeGreaterThan(15)
})
