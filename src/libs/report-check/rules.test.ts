import { describe, expect, test } from 'vitest'
import { EXAMPLES } from './examples/index.ts'
import { runExamples } from './rule-tester.ts'
import { checker } from './test-support.ts'

test('every rule has bad and good examples, and no other has', () => {
  expect(Object.keys(EXAMPLES).toSorted()).toEqual(checker.rules.map(({ id }) => id).toSorted())
})

describe.each(Object.entries(EXAMPLES))('%s', (id, examples) => {
  test('finds exactly the marked faults of its bad examples and nothing in its good ones', () => {
    for (const run of runExamples(checker, id, examples)) {
      expect(run.found, run.text).toEqual(run.expected)
      if (run.fixed) expect(run.fixed.actual).toBe(run.fixed.expected)
    }
  })

  test('has at least one bad and one good example', () => {
    expect(examples.bad.length).toBeGreaterThan(0)
    expect(examples.good.length).toBeGreaterThan(0)
  })
})

test('rule ids are unique and belong to a class', () => {
  const ids = checker.rules.map((rule) => rule.id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[NUXOWGPCTSD]-[A-Z]+(-[A-Z]+)*$/)
})
