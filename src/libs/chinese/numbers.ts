import Big from 'big.js'

function parse(value: string): Big {
  if (!/^[+-]?\d+(\.\d+)?$/.test(value.trim())) throw new RangeError(`不是数：${value}`)
  return new Big(value.trim())
}

/**
 * A decimal string as a report shows it: no thousands separators, no trailing zeros ("12.50" → "12.5", "1004.00" → "1004").
 *
 * @param decimals round half-up to at most this many places; without it nothing is rounded
 * @throws RangeError when `value` is not a decimal number
 */
export function formatNumber(value: string, decimals?: number): string {
  const exact = parse(value)
  const rounded = decimals === undefined ? exact : exact.round(decimals, Big.roundHalfUp)
  return rounded.eq(0) ? '0' : rounded.toFixed()
}

/**
 * Yuan as 万元 with at most `decimals` places, half-up: "158000" → "15.8". The unit itself is not appended.
 * @throws RangeError when `yuan` is not a decimal number
 */
export function yuanToWan(yuan: string, decimals = 2): string {
  return formatNumber(parse(yuan).div(10_000).toFixed(), decimals)
}
