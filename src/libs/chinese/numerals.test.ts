import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseChineseNumber, toChineseDigits, toChineseNumeral } from './index.ts'

describe('parseChineseNumber', () => {
  test.each([
    ['一百二十三', '123'],
    ['两千零五', '2005'],
    ['十二', '12'],
    ['二〇二六', '2026'],
    ['一点五二亿', '152000000'],
    ['1.52万', '15200'],
    ['1,004.48', '1004.48'],
    ['三百', '300'],
    ['5百', '500'],
    ['壹仟贰佰', '1200'],
    ['一万亿', '1000000000000'],
    ['一万二千三百四十五亿六千七百八十九万', '1234567890000'],
    ['十万零一千', '101000'],
    ['负三', '-3'],
    ['零', '0'],
    ['007.50', '7.5'],
  ])('reads %s', (text, value) => {
    expect(parseChineseNumber(text)).toBe(value)
  })

  test('fills the unit that speech leaves out, unless a zero stands before it', () => {
    expect(parseChineseNumber('二百三')).toBe('230')
    expect(parseChineseNumber('二百零三')).toBe('203')
    expect(parseChineseNumber('三万五')).toBe('35000')
    expect(parseChineseNumber('三万零五')).toBe('30005')
  })

  test.each([
    '',
    '万',
    '百',
    '十百',
    '一二百',
    '三点',
    '一.二.三',
    '五个',
    '近三成',
    '一亿点五',
    '1.5万3',
    '一'.repeat(65),
  ])('refuses %j instead of guessing', (text) => {
    expect(parseChineseNumber(text)).toBeUndefined()
  })

  test('never throws on any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'零一二两十百千万亿点.,-负0123789 〇壹'), maxLength: 30 }),
        (text) => {
          const value = parseChineseNumber(text)
          expect(value === undefined || /^-?\d+(\.\d+)?$/.test(value)).toBe(true)
        },
      ),
    )
  })
})

describe('toChineseNumeral', () => {
  test.each([
    [0, '零'],
    [10, '十'],
    [18, '十八'],
    [110, '一百一十'],
    [1010, '一千零一十'],
    [2005, '二千零五'],
    [10_010, '一万零一十'],
    [101_000, '十万一千'],
    [100_005_000, '一亿零五千'],
    [100_030_000, '一亿零三万'],
    [3_000_000_000_000, '三万亿'],
    [-7, '负七'],
  ])('writes %d', (value, text) => {
    expect(toChineseNumeral(value)).toBe(text)
  })

  test('is read back as the same number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_007_199_254_740_991, max: 9_007_199_254_740_991 }), (value) => {
        expect(parseChineseNumber(toChineseNumeral(value))).toBe(String(value === 0 ? 0 : value))
      }),
    )
  })

  test('refuses what is no whole number', () => {
    expect(() => toChineseNumeral(1.5)).toThrow(RangeError)
    expect(() => toChineseNumeral(2 ** 60)).toThrow(RangeError)
  })
})

test('years are written digit by digit', () => {
  expect(`${toChineseDigits(2026)}年`).toBe('二〇二六年')
})
