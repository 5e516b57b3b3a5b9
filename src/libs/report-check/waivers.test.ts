import { describe, expect, test } from 'vitest'
import { waivedSpot, waivedWords } from './index.ts'
import { checker } from './test-support.ts'

const spotOf = (text: string, words = '台帐') => {
  const start = text.indexOf(words)
  return { start, end: start + words.length }
}
const waiverFor = (text: string) => ({
  rule: 'W-VARIANT',
  text: waivedWords(text, spotOf(text)),
  spot: waivedSpot(text, spotOf(text)),
  reason: '上级文件原文',
})
const variants = (text: string, waivers: ReturnType<typeof waiverFor>[]) =>
  checker.check({ text, format: 'text' }, { rules: { only: ['W-VARIANT'] }, waivers }).length

describe('a waiver for one spot', () => {
  const text = '一、概况\n社区按《垃圾分类台帐管理办法》登记12户。\n'

  test('holds when paragraphs move, punctuation is mended and numbers grow', () => {
    const waivers = [waiverFor(text)]
    expect(variants(text, waivers)).toBe(0)
    expect(variants(`新加的一段。\n\n${text}`, waivers)).toBe(0)
    expect(variants('社区，按“垃圾分类台帐管理办法”登记 135 户。', waivers)).toBe(0)
  })

  test('does not hold for the same words in another place', () => {
    expect(variants(`${text}各科室建立了台帐。`, [waiverFor(text)])).toBe(1)
  })
})

test('words of a whole paragraph are kept short, and another paragraph with the same beginning is not taken for it', () => {
  const paragraph = '我们坚持把创建与业务同部署同检查同考核。'.repeat(6)
  const whole = (text: string) => waivedWords(text, { start: 0, end: text.length })
  expect(whole(paragraph).length).toBeLessThan(60)
  expect(whole(paragraph)).not.toBe(whole(paragraph.replace('检查同考核。我们', '检查同评比。我们')))
  expect(waivedWords('12\n8场', { start: 0, end: 4 })).toBe('12 8')
})
