import { expect, test } from 'vitest'
import { createChecker, type OwnWord, withOwnWords } from './index.ts'
import { loadContent } from './test-support.ts'

const content = loadContent()
const check = (text: string, own: OwnWord[]) =>
  createChecker(withOwnWords(content, own)).check(
    { text, format: 'text' },
    { rules: { only: ['W-WORD', 'W-VARIANT'] } },
  )

test('a word the unit does not want is reported with its level, its reason and what to write', () => {
  const own: OwnWord[] = [{ word: '小区物管', level: 'error', instead: '小区物业', reason: '统一说法' }]
  expect(check('请小区物管配合。', own)).toMatchObject([
    {
      rule: 'W-WORD',
      severity: 'error',
      start: 1,
      end: 5,
      message: '“小区物管”应为“小区物业”（统一说法）。',
      fix: { text: '小区物业', safe: false },
    },
  ])
  expect(check('请小区物业配合。', own)).toEqual([])
})

test('nothing is reported inside an allowed word, everything beside it', () => {
  const own: OwnWord[] = [{ word: '《台帐》', level: 'allowed' }]
  expect(check('编印《台帐》一册，建立台帐。', own).map(({ start }) => start)).toEqual([11])
})

test('a shipped word can be allowed, or get what the unit writes instead', () => {
  expect(check('建立台帐。', [{ word: '台帐', level: 'allowed' }])).toEqual([])
  const [fault] = check('建立台帐。', [{ word: '台帐', level: 'hint', instead: '记录' }])
  expect(fault).toMatchObject({ severity: 'hint', fix: { text: '记录' } })
})
