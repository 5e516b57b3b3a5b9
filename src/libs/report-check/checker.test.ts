import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyFixes, type CheckDocument, compareFigures, type Fault, type KnownFigure, locate } from './index.ts'
import { checker } from './test-support.ts'

const asText = (text: string): CheckDocument => ({ text, format: 'text' })
const rulesOf = (faults: Fault[]) => faults.map((fault) => fault.rule)

describe('golden faulty reports', () => {
  const folder = new URL('../../../tests/golden/report-check/', import.meta.url)
  test.each(readdirSync(folder).sort())('%s', (name) => {
    const read = (file: string) => readFileSync(new URL(`${name}/${file}`, folder), 'utf8')
    const document = asText(read('input.txt'))
    const faults = checker.check(document)
    const found = locate(document, faults).map(({ line, column, rule, fix }, index) => {
      const { start, end } = faults[index] as Fault
      return { line, column, rule, text: document.text.slice(start, end), ...(fix === undefined ? {} : { fix }) }
    })
    expect(found).toEqual(JSON.parse(read('expected.json')))
  })
})

describe('check', () => {
  test('returns faults in the order of the text, inside the text', () => {
    const text = '今年以来,我局布署早。\n由xx街道牵头,台帐齐全。'
    const faults = checker.check(asText(text))
    expect(rulesOf(faults)).toEqual(['P-HALF', 'W-TYPO', 'U-PLACEHOLDER', 'P-HALF', 'W-VARIANT'])
    expect(faults.every(({ start, end }) => start >= 0 && end > start && end <= text.length)).toBe(true)
  })

  test('leaves out rules that are switched off and changes severities on demand', () => {
    const text = '由xx街道牵头,台帐齐全。'
    expect(rulesOf(checker.check(asText(text), { rules: { off: ['P-HALF', 'W-VARIANT'] } }))).toEqual(['U-PLACEHOLDER'])
    const [fault] = checker.check(asText('台帐齐全。'), { rules: { severity: { 'W-VARIANT': 'error' } } })
    expect(fault?.severity).toBe('error')
  })

  test('keeps quiet about waived faults only', () => {
    const waivers = [{ rule: 'W-VARIANT', text: '台帐', reason: '上级文件原文' }]
    expect(rulesOf(checker.check(asText('台帐齐全，大部份科室达标12个。'), { waivers }))).toEqual(['W-VARIANT'])
  })

  test('reads numbers that Word puts in front of a paragraph, but does not ask to change their marks', () => {
    const line = { kind: 'list', autoNumber: 2 } as const
    const document: CheckDocument = { text: '1、健全制度\n3、落实责任', lines: [line, line], format: 'docx' }
    expect(rulesOf(checker.check(document))).toEqual(['O-GAP'])
  })

  test('does not take cells of a table for broken paragraphs', () => {
    const cell = { kind: 'table' } as const
    const text = '制度是根本。我们修订完善考勤、学习等制度，作为全局开\n展工作的依据，干部作风明显好转。'
    expect(checker.check({ text, lines: [cell, cell], format: 'docx' })).toEqual([])
    expect(rulesOf(checker.check(asText(text)))).toEqual(['D-BREAK'])
  })

  test('every rule that is reported is documented', () => {
    const known = new Set(checker.rules.map((rule) => rule.id))
    const text = readFileSync(
      new URL('../../../tests/golden/report-check/005-order/input.txt', import.meta.url),
      'utf8',
    )
    for (const { rule } of checker.check(asText(text))) expect(known).toContain(rule)
  })
})

describe('locate', () => {
  test('counts characters, not UTF-16 units', () => {
    const text = '😀好，\n由𠮷xx局牵头'
    const faults: Fault[] = [{ rule: 'U-PLACEHOLDER', severity: 'blocker', start: 8, end: 10, message: 'm' }]
    expect(text.slice(8, 10)).toBe('xx')
    expect(locate(asText(text), faults)).toMatchObject([{ line: 2, column: 3, endLine: 2, endColumn: 5 }])
  })
})

describe('applyFixes', () => {
  const fault = (start: number, end: number, text?: string): Fault => ({
    rule: 'W-TYPO',
    severity: 'error',
    start,
    end,
    message: 'm',
    ...(text === undefined ? {} : { fix: { text, safe: true } }),
  })

  test('replaces exactly the spans, the first of overlapping ones, and nothing without a fix', () => {
    expect(applyFixes('abcdef', [fault(4, 5, 'E'), fault(0, 2, 'X'), fault(1, 3, 'Y'), fault(3, 4)])).toBe('XcdEf')
    expect(applyFixes('a,,b', [fault(1, 2, '，'), fault(1, 3, '，')])).toBe('a，b')
  })

  test('leaves a text without that fault behind', () => {
    const text = '今年以来,我局布署早;建立了台帐。'
    expect(applyFixes(text, checker.check(asText(text)))).toBe('今年以来，我局部署早；建立了台账。')
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('我局', ',', ';', '布署', '台帐', '。', '12', '%', '(', ')'), { maxLength: 30 }),
        (parts) => {
          const text = parts.join('')
          const fixed = applyFixes(
            text,
            checker.check(asText(text), { rules: { only: ['P-HALF', 'W-TYPO', 'W-VARIANT'] } }),
          )
          expect(fixed).not.toMatch(/布署|台帐/)
        },
      ),
    )
  })
})

describe('compareFigures', () => {
  const period = { from: '2025-01-01', to: '2025-12-31' }
  const figure = (id: string, name: string, value: string, unit: string, aliases: string[] = []): KnownFigure => ({
    id,
    name,
    aliases,
    value,
    unit,
    period,
    records: ['r1'],
  })
  const figures = [
    figure('volunteer.hours', '志愿服务时长', '12036', '小时'),
    figure('volunteer.count', '注册志愿者', '420', '人', ['志愿者']),
    figure('fund.total', '创建经费', '12.5', '万元'),
  ]
  const statuses = (text: string) =>
    compareFigures(asText(text), figures).map(({ status, figure: found, start, end }) => [
      text.slice(start, end),
      status,
      found?.id,
    ])

  test('tells right numbers, wrong numbers and numbers without a source', () => {
    expect(statuses('注册志愿者420名，志愿服务时长12063小时，整治小巷35条。')).toEqual([
      ['420名', '一致', 'volunteer.count'],
      ['12063小时', '不一致', 'volunteer.hours'],
      ['35条', '无来源', undefined],
    ])
  })

  test('accepts rounding, other magnitudes and Chinese numerals', () => {
    expect(statuses('志愿服务时长1.2万小时，创建经费125000元，四百二十名志愿者。').map(([, status]) => status)).toEqual(
      ['一致', '一致', '一致'],
    )
  })

  test('does not take a part of a total for a figure larger than the total, or for the total itself', () => {
    const members = [...figures, figure('members', '党员', '2316', '名'), figure('staff', '职工志愿者', '53', '名')]
    const told = (text: string) => compareFigures(asText(text), members).map(({ status }) => status)
    expect(told('注册志愿者420人，其中党员300人、群众120人。')).toEqual(['一致', '无来源', '无来源'])
    expect(told('党员2316名，其中女党员800名。')).toEqual(['一致', '无来源'])
    expect(told('注册志愿者420人，其中职工志愿者35人。')).toEqual(['一致', '不一致'])
    expect(told('现有党员300人。')).toEqual(['不一致'])
  })

  test('reads a number with a blank in front of its unit', () => {
    expect(statuses('志愿服务时长 12036 小时。')).toEqual([['12036 小时', '一致', 'volunteer.hours']])
  })

  test('judges a report by the figures of the period in its title, and by the latest without one', () => {
    const of = (value: string, from: string, to: string) => ({ ...figures[1]!, value, period: { from, to } })
    const all = [
      of('360', '2024-01-01', '2024-12-31'),
      of('390', '2025-01-01', '2025-06-30'),
      of('420', '2025-01-01', '2025-11-20'),
    ]
    const told = (text: string) => compareFigures(asText(text), all).at(-1)?.status
    expect(told('2024年度创建工作总结\n注册志愿者360人。')).toBe('一致')
    expect(told('2024年度创建工作总结\n注册志愿者420人。')).toBe('不一致')
    expect(told('2025年上半年创建工作总结\n注册志愿者390人。')).toBe('一致')
    expect(told('2025年度创建工作总结\n注册志愿者390人。')).toBe('不一致')
    expect(told('2023年度创建工作总结\n注册志愿者390人。')).toBe('无来源')
    expect(told('创建工作总结\n注册志愿者420人。')).toBe('一致')
  })

  test('does not match a figure of another unit', () => {
    expect(statuses('志愿服务时长35天。')).toEqual([['35天', '无来源', undefined]])
  })

  test('leaves out what names a thing and does not count it', () => {
    expect(statuses('建成三级网格，开展“五个一”活动，整治小巷35条。')).toEqual([['35条', '无来源', undefined]])
  })
})

describe('lines beside the text', () => {
  const report = '关于创建工作的报告\n市文明办：\n一年来，我局扎实开展创建工作，成效明显。\n示例局\n2025年1月5日'
  const beside = (kind: 'header' | 'footnote' | 'textbox') => ({
    text: `${report}\n截至六月底的数，其中`,
    lines: [...Array.from({ length: 5 }, () => ({ kind: 'paragraph' as const })), { kind }],
    format: 'docx' as const,
  })

  test.each([
    'header',
    'footnote',
    'textbox',
  ] as const)('a %s behind the signature hides neither it nor the end', (kind) => {
    expect(checker.check(beside(kind)).map(({ rule }) => rule)).toEqual([])
  })
})
