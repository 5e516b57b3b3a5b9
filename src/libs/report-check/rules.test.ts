import { describe, expect, test } from 'vitest'
import { furtherExamples } from './further-examples.ts'
import { runExamples } from './rule-tester.ts'
import { checker } from './test-support.ts'

describe.each(checker.rules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  test('finds exactly the marked faults of its bad examples and nothing in its good ones', () => {
    const { bad, good } = rule.examples
    const further = furtherExamples[rule.id]
    const examples = { bad: [...bad, ...(further?.bad ?? [])], good: [...good, ...(further?.good ?? [])] }
    for (const run of runExamples(checker, { ...rule, examples })) {
      expect(run.found, run.text).toEqual(run.expected)
      if (run.fixed) expect(run.fixed.actual).toBe(run.fixed.expected)
    }
  })

  test('has at least one bad and one good example', () => {
    expect(rule.examples.bad.length).toBeGreaterThan(0)
    expect(rule.examples.good.length).toBeGreaterThan(0)
  })
})

test('further examples belong to a rule', () => {
  const ids = new Set(checker.rules.map(({ id }) => id))
  expect(Object.keys(furtherExamples).filter((id) => !ids.has(id))).toEqual([])
})

test('rule ids are unique and belong to a class', () => {
  const ids = checker.rules.map((rule) => rule.id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[NUXOWGPCTSD]-[A-Z]+(-[A-Z]+)*$/)
})
