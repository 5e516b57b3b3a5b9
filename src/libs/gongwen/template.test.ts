import { describe, expect, test } from 'vitest'
import { gongwenText, ReportTemplate, renderTemplate, TemplateError, templateNames } from './index.ts'

const data = {
  date: '2026-12-31',
  facts: { 'unit.name': '示例街道', 'score.got': '92.5' },
  figures: { 'honour.count': { value: '2.00' }, 'study.rate': { value: null }, 'meeting.count': { value: '0' } },
  lists: {
    honours: [
      { title: '甲', date: '2026-03-05', note: '' },
      { title: '乙 奖。', date: '五月', note: '共 3 项' },
    ],
    none: [],
  },
}

const template = (blocks: unknown[], more: object = {}) => ({
  id: 'test',
  name: '测试',
  version: 1,
  title: '{unit.name}汇报',
  recipients: ['上级'],
  signature: '{unit.name}',
  blocks: [...blocks, { paragraph: ['完。'] }],
  ...more,
})

/** The lines between recipients and signature, without the closing 完。 */
const lines = (...blocks: unknown[]) =>
  gongwenText(renderTemplate(template(blocks), data))
    .split('\n')
    .slice(2, -3)

function problemsOf(blocks: unknown[], more: object = {}): string[] {
  try {
    renderTemplate(template(blocks, more), data)
  } catch (error) {
    if (error instanceof TemplateError) return error.problems.map(({ name }) => name)
    throw error
  }
  return []
}

describe('names', () => {
  test('a figure stays a figure, facts and words become one text', () => {
    const document = renderTemplate(
      template([{ paragraph: ['{unit.name}', '获{honour.count}项，', '得{score.got}分。'] }]),
      data,
    )
    expect(document.blocks[0]).toEqual({
      type: 'paragraph',
      parts: [
        { type: 'text', text: '示例街道获' },
        { type: 'figure', id: 'honour.count', text: '2' },
        { type: 'text', text: '项，得92.5分。' },
      ],
    })
  })

  test('every unknown name is reported at once, also where a condition hides it', () => {
    const hidden = { text: '{no.four}', when: 'meeting.count > 0' }
    const joined = { joined: [{ text: '{no.five}', when: 'meeting.count > 0' }] }
    const blocks = [
      { heading: 1, text: '{no.one}' },
      { paragraph: ['{no.two}', hidden, joined] },
      { list: 'absent', text: '条', marker: 'is' },
      { paragraph: ['甲'], when: 'no.six > 0' },
    ]
    expect(problemsOf(blocks)).toEqual(['no.one', 'no.two', 'no.four', 'no.five', 'absent', 'no.six'])
  })

  test('names of the language itself are unknown too', () => {
    expect(problemsOf([{ paragraph: ['{constructor}{toString}{__proto__}'] }])).toHaveLength(3)
    expect(problemsOf([{ list: 'honours', text: '{item.constructor}', marker: 'is' }])).toEqual(['item.constructor'])
  })

  test('a figure without data needs a condition; with one it stays away', () => {
    expect(problemsOf([{ paragraph: ['到课率{study.rate}%'] }])).toEqual(['study.rate'])
    expect(lines({ paragraph: ['甲', { text: '到课率{study.rate}%', when: 'study.rate >= 0' }] })).toEqual(['甲'])
  })

  test('the error names place and reason in Chinese', () => {
    expect(() => renderTemplate(template([{ paragraph: ['{no.one}'] }]), data)).toThrow(
      '第1块（段落）的 {no.one} 不是已知的数据或事实',
    )
  })
})

describe('conditions', () => {
  test.each([
    ['honour.count = 2', true],
    ['honour.count != 2', false],
    ['honour.count >= 2.0', true],
    ['honour.count < 2', false],
    ['honours.count > meeting.count', true],
    ['score.got <= 92.5', true],
    ['study.rate = 0', false],
    ['unit.name > 0', false],
  ])('%s', (when, holds) => {
    expect(lines({ paragraph: ['甲'], when })).toEqual(holds ? ['甲'] : [])
  })

  test('several conditions must all hold', () => {
    expect(lines({ paragraph: ['甲'], when: ['honour.count > 0', 'meeting.count > 0'] })).toEqual([])
  })

  test('anything but a comparison is refused when the template is read', () => {
    for (const when of ['honour.count', 'honour.count > 0 or 1 = 1', 'process.exit()', '']) {
      expect(() => ReportTemplate.parse(template([{ paragraph: ['甲'], when }]))).toThrow()
    }
  })
})

describe('lists', () => {
  test('one item an entry, values made fit for a sentence', () => {
    const block = { list: 'honours', text: '{item.date}获“{item.title}”，第{item.ordinal}条。', marker: 'is' }
    expect(lines(block)).toEqual(['一是2026年3月5日获“甲”，第一条。', '二是五月获“乙奖”，第二条。'])
  })

  test('an empty field takes its optional words along', () => {
    expect(lines({ list: 'honours', text: '{item.title}[，{item.note}]。', marker: 'none' })).toEqual([
      '甲。',
      '乙奖，共3项。',
    ])
  })

  test('inside a paragraph entries are joined; without entries nothing of the frame is left', () => {
    const each = (list: string) => ({ each: list, text: '{item.title}', start: '有：', join: '；', end: '。' })
    expect(lines({ paragraph: [each('honours')] })).toEqual(['有：甲；乙奖。'])
    expect(lines({ paragraph: [each('none')] }, { list: 'none', text: '{item.title}', marker: 'is' })).toEqual([])
  })

  test('a shortened list has its own count', () => {
    const block = { paragraph: ['{few.count}条：', { each: 'few', text: '{item.title}' }] }
    const document = renderTemplate(template([block], { lists: { few: { from: 'honours', limit: 1 } } }), data)
    expect(gongwenText(document)).toContain('1条：甲')
    expect(problemsOf([], { lists: { few: { from: 'absent', limit: 1 } } })).toEqual(['absent'])
  })
})

test('sections left empty disappear and the others close up', () => {
  const nothing = { paragraph: ['甲'], when: 'meeting.count > 0' }
  const kept = [
    { heading: 1, text: '二' },
    { heading: 2, text: '空' },
    nothing,
    { heading: 2, text: '满' },
    { paragraph: ['乙'] },
  ]
  const result = lines({ heading: 1, text: '一' }, { heading: 2, text: '空' }, nothing, ...kept, {
    heading: 1,
    text: '三',
  })
  expect(result).toEqual(['一、二', '（一）满', '乙', '二、三'])
})

test('the recipients of the data win over those of the template', () => {
  const text = gongwenText(renderTemplate(template([]), { ...data, recipients: ['区文明办', '区委'] }))
  expect(text.split('\n')[1]).toBe('区文明办、区委：')
})

test('the names a template needs are told from words and conditions alike', () => {
  const blocks = [
    { paragraph: [{ text: '{meeting.count}', when: ['study.rate > 0', 'honour.count > score.got'] }] },
    { list: 'honours', text: '{item.title}', marker: 'is' },
  ]
  expect(templateNames(ReportTemplate.parse(template(blocks)))).toEqual([
    'honour.count',
    'meeting.count',
    'score.got',
    'study.rate',
    'unit.name',
  ])
})

test('equal input gives an equal document and leaves its input alone', () => {
  const blocks = [{ paragraph: ['{honour.count}', '{unit.name}'] }]
  const before = structuredClone(data)
  expect(renderTemplate(template(blocks), data)).toEqual(renderTemplate(template(blocks), data))
  expect(data).toEqual(before)
})
