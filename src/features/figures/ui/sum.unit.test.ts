import { describe, expect, it } from 'vitest'
import { sameDecimal, sumDecimals } from './sum.ts'

describe('the sum under a list of contributions', () => {
  it('is exact where floating point is not', () => {
    expect(sumDecimals(['0.1', '0.2'])).toBe('0.3')
    expect(sumDecimals(Array.from({ length: 1000 }, () => '0.01'))).toBe('10.00')
    expect(sumDecimals(['9007199254740993', '1'])).toBe('9007199254740994')
  })

  it('keeps signs and mixed decimals', () => {
    expect(sumDecimals(['-0.05', '0.020'])).toBe('-0.030')
    expect(sumDecimals(['12', '-12.50'])).toBe('-0.50')
    expect(sumDecimals([])).toBe('0')
  })

  it('agrees with a value written with other decimals', () => {
    expect(sameDecimal('3', '3.00')).toBe(true)
    expect(sameDecimal('3.01', '3')).toBe(false)
  })
})
