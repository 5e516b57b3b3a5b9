import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bookmarkName, createBookmarkNamer } from './bookmarks.ts'

const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,9}$/)
const productId = fc.tuple(word, word).map((parts) => parts.join('.'))

test('the ids of the product are their own bookmark names', () => {
  fc.assert(fc.property(productId, (id) => bookmarkName(id) === id))
  expect(bookmarkName('volunteer.hours_per_person')).toBe('volunteer.hours_per_person')
})

test.each([
  '',
  '.',
  '1st',
  'a b',
  'a-b',
  'a..b',
  'a.2',
  'x'.repeat(37),
  '志愿 时长',
  '\u0000',
  '🙂',
])('any other id (%j) gets a name Word accepts', (id) => {
  expect(bookmarkName(id)).toMatch(/^\p{L}[\p{L}\p{N}_.]{0,35}$/u)
  expect(bookmarkName(id)).not.toBe(id)
})

test('no two places of a document share a name, however their ids look', () => {
  const id = fc.oneof(productId, fc.string(), fc.constantFrom('a.b', 'a.b.2', 'a.b.3', 'a_b', 'a-b', 'a b'))
  fc.assert(
    fc.property(fc.array(id, { maxLength: 60 }), (ids) => {
      const nameOf = createBookmarkNamer()
      const names = ids.map(nameOf)
      expect(new Set(names).size).toBe(names.length)
      expect(Math.max(0, ...names.map((name) => name.length))).toBeLessThanOrEqual(40)
    }),
  )
})
