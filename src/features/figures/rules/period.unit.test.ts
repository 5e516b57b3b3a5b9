import { describe, expect, it } from 'vitest'
import { monthsOf, rangeOf } from './period.ts'

const cycle = { startsOn: '2025-03-15', endsOn: '2027-12-31' }
const range = (period: string, today = '2026-11-20') => Object.values(rangeOf(period, cycle, today)).join(' ')

describe('a period', () => {
  it.each([
    ['2026', '2026-01-01 2026-12-31'],
    ['2026-Q1', '2026-01-01 2026-03-31'],
    ['2026-Q4', '2026-10-01 2026-12-31'],
    ['2024-02', '2024-02-01 2024-02-29'],
    ['1900-02', '1900-02-01 1900-02-28'],
    ['2026-12', '2026-12-01 2026-12-31'],
    ['cycle', '2025-03-15 2026-11-20'],
  ])('%s is %s', (period, days) => {
    expect(range(period)).toBe(days)
  })

  it('ends a cycle with its last day, and shows the first day of one that has not begun', () => {
    expect(range('cycle', '2029-01-01')).toBe('2025-03-15 2027-12-31')
    expect(range('cycle', '2025-01-01')).toBe('2025-03-15 2025-03-15')
  })
})

describe('the months of a range', () => {
  it('cover it day by day without gap or overlap, and stop today', () => {
    const months = monthsOf({ from: '2025-11-15', to: '2026-12-31' }, '2026-02-10')
    expect(months).toEqual([
      { month: '2025-11', from: '2025-11-15', to: '2025-11-30' },
      { month: '2025-12', from: '2025-12-01', to: '2025-12-31' },
      { month: '2026-01', from: '2026-01-01', to: '2026-01-31' },
      { month: '2026-02', from: '2026-02-01', to: '2026-02-10' },
    ])
    expect(monthsOf({ from: '2027-01-01', to: '2027-12-31' }, '2026-02-10')).toEqual([])
  })
})
