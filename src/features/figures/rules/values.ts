import Big from 'big.js'

/** Big.js divides to the places its constructor is set to, half-up and exactly. */
const constructors = new Map<number, typeof Big>()

function rounding(decimals: number): typeof Big {
  let Rounded = constructors.get(decimals)
  if (!Rounded) {
    Rounded = Big()
    Rounded.DP = decimals
    Rounded.RM = Big.roundHalfUp
    constructors.set(decimals, Rounded)
  }
  return Rounded
}

/** `dividend / divisor` rounded once, half-up; `divisor` is not 0. */
export function divide(dividend: string | Big, divisor: string | number | Big, decimals: number): string {
  const Rounded = rounding(decimals)
  return plain(new Rounded(dividend).div(new Rounded(divisor)), decimals)
}

function plain(value: Big, decimals: number): string {
  const text = value.toFixed(decimals, Big.roundHalfUp)
  return /^-0(\.0+)?$/.test(text) ? text.slice(1) : text
}

export type Value = string | null

/** Parts are taken as shown, so that a reader who works a share out by hand gets the same. */
export function ratio(numerator: Value, denominator: Value, times: number, decimals: number): Value {
  if (numerator === null || denominator === null || new Big(denominator).eq(0)) return null
  return divide(new Big(numerator).times(times), denominator, decimals)
}

export function difference(minuend: Value, subtrahend: Value, decimals: number): Value {
  if (minuend === null || subtrahend === null) return null
  return plain(new Big(minuend).minus(subtrahend), decimals)
}

/**
 * Divides each amount and rounds so that the parts add up to the rounded whole exactly: all are rounded down, then those with the
 * largest remainders get one last-place unit more. An amount that divides evenly stays as it is.
 */
export function apportion(amounts: string[], divisor: number, decimals: number): string[] {
  const unit = new Big(10).pow(-decimals)
  const step = unit.times(divisor)
  const parts = amounts.map((amount) => {
    const whole = new Big(amount)
    const units = floorDivision(whole, step)
    return { units, rest: whole.minus(units.times(step)) }
  })
  const total = amounts.reduce((sum, amount) => sum.plus(amount), new Big(0))
  const rounded = new Big(divide(total, divisor, decimals)).div(unit)
  const floored = parts.reduce((sum, { units }) => sum.plus(units), new Big(0))
  const missing = Number(rounded.minus(floored).toFixed(0))
  const raised = new Set(
    parts
      .map((part, index) => ({ rest: part.rest, index }))
      .toSorted((a, b) => b.rest.cmp(a.rest) || a.index - b.index)
      .slice(0, missing)
      .map(({ index }) => index),
  )
  return parts.map(({ units }, index) => plain(units.plus(raised.has(index) ? 1 : 0).times(unit), decimals))
}

function floorDivision(dividend: Big, divisor: Big): Big {
  const rest = dividend.mod(divisor)
  const even = dividend.minus(rest).div(divisor)
  return rest.lt(0) ? even.minus(1) : even
}
