import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkScheme, SchemeContent, type SchemeNodeInput } from '../scoring/index.ts'
import { readSchemeFile, writeSchemeWorkbook, writeYaml } from './index.ts'

const marks = [
  '甲',
  '乙',
  '1',
  '0',
  'A',
  '=',
  '＝',
  '：',
  ':',
  '（',
  ')',
  '「',
  '」',
  '；',
  ',',
  '、',
  ' ',
  '\n',
  '#',
  '"',
  "'",
  '%',
  '-',
  '是',
  '【',
]
const trimmed = (arbitrary: fc.Arbitrary<string>) => arbitrary.map((each) => each.trim()).filter((each) => each !== '')
const text = trimmed(fc.string({ unit: fc.constantFrom(...marks), minLength: 1, maxLength: 10 }))
const line = text.filter((each) => !each.includes('\n'))
const word = line.filter((each) => !/[、，,；;]/.test(each))
const number = fc.integer({ min: 0, max: 99_999 }).map((hundredths) => String(hundredths / 100))
const day = fc.constantFrom('2025-01-01', '2026-12-31', '2024-02-29')
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { minLength: 1, maxLength: 3 })

const evidence = fc.record(
  {
    kinds: some(line),
    min: fc.nat(9),
    max: fc.integer({ min: 9, max: 20 }),
    wordLimit: fc.integer({ min: 1, max: 5000 }),
    dateWindow: fc.record({ from: day, to: day }),
    mustShow: some(line),
    linkAllowed: fc.boolean(),
    formats: some(fc.constantFrom('PDF', 'JPG')),
    reason: text,
    text,
  },
  { requiredKeys: ['text'] },
)
const rule = fc.oneof(
  fc.record({ form: fc.constant('assessed' as const), text }),
  fc.record({ form: fc.constant('yes_no' as const) }),
  fc.record({ form: fc.constant('evidence' as const), partial: fc.constant(true as const) }),
  fc.record({
    form: fc.constant('missing' as const),
    figure: fc.constant('a.b'),
    required: number,
    each: number,
    unit: line,
  }),
  fc.record({
    form: fc.constant('sample' as const),
    size: fc.integer({ min: 1, max: 9 }),
    grades: some(fc.record({ grade: line, share: number, atLeast: number })),
  }),
  fc.record({ form: fc.constant('deduction' as const), items: some(fc.record({ name: text, each: number })) }),
)
const own = {
  name: text,
  points: optional(number),
  kind: optional(fc.constantFrom('normal' as const, 'bonus' as const, 'deduction' as const)),
  methods: fc.array(word, { maxLength: 2 }),
  department: optional(line),
  evidence: optional(evidence),
  note: optional(text),
}
const leaf = fc.record({ ...own, rule: optional(rule) })
const inner = (children: fc.Arbitrary<object>) =>
  fc.record({ ...own, sum: optional(fc.record({ cap: number, floor: fc.constant('-5') })), children: some(children) })
const forest = some(fc.oneof(leaf, inner(fc.oneof(leaf, inner(leaf)))))

function numbered(nodes: readonly object[]): SchemeNodeInput[] {
  return nodes.map((node, index) => {
    const { children } = node as { children?: object[] }
    return {
      ...node,
      number: `Ⅰ-${index + 1}）`,
      ...(children ? { children: numbered(children) } : {}),
    } as SchemeNodeInput
  })
}
const schemes = fc.record(
  {
    version: line,
    title: line,
    issuer: line,
    cohort: line,
    effectiveFrom: day,
    effectiveTo: day,
    termYears: fc.integer({ min: 1, max: 10 }),
    note: text,
    step: fc.constantFrom('0.1', '0.05', '1'),
    bonusInFull: fc.boolean(),
    unweighted: fc.constant(true as const),
    notApplicable: fc.constantFrom('rebase' as const, 'drop' as const, 'full' as const),
    classes: some(fc.record({ name: line, atLeast: number })),
    failedClass: line,
    yearRule: fc.record({
      base: number,
      years: some(fc.record({ year: fc.constantFrom('2025', '2026'), weight: number })),
    }),
    glossary: some(fc.record({ term: line, meaning: text })),
    departments: some(word),
    base: fc.record({
      key: fc.constant('guojia'),
      version: line,
      title: line,
      added: fc.array(line, { maxLength: 2 }),
      changed: some(line),
      hidden: some(line),
    }),
    nodes: forest.map(numbered),
  },
  { requiredKeys: ['version', 'title', 'nodes'] },
)

describe('a whole scheme', () => {
  it('with every field there is goes to .xlsx, to YAML and back without loss, whatever the words', () => {
    fc.assert(
      fc.property(schemes, (given) => {
        const scheme = SchemeContent.parse({
          key: 'quan',
          levels: ['项目', '指标', '标准'],
          ...JSON.parse(JSON.stringify(given)),
        })
        const kept = JSON.parse(JSON.stringify(scheme))
        const fromTable = readSchemeFile(writeSchemeWorkbook(scheme), '体系.xlsx')
        expect(JSON.parse(JSON.stringify(fromTable.scheme ?? fromTable.faults))).toEqual(kept)
        expect(fromTable.faults).toHaveLength(checkScheme(scheme).length)
        const fromYaml = readSchemeFile(new TextEncoder().encode(writeYaml(scheme)), '体系.yaml')
        expect(JSON.parse(JSON.stringify(fromYaml.scheme ?? fromYaml.faults))).toEqual(kept)
      }),
      { numRuns: 80 },
    )
  })
})
