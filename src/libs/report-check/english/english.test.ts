import { describe, expect, it } from 'vitest'
import { EXAMPLES } from '../examples/index.ts'
import { LAYOUT_RULES } from '../layout/rules.ts'
import { RULES } from '../rules/index.ts'
import { checker, loadContent } from '../test-support.ts'
import { messageInEnglish, ruleInEnglish, skippedInEnglish, translated } from './index.ts'
import { ENGLISH_MESSAGES } from './messages.ts'
import { REASONS } from './reasons.ts'
import { ENGLISH_RULES } from './rules.ts'

const ids = [...RULES, ...LAYOUT_RULES].map(({ id }) => id)

describe('the check in English', () => {
  it('has title and reason of every rule, and of no other', () => {
    expect(Object.keys(ENGLISH_RULES).toSorted()).toEqual(ids.toSorted())
    expect(Object.keys(ENGLISH_MESSAGES).toSorted()).toEqual(ids.toSorted())
    const rule = ruleInEnglish(RULES[0]!)
    expect(rule.title).not.toMatch(/\p{Script=Han}/u)
  })

  it.each(Object.entries(EXAMPLES))('speaks every message of the examples of %s', (id, { bad }) => {
    const faults = bad.flatMap((example) => {
      const { text, options } = typeof example === 'string' ? { text: example, options: undefined } : example
      const document = { text: text.replaceAll(/[⟦⟧]/g, ''), format: 'text' as const }
      return checker.check(document, { ...options, rules: { only: [id] } })
    })
    const chinese = faults.map(({ message }) => message)
    expect(chinese.filter((message) => translated(id, message) === undefined)).toEqual([])
  })

  it('has the reason of every entry of the word lists', () => {
    const { words, outdated } = loadContent()
    const reasons = [...words, ...outdated].flatMap(({ reason }) => reason ?? [])
    expect(reasons.filter((reason) => REASONS[reason] === undefined)).toEqual([])
    expect(messageInEnglish({ rule: 'W-TYPO', message: '“过份”应为“过分”（规范写法）。' })).toBe(
      '“过份” should be “过分” (recommended spelling).',
    )
  })

  it('keeps the words and numbers of the Chinese message', () => {
    expect(messageInEnglish({ rule: 'N-SUM', message: '分项之和是151场，与总数147场不符。' })).toBe(
      'The parts add up to “151场”, the total says “147场”.',
    )
    expect(messageInEnglish({ rule: 'W-TYPO', message: '“建全”应为“健全”（形近或音近的错字）。' })).toBe(
      '“建全” should be “健全” (looks or sounds alike).',
    )
    expect(messageInEnglish({ rule: 'L-SIZE', message: '正文字号为 14 磅，应为 3 号（16 磅）（连续 2 段）。' })).toBe(
      'Text: the size is 14 pt; it should be 16 pt (2 paragraphs in a row).',
    )
    expect(
      messageInEnglish({
        rule: 'L-MARGIN',
        message: '页边距不合要求：上 25.4 mm（应为 37 mm）、左 20 mm（应为 28 mm）。',
      }),
    ).toBe('Margins are not as required: top 25.4 mm (should be 37 mm), left 20 mm (should be 28 mm).')
  })

  it('quotes a message it does not know below the title of its rule', () => {
    expect(messageInEnglish({ rule: 'N-SUM', message: '别的话。' })).toBe(
      'The parts do not add up to the total: 别的话。',
    )
    expect(skippedInEnglish('别的话')).toBe('别的话')
  })
})
