import { describe, expect, test } from 'vitest'
import { formatDate, isIsoDay, parseDate, periodLabel } from './index.ts'

test('a date has no leading zeros', () => {
  expect(formatDate('2026-05-01')).toBe('2026年5月1日')
})

test.each(['2026-02-30', '2025-02-29', '2026-13-01', '2026-5-1', '0000-01-01', ''])('%j is no day', (text) => {
  expect(isIsoDay(text)).toBe(false)
  expect(() => formatDate(text)).toThrow(RangeError)
})

test('leap days follow the century rule', () => {
  expect([isIsoDay('2024-02-29'), isIsoDay('2000-02-29'), isIsoDay('1900-02-29')]).toEqual([true, true, false])
})

test.each(['2026年5月1日', '2026-05-01', '2026.5.1', '2026/5/01', ' 2026年 5月 1日 '])('reads %j', (text) => {
  expect(parseDate(text)).toBe('2026-05-01')
})

test.each(['2026年2月30日', '5月1日', '2026年5月', 'abc'])('does not read %j', (text) => {
  expect(parseDate(text)).toBeUndefined()
})

describe('periodLabel', () => {
  test.each([
    ['2026-01-01', '2026-12-31', '2026年'],
    ['2026-01-01', '2026-06-30', '2026年上半年'],
    ['2026-07-01', '2026-12-31', '2026年下半年'],
    ['2026-07-01', '2026-09-30', '2026年第三季度'],
    ['2026-01-01', '2026-09-30', '2026年1—9月'],
    ['2026-05-01', '2026-05-31', '2026年5月'],
    ['2026-02-01', '2026-04-30', '2026年2—4月'],
    ['2024-01-01', '2026-12-31', '2024—2026年'],
    ['2025-07-01', '2026-06-30', '2025年7月—2026年6月'],
    ['2026-03-05', '2026-04-10', '2026年3月5日—2026年4月10日'],
    ['2026-02-01', '2026-02-27', '2026年2月1日—2026年2月27日'],
    ['2026-05-01', '2026-05-01', '2026年5月1日'],
  ])('%s to %s is %s', (from, to, label) => {
    expect(periodLabel(from, to)).toBe(label)
  })

  test('a period that ends before it starts is refused', () => {
    expect(() => periodLabel('2026-02-01', '2026-01-31')).toThrow('早于')
  })
})
