import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CheckDocument } from './index.ts'
import { checker } from './test-support.ts'

const asText = (text: string): CheckDocument => ({ text, format: 'text' })
const many = (count: number, piece: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => piece(i)).join('')
const digit = (index: number) => '二三四五六七八九'[index % 8]
const hanzi = (index: number) => String.fromCharCode(0x4e00 + (index % 0x5000))

describe('hostile text', () => {
  const long = 20_000
  const texts: Record<string, string> = {
    'one character': '一'.repeat(long),
    digits: '1'.repeat(long),
    'digits and dots': '1.'.repeat(long),
    'opening quotes': '“'.repeat(long),
    'nested pairs': '（'.repeat(long / 2) + '）'.repeat(long / 2),
    commas: '，'.repeat(long),
    'list marks': '甲、'.repeat(long),
    'empty lines': '\n'.repeat(long),
    labels: '一、\n'.repeat(long),
    ordinals: '一是'.repeat(long),
    among: '其中1人、'.repeat(long / 4),
    stars: '*'.repeat(long),
    x: 'x'.repeat(long),
    'in and under': `${'在领导'.repeat(long / 4)}下，`,
    blanks: `${' '.repeat(long)}好`,
    surrogates: '😀'.repeat(long / 2),
    'lone surrogates': '\ud800'.repeat(long),
    straight: '"'.repeat(long),
    brackets: '【来源：'.repeat(long / 4),
    percent: '占1%，'.repeat(long / 4),
    'grouped digits': '1,234'.repeat(long / 5),
    numerals: '三'.repeat(long),
    enumeration: '、'.repeat(long),
    'quoted numerals': '“一'.repeat(long / 2),
    'ones of a list': '一个一、'.repeat(long / 4),
    'doubled characters': '的'.repeat(long),
    'slips in phrases': '再接再励'.repeat(long / 4),
    'slips in words': '服物群众治度'.repeat(long / 6),
    'a sentence without end': '开展志愿服务活动'.repeat(long / 8),
    'announced counts': many(10_000, (i) => `抓${digit(i)}项措施：`),
    'announced counts, a line each': many(10_000, (i) => `${digit(i)}个坚持\n`),
    'lists summed up': many(3000, (i) => `甲${i}、乙、丙${digit(i)}类`),
    'counts of other things': many(4000, (i) => `现有${hanzi(i)}${hanzi(i + 9)}${i + 3}个。\n`),
    'counts of one thing': many(4000, (i) => `现有职工${i + 3}人。\n`),
    'swapped digits': many(4000, (i) => `投入资金${12_345 + i}万元，`),
    'shares of one whole': `现有职工500人。${many(4000, (i) => `${i}人获奖，占职工总数的${i % 100}%。\n`)}`,
    'breakdowns in a line': many(3000, (i) => `共${i}人，其中男${i}人、女${i + 1}人；`),
    'a total of thousands': `${many(4000, (i) => `宣讲${i}场、`)}共计3场`,
    places: many(4000, (i) => `到${hanzi(i)}${hanzi(i * 3)}县开展帮扶，`),
    units: many(4000, (i) => `示例市${hanzi(i)}局开展，`),
    persons: many(4000, (i) => `主任王${hanzi(i)}、`),
    'items before': '①②③'.repeat(3000) + '上述三点体会'.repeat(1000),
    'one paragraph': '今年以来，我局扎实开展创建工作，成效明显。\n'.repeat(1000),
  }

  test.each(
    Object.entries(texts),
  )('%s: ends, stays inside the text and still finds a fault behind it', (_name, text) => {
    const whole = `${text}\n机关和和社区共同参与。`
    const faults = checker.check(asText(whole))
    for (const fault of faults) expect(fault.end).toBeLessThanOrEqual(whole.length)
    expect(faults).toContainEqual(expect.objectContaining({ rule: 'W-DUPCHAR', start: text.length + 3 }))
  })

  test('every one of thousands of announced counts is looked at', () => {
    const text = '做到“三个到位”：组织到位、人员到位。\n'.repeat(3000)
    expect(checker.check(asText(text)).filter(({ rule }) => rule === 'O-COUNT')).toHaveLength(3000)
  })

  test('any mixture of marks, digits and words ends with sane spans', () => {
    const piece = fc.constantFrom(
      '其中',
      '1',
      '2.5',
      '万',
      '人',
      '次',
      '，',
      '。',
      '、',
      '“',
      '”',
      '（',
      '）',
      '\n',
      '一是',
      '二、',
      '（一）',
      '在',
      '领导下',
      'xx',
      ':',
      '同比增长',
      '%',
      '我局',
      '我校',
      '泰州市',
      '😀',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        const text = pieces.join('')
        for (const { start, end } of checker.check(asText(text))) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
        }
      }),
      { numRuns: 300 },
    )
  })
})
