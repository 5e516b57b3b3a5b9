import Big from 'big.js'

/** Digits kept by a division before the result is rounded at the scheme's step; far finer than any step. */
const DIVISION_DIGITS = 30

const Exact = Big()
Exact.DP = DIVISION_DIGITS
Exact.RM = Big.roundHalfUp

export type Exact = Big

/** An exact decimal from a decimal string, an integer or another exact decimal. */
export function decimal(value: string | number | Exact): Exact {
  return new Exact(value)
}

export const ZERO = decimal(0)
export const ONE = decimal(1)

/** Plain notation without exponent and without trailing zeros: `14`, `0.5`, `-10`. */
export function plain(value: Exact): string {
  return value.eq(0) ? '0' : value.toFixed()
}

/** Rounds half-up (away from zero for negatives) to a multiple of `step`, e.g. 1.25 at 0.1 → 1.3. */
export function roundToStep(value: Exact, step: Exact): Exact {
  return value.div(step).round(0, Big.roundHalfUp).times(step)
}

export function sum(values: Iterable<Exact>): Exact {
  let total = ZERO
  for (const value of values) total = total.plus(value)
  return total
}

export function clamp(value: Exact, low: Exact, high: Exact): Exact {
  if (value.lt(low)) return low
  return value.gt(high) ? high : value
}

export function smaller(a: Exact, b: Exact): Exact {
  return a.lt(b) ? a : b
}
