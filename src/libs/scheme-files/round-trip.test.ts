import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import {
  FORM_NAMES,
  figuresRead,
  placeScheme,
  Rule,
  ruleOf,
  type SchemeContent,
  ScoreInputs,
  scoreScheme,
  sum,
} from '../scoring/index.ts'
import { readRuleCell, readSchemeFile, writeRuleCell, writeSchemeWorkbook, writeYaml } from './index.ts'

const content = new URL('../../../content/', import.meta.url)
const files = readdirSync(new URL('schemes/', content)).filter((name) => name.endsWith('.yaml'))
const read = (name: string) => readSchemeFile(readFileSync(new URL(`schemes/${name}`, content)), name)
const schemes = files.map((name) => ({ name, ...read(name) }))
const data = (scheme: SchemeContent | undefined) => JSON.parse(JSON.stringify(scheme))

describe('example schemes', () => {
  it.each(schemes)('$name is clean, says it is an example and has 100 points', ({ scheme, faults }) => {
    expect(faults).toEqual([])
    expect(scheme!.title).toContain('示例')
    expect(placeScheme(scheme!).full.toFixed()).toBe('100')
  })

  it.each(schemes)('$name goes to .xlsx and back to YAML without loss', ({ scheme }) => {
    const fromTable = readSchemeFile(writeSchemeWorkbook(scheme!), 'x.xlsx')
    expect(fromTable.faults).toEqual([])
    expect(data(fromTable.scheme)).toEqual(data(scheme))
    const fromYaml = readSchemeFile(new TextEncoder().encode(writeYaml(fromTable.scheme!)), 'x.yaml')
    expect(data(fromYaml.scheme)).toEqual(data(scheme))
  })

  it.each(schemes)('$name keeps how reviews are settled on the way to a table and back', ({ scheme }) => {
    const reviewed = { ...scheme!, review: { maxGap: '0.3', final: 'averaged' as const } }
    const fromTable = readSchemeFile(writeSchemeWorkbook(reviewed), 'x.xlsx')
    expect(fromTable.faults).toEqual([])
    expect(fromTable.scheme!.review).toEqual(reviewed.review)
    const fromYaml = readSchemeFile(new TextEncoder().encode(writeYaml(reviewed)), 'x.yaml')
    expect(fromYaml.scheme!.review).toEqual(reviewed.review)
  })

  it('together use all scoring forms', () => {
    const used = schemes.flatMap(({ scheme }) => leavesOf(scheme!).map((leaf) => ruleOf(leaf).form))
    expect([...new Set(used)].sort()).toEqual(Object.keys(FORM_NAMES).sort())
  })

  it('read only figures that exist', () => {
    const known = readdirSync(new URL('figures/', content)).flatMap((name) => {
      const { figures } = parse(readFileSync(new URL(`figures/${name}`, content), 'utf8')) as {
        figures: { id: string }[]
      }
      return figures.map((figure) => figure.id)
    })
    const read = schemes.flatMap(({ scheme }) => leavesOf(scheme!).flatMap((leaf) => figuresRead(ruleOf(leaf))))
    expect(read.filter((id) => !known.includes(id))).toEqual([])
  })

  it('give the street scheme its size, and every criterion methods, department, evidence and rule', () => {
    const tree = placeScheme(schemes.find(({ name }) => name === 'jiedao-shili.yaml')!.scheme!)
    const normal = tree.nodes.filter((placed) => placed.kind === 'normal')
    expect([1, 2, 3].map((depth) => normal.filter((placed) => placed.depth === depth).length)).toEqual([13, 41, 103])
    const bare = tree.nodes.filter(
      ({ children, node }) =>
        children.length === 0 && !(node.methods.length > 0 && node.department && node.evidence && node.rule),
    )
    expect(bare.map((placed) => placed.path)).toEqual([])
  })
})

function leavesOf(scheme: SchemeContent) {
  return placeScheme(scheme).nodes.filter((placed) => placed.children.length === 0)
}

/** Texts full of the marks the line grammar itself uses. */
const nasty = fc
  .string({
    unit: fc.constantFrom(
      '甲',
      '乙',
      'A',
      '1',
      '；',
      '，',
      '、',
      '=',
      '：',
      '（',
      '）',
      '【',
      '】',
      '「',
      '」',
      '(',
      ')',
      ' ',
      '\n',
      '%',
    ),
    minLength: 1,
    maxLength: 12,
  })
  .map((text) => text.trim())
  .filter((text) => text !== '')
const number = fc.integer({ min: 0, max: 99_999 }).map((tenths) => String(tenths / 10))

const rules: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ form: fc.constant('assessed' as const), text: nasty }),
  fc.record({ form: fc.constant('assessed' as const), text: nasty, maxGap: number }),
  fc.record({
    form: fc.constant('penalty' as const),
    each: number,
    kinds: fc.array(nasty, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    form: fc.constant('coverage' as const),
    atLeast: number,
    unit: nasty,
    below: fc.constantFrom('zero' as const, 'ratio' as const),
  }),
  fc.record({
    form: fc.constant('additive' as const),
    parts: fc.array(
      fc.record({ name: nasty, points: number, when: fc.record({ figure: fc.constant('a.b'), atLeast: number }) }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  fc.record({
    form: fc.constant('survey' as const),
    questions: fc.array(
      fc.record({
        name: nasty,
        options: fc.array(fc.record({ option: nasty, points: number }), { minLength: 2, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    minimum: fc.integer({ min: 1, max: 9 }),
  }),
)

describe('rule text', () => {
  it('reads back exactly what it writes, whatever the words', () => {
    fc.assert(
      fc.property(rules, (given) => {
        const rule = Rule.parse(given)
        const back = readRuleCell(writeRuleCell(rule, undefined))
        expect('text' in back ? { form: 'assessed', text: back.text } : back).toEqual('text' in back ? rule : { rule })
      }),
      { numRuns: 400 },
    )
  })

  it('is Chinese a clerk can read', () => {
    expect(writeRuleCell({ form: 'coverage', figure: 'volunteer.coverage', atLeast: '40', unit: '%' }, undefined)).toBe(
      '覆盖率：数据=volunteer.coverage；不低于=40；单位=%',
    )
  })

  it('takes half-width marks as well', () => {
    const line = '计数阶梯: 记录=meeting.count; 档次=(不低于=4,分值=2)(不低于=2,分值=1)'
    expect(readRuleCell(line)).toEqual({
      rule: {
        form: 'ladder',
        records: 'meeting.count',
        steps: [
          { atLeast: '4', points: '2' },
          { atLeast: '2', points: '1' },
        ],
      },
    })
  })

  it.each([
    ['达到要求得满分，缺一项扣 0.5 分', { text: '达到要求得满分，缺一项扣 0.5 分' }],
    ['一票否决：发生重大事故的', { text: '一票否决：发生重大事故的' }],
    ['汇总：封顶=12', { sum: { cap: '12' } }],
  ])('knows people’s own words from a rule: %s', (line, read) => {
    expect(readRuleCell(line)).toEqual(read)
  })

  it.each([
    ['覆盖率：不低与=40', '不认识“不低与”'],
    ['覆盖率：数据=volunteer.coverage', '“不低于”缺少这一项'],
    ['分档：分档=（名称=甲，不低于=1，分值=二）', '“分档第 1 项的分值”应为数字'],
    ['覆盖率：不低于=很多', '应为数字'],
    ['累加：分项=（名称=甲，分值=1', '括号没有收住'],
    ['覆益率：不低于=40', '规则要以“名称：”开头'],
    ['抽样：抽查=五；等级=（等第=A，份额=1，不低于=5）', '应为整数'],
  ])('says what is wrong with %s', (line, sentence) => {
    expect(readRuleCell(line)).toEqual({ fault: expect.stringContaining(sentence) })
  })
})

describe('scoring the examples', () => {
  const text = fc.oneof(number, fc.constantFrom('A', 'C#', '优'))
  const answer = fc.record(
    {
      notApplicable: fc.boolean(),
      met: fc.boolean(),
      value: number,
      of: number,
      parts: fc.dictionary(fc.constantFrom('1', '2', '3', '9'), fc.oneof(fc.boolean(), number)),
      grade: text,
      sample: fc.integer({ min: 0, max: 9 }).map((passed) => ({ passed, checked: passed + 1 })),
      survey: fc.record({
        forms: fc.array(fc.record({ choices: fc.array(fc.option(text), { maxLength: 6 }) }), { maxLength: 3 }),
        blank: fc.nat(5),
      }),
      events: fc.array(
        fc.record({ date: fc.constantFrom('2026-02-28', '2020-01-01'), kind: fc.constantFrom('违纪', '别的') }),
        { maxLength: 3 },
      ),
      years: fc.dictionary(fc.constantFrom('2023', '2024', '2025'), number),
      self: number,
      a: number,
      b: number,
      evidence: fc.array(fc.record({ kind: fc.constantFrom('情况资料', '图片资料'), words: fc.nat(900) }), {
        maxLength: 3,
      }),
    },
    { requiredKeys: [] },
  )

  it.each(
    schemes,
  )('$name takes any answers: got stays between nothing and full plus bonuses, and every lost point is explained', ({
    scheme,
  }) => {
    const tree = placeScheme(scheme!)
    const leaves = leavesOf(scheme!)
    const figures = [...new Set(leaves.flatMap((leaf) => figuresRead(ruleOf(leaf))))]
    const most = tree.roots.filter((root) => root.kind === 'normal' || root.kind === 'bonus').map((root) => root.points)
    fc.assert(
      fc.property(
        fc.array(answer, { minLength: leaves.length, maxLength: leaves.length }),
        fc.array(number, { minLength: figures.length, maxLength: figures.length }),
        (answers, values) => {
          const inputs = ScoreInputs.parse({
            asOf: '2026-11-30',
            answers: Object.fromEntries(leaves.map((leaf, index) => [leaf.path, answers[index]])),
            figures: Object.fromEntries(figures.map((id, index) => [id, { value: values[index] }])),
          })
          const score = scoreScheme(tree, inputs)
          expect(Number(score.got)).toBeGreaterThanOrEqual(0)
          expect(Number(score.got)).toBeLessThanOrEqual(Number(sum(most).toFixed()))
          for (const node of score.nodes) {
            expect(node.why).toMatch(/[一-龥].*。$/s)
            if (node.lost !== '0') expect(node.winBack).not.toBe('')
          }
        },
      ),
      { numRuns: 30 },
    )
  })
})
