import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Fault } from '../types.ts'
import { type CheckedFile, toHtml, toJson, toSarif, toText, writeSarif } from './index.ts'

const TEXT = '示例𠮷汇报\n本年帐目清楚,共12\n8场。'
const at = (words: string, rest: Partial<Fault> = {}): Fault => ({
  rule: 'W-TYPO',
  severity: 'error',
  start: TEXT.indexOf(words),
  end: TEXT.indexOf(words) + words.length,
  message: '应为“账目”。',
  ...rest,
})
const FAULTS = [
  at('汇报', { rule: 'D-DUP', severity: 'hint', message: '<重复>。' }),
  at('帐目', { fix: { text: '账目', safe: true } }),
  at('12\n8', { rule: 'N-SPLIT', severity: 'blocker', message: '数字被截断。', fix: { text: '128', safe: false } }),
]
const FILE: CheckedFile = { file: 'reports/汇报 1.txt', document: { text: TEXT, format: 'text' }, faults: FAULTS }
const RULES = [
  { id: 'N-SPLIT', severity: 'blocker' as const, title: '数字被截断', why: '数字断开后意思就变了。' },
  { id: 'W-TYPO', severity: 'error' as const, title: '错别字', why: '错别字有损公文的严肃。' },
]

describe('JSON', () => {
  it('counts characters, not UTF-16 units, with exclusive ends over lines', () => {
    expect(toJson([FILE], true)).toEqual([
      { line: 1, column: 4, endLine: 1, endColumn: 6, rule: 'D-DUP', severity: 'hint', message: '<重复>。' },
      {
        line: 2,
        column: 3,
        endLine: 2,
        endColumn: 5,
        rule: 'W-TYPO',
        severity: 'error',
        message: '应为“账目”。',
        fix: '账目',
      },
      {
        line: 2,
        column: 9,
        endLine: 3,
        endColumn: 2,
        rule: 'N-SPLIT',
        severity: 'blocker',
        message: '数字被截断。',
        fix: '128',
      },
    ])
  })

  it('groups by file when there are several, and is an empty array for a file that could not be read', () => {
    expect(toJson([FILE, { ...FILE, file: 'b.txt', faults: [] }], false)).toMatchObject([
      { file: 'reports/汇报 1.txt' },
      { file: 'b.txt', faults: [] },
    ])
    expect(toJson([], true)).toEqual([])
  })
})

/** The properties of the official schema (sarif-schema-2.1.0.json) that our log uses, as strict as it has them. */
const message = z.strictObject({ text: z.string() })
const location = z.strictObject({
  uri: z.string().regex(/^(?:[\w.~%/-]|file:\/\/\/)*$/),
  index: z.int().min(-1).optional(),
})
const level = z.enum(['none', 'note', 'warning', 'error'])
const region = z.strictObject({
  startLine: z.int().min(1),
  startColumn: z.int().min(1),
  endLine: z.int().min(1),
  endColumn: z.int().min(1),
  snippet: message.optional(),
})
const replacement = z.strictObject({ deletedRegion: region, insertedContent: message })
const result = z.strictObject({
  ruleId: z.string(),
  ruleIndex: z.int().min(-1).optional(),
  level,
  message,
  locations: z
    .array(z.strictObject({ physicalLocation: z.strictObject({ artifactLocation: location, region }) }))
    .min(1),
  fixes: z
    .array(
      z.strictObject({
        description: message,
        artifactChanges: z
          .array(z.strictObject({ artifactLocation: location, replacements: z.array(replacement).min(1) }))
          .min(1),
      }),
    )
    .optional(),
  properties: z.record(z.string(), z.string()),
})
const rule = z.strictObject({
  id: z.string(),
  shortDescription: message,
  fullDescription: message,
  defaultConfiguration: z.strictObject({ level }),
})
const log = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.array(
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string(),
          version: z.string(),
          language: z.string().regex(/^[a-z]{2}-[A-Z]{2}$/),
          rules: z.array(rule),
        }),
      }),
      columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
      artifacts: z.array(z.strictObject({ location, sourceLanguage: z.string() })),
      results: z.array(result),
    }),
  ),
})

describe('SARIF', () => {
  it('follows the schema and refers to its rules and artifacts', () => {
    const sarif = log.parse(JSON.parse(JSON.stringify(toSarif([FILE], RULES, '1.0.0'))))
    const [run] = sarif.runs
    expect(run?.artifacts[0]?.location.uri).toBe('reports/%E6%B1%87%E6%8A%A5%201.txt')
    expect(run?.results.map((one) => [one.ruleId, one.ruleIndex, one.level])).toEqual([
      ['D-DUP', undefined, 'note'],
      ['W-TYPO', 1, 'error'],
      ['N-SPLIT', 0, 'error'],
    ])
    expect(run?.results[2]?.fixes?.[0]?.artifactChanges[0]?.replacements[0]).toEqual({
      deletedRegion: { startLine: 2, startColumn: 9, endLine: 3, endColumn: 2 },
      insertedContent: { text: '128' },
    })
  })

  it('is the same log when it is written file after file', () => {
    const files = [FILE, { ...FILE, file: 'b.txt', faults: [] }, { ...FILE, file: 'c.txt' }]
    let written = ''
    const log = writeSarif(RULES, '1.0.0', (text) => {
      written += text
    })
    for (const file of files) log.add(file)
    log.end()
    expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(toSarif(files, RULES, '1.0.0'))))
  })

  it('offers no machine fix where lines are not those of the file', () => {
    const docx: CheckedFile = { ...FILE, document: { text: TEXT, format: 'docx' } }
    expect(log.parse(toSarif([docx], RULES, '1')).runs[0]?.results.some((one) => one.fixes)).toBe(false)
  })

  it.each([
    ['/srv/汇报.txt', 'file:///srv/%E6%B1%87%E6%8A%A5.txt'],
    ['C:\\汇报\\a.txt', 'file:///C:/%E6%B1%87%E6%8A%A5/a.txt'],
    ['a b\\c.txt', 'a%20b/c.txt'],
  ])('writes %s as a URI', (file, uri) => {
    expect(toSarif([{ ...FILE, file }], [], '1').runs[0]?.artifacts[0]?.location.uri).toBe(uri)
  })
})

describe('text', () => {
  it('gives a line for each fault and the totals', () => {
    expect(toText([FILE]).split('\n')).toEqual([
      'reports/汇报 1.txt:1:4 提示 D-DUP “汇报” <重复>。',
      'reports/汇报 1.txt:2:3 错误 W-TYPO “帐目” → “账目” 应为“账目”。',
      'reports/汇报 1.txt:2:9 严重 N-SPLIT “12⏎8” → “128” 数字被截断。',
      '共 1 个文件，3 处：严重 1，错误 1，提示 1。',
      '',
    ])
  })

  it('says when a fix takes the words away', () => {
    const removal = at('帐目', { fix: { text: '', safe: true } })
    expect(toText([{ ...FILE, faults: [removal] }])).toContain('“帐目” → （删去） 应为')
    expect(toHtml([{ ...FILE, faults: [removal] }])).toContain('<td>（删去）</td>')
  })

  it('says so when there is nothing', () => {
    expect(toText([{ ...FILE, faults: [] }])).toBe('共 1 个文件，没有发现问题。\n')
    expect(toText([])).toBe('没有校核成任何文件。\n')
  })
})

describe('HTML', () => {
  it('marks the spots in the text, numbers them and escapes everything', () => {
    const html = toHtml([{ ...FILE, file: '<b>.txt' }])
    expect(html).toContain('<mark class="error">帐目<sup>2</sup></mark>')
    expect(html).toContain('<mark class="blocker">12⏎8<sup>3</sup></mark>')
    expect(html).toContain('<td>本年<mark class="error">帐目</mark>清楚,共12</td>')
    expect(html).toContain('<td>本年帐目清楚,共<mark class="blocker">12⏎8</mark>场。</td>')
    expect(html).toContain('&lt;b&gt;.txt')
    expect(html).toContain('&lt;重复&gt;。（D-DUP）')
    expect(html).not.toContain('<script')
  })

  it('keeps every character of the text when faults overlap', () => {
    const html = toHtml([{ ...FILE, faults: [at('本年帐目'), at('帐目清楚')] }])
    const text = html
      .slice(html.indexOf('<div class="text"'))
      .replace(/<sup>\d+<\/sup>/g, '')
      .replace(/<[^>]+>/g, '')
    expect(text.trim()).toBe(TEXT.replaceAll('\n', ''))
  })
})
