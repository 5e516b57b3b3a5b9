/** Adds exact decimal texts exactly; the result has as many decimals as the longest. */
export function sumDecimals(texts: readonly string[]): string {
  const decimals = Math.max(0, ...texts.map((text) => text.split('.')[1]?.length ?? 0))
  const total = texts.reduce((sum, text) => sum + scaled(text, decimals), 0n)
  const digits = String(total < 0n ? -total : total).padStart(decimals + 1, '0')
  const sign = total < 0n ? '-' : ''
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** Whether two decimal texts mean the same number: 3 and 3.00 do. */
export function sameDecimal(a: string, b: string): boolean {
  const decimals = Math.max(...[a, b].map((text) => text.split('.')[1]?.length ?? 0))
  return scaled(a, decimals) === scaled(b, decimals)
}

function scaled(text: string, decimals: number): bigint {
  const [whole = '0', fraction = ''] = text.split('.')
  return BigInt(whole + fraction.padEnd(decimals, '0'))
}
