import { expect, it } from 'vitest'
import { isMonth, shiftMonth, weeksOf } from './month.ts'

it.each([
  ['2026-11', '2026-10-26', '2026-12-06', 6],
  ['2027-02', '2027-02-01', '2027-02-28', 4],
  ['2028-02', '2028-01-31', '2028-03-05', 5],
  ['2026-12', '2026-11-30', '2027-01-03', 5],
])('lays %s out in whole weeks from %s to %s', (month, from, to, count) => {
  const weeks = weeksOf(month)
  expect([weeks[0]![0], weeks.at(-1)![6], weeks.length]).toEqual([from, to, count])
})

it('turns the year', () => {
  expect([shiftMonth('2026-12', 1), shiftMonth('2026-01', -1)]).toEqual(['2027-01', '2025-12'])
  expect([isMonth('2026-13'), isMonth(undefined), isMonth('2026-07')]).toEqual([false, false, true])
})
