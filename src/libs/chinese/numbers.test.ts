import { expect, test } from 'vitest'
import { formatNumber, headingLabel, ordinalLead, yuanToWan } from './index.ts'

test.each([
  ['12.50', undefined, '12.5'],
  ['1004.00', undefined, '1004'],
  ['-0.0', undefined, '0'],
  ['123456789012345678901.10', undefined, '123456789012345678901.1'],
  ['0.0000001', undefined, '0.0000001'],
  ['2.345', 2, '2.35'],
  ['0.004', 2, '0'],
])('%s with %s decimals is shown as %s', (value, decimals, shown) => {
  expect(formatNumber(value, decimals)).toBe(shown)
})

test.each(['', 'abc', '1e5', '1,000', 'NaN'])('%j is no figure', (value) => {
  expect(() => formatNumber(value)).toThrow(RangeError)
})

test('yuan become 万元, half rounded up', () => {
  expect([yuanToWan('158000'), yuanToWan('150'), yuanToWan('1234550', 1)]).toEqual(['15.8', '0.02', '123.5'])
})

test('headings and spoken lists are numbered by level', () => {
  expect(([1, 2, 3, 4] as const).map((level) => headingLabel(level, 12))).toEqual([
    '十二、',
    '（十二）',
    '12.',
    '（12）',
  ])
  expect([1, 2, 11].map(ordinalLead)).toEqual(['一是', '二是', '十一是'])
})
