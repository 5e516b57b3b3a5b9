import { expect, it } from 'vitest'
import { commonEnds } from './common-ends.ts'

it.each([
  ['有计划', '有年度计划', '有[年度]计划'],
  ['满 12 次得 2 分', '满 15 次得 2 分', '满 [15] 次得 2 分'],
  ['得 2 分', '得 2.5 分', '得 [2.5] 分'],
  ['同', '同', '同'],
  ['', '全新', '[全新]'],
])('marks what changed from %s to %s', (a, b, marked) => {
  const [head, tail] = commonEnds(a, b)
  const middle = b.slice(head, b.length - tail)
  expect(b.slice(0, head) + (middle && `[${middle}]`) + b.slice(b.length - tail)).toBe(marked)
})
