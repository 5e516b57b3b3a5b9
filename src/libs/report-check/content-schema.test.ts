import { expect, test } from 'vitest'
import { checkContentSchemas } from './content-schema.ts'
import { loadContent } from './test-support.ts'

const content = loadContent()

test('no word list entry is listed twice or replaces a word by itself', () => {
  const wrong = content.words.map((entry) => entry.wrong)
  expect(wrong.filter((word, index) => wrong.indexOf(word) !== index)).toEqual([])
  expect(content.words.filter((entry) => entry.wrong === entry.right)).toEqual([])
})

test('no fix of a word list is itself a listed mistake', () => {
  const listed = new Set(content.words.filter((entry) => !entry.unless && !entry.only).map((entry) => entry.wrong))
  expect(content.words.filter((entry) => entry.right && listed.has(entry.right))).toEqual([])
})

test('an entry without a reason for being wrong is refused with its place', () => {
  const result = checkContentSchemas['words.yaml'].safeParse({
    date: '2026-01-01',
    source: 's',
    entries: [{ rule: 'W-TYPO', right: '部署' }],
  })
  expect(result.success).toBe(false)
  expect(result.error?.issues[0]?.path).toEqual(['entries', 0, 'wrong'])
})

test('the divisions hold every province and a well-known county', () => {
  expect(Object.keys(content.divisions)).toHaveLength(31)
  expect(content.divisions.江苏省?.泰州市).toContain('海陵区')
})

test('a list of words with a stray space is refused', () => {
  const entry = { name: '示例', units: '示例', house: '', people: '', words: '甲一  乙一', common: '' }
  const result = checkContentSchemas['business.yaml'].safeParse({ entries: [entry] })
  expect(result.error?.issues.map(({ path }) => path)).toEqual([['entries', 0, 'words']])
})
