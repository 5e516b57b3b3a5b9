import Big from 'big.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apportion, difference, divide, ratio } from './values.ts'

describe('dividing', () => {
  it.each([
    ['35', 60, 1, '0.6'],
    ['3', 60, 1, '0.1'],
    ['-3', 60, 1, '-0.1'],
    ['0.05', 1, 1, '0.1'],
    ['1', 3, 4, '0.3333'],
    ['2', 3, 0, '1'],
    ['123456789012345.678', 10000, 2, '12345678901.23'],
    ['-0.001', 1, 2, '0.00'],
    ['100', 1, 1, '100.0'],
  ])('%s / %d at %d places is %s', (dividend, divisor, decimals, expected) => {
    expect(divide(dividend, divisor, decimals)).toBe(expected)
  })

  it('says nothing about a share of nothing', () => {
    expect(ratio('5', '0', 100, 1)).toBeNull()
    expect(ratio('5', '0.00', 100, 1)).toBeNull()
    expect(ratio(null, '3', 100, 1)).toBeNull()
    expect(ratio('0', '3', 100, 1)).toBe('0.0')
    expect(ratio('2', '3', 100, 1)).toBe('66.7')
    expect(difference('1', null, 2)).toBeNull()
    expect(difference('0.10', '0.30', 2)).toBe('-0.20')
  })
})

describe('apportioning', () => {
  it('leaves alone what divides evenly', () => {
    expect(apportion(['120', '20', '20', '20'], 60, 1)).toEqual(['2.0', '0.4', '0.3', '0.3'])
    expect(apportion(['120', '3'], 60, 1)).toEqual(['2.0', '0.1'])
    expect(apportion(['120', '2'], 60, 1)).toEqual(['2.0', '0.0'])
    expect(apportion([], 60, 1)).toEqual([])
  })

  it('adds up to the rounded whole, whatever the amounts, each off by less than one last place', () => {
    const amount = fc.tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 4 }))
    fc.assert(
      fc.property(
        fc.array(amount, { maxLength: 40 }),
        fc.constantFrom(1, 3, 7, 60, 10_000, 0.5),
        fc.integer({ min: 0, max: 4 }),
        (raw, divisor, decimals) => {
          const amounts = raw.map(([digits, places]) => new Big(digits).div(new Big(10).pow(places)).toFixed())
          const parts = apportion(amounts, divisor, decimals)
          const sum = (list: (string | Big)[]) => list.reduce<Big>((total, each) => total.plus(each), new Big(0))
          expect(sum(parts).toFixed(decimals)).toBe(
            divide(sum(amounts), divisor, decimals).replace(/^-(0\.?0*)$/, '$1'),
          )
          parts.forEach((part, i) => {
            const off = new Big(part).times(divisor).minus(amounts[i]!).abs()
            expect(off.lt(new Big(10).pow(-decimals).times(divisor))).toBe(true)
          })
        },
      ),
    )
  })
})
