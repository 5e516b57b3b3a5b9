import { expect, it } from 'vitest'
import type { Rule } from './rules.ts'
import { scoreOneLeaf } from './test-support.ts'

const coverage: Rule = { form: 'coverage', figure: 'volunteer.coverage', atLeast: '40' }

it('names a figure that cannot be said, instead of its id', () => {
  const figures = { 'volunteer.coverage': { name: '干部职工志愿者占比', unit: '%' } }
  const { leaf } = scoreOneLeaf({ points: '2', rule: coverage, figures })
  expect(leaf).toMatchObject({ got: '0', why: expect.stringContaining('干部职工志愿者占比') })
  expect(leaf.why).not.toContain('volunteer.coverage')
})

it('takes a number of records as well as their ids', () => {
  const rule: Rule = { form: 'ladder', records: 'study.count', steps: [{ atLeast: '12', points: '1' }] }
  const got = (recordCount: number) =>
    scoreOneLeaf({ points: '1', rule, figures: { 'study.count': { value: '12', recordCount } } }).leaf.got
  expect([got(11), got(12)]).toEqual(['0', '1'])
})
