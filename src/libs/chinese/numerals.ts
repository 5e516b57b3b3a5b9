/**
 * Chinese numerals both ways. Values are exact decimal strings, never floating point:
 * 一点五二亿 is 152000000, not 151999999.99999997.
 */

const DIGITS = '零一二三四五六七八九'
const DIGIT_VALUES = new Map<string, number>([
  ...[...DIGITS].map((character, value): [string, number] => [character, value]),
  ...[...'〇壹贰叁肆伍陆柒捌玖'].map((character, value): [string, number] => [character, value]),
  ['两', 2],
  ['俩', 2],
  ['○', 0],
])
/** Powers of ten that multiply the digit before them inside one group of four. */
const SMALL_UNITS = new Map<string, number>([
  ['十', 1],
  ['拾', 1],
  ['百', 2],
  ['佰', 2],
  ['千', 3],
  ['仟', 3],
])
/** Powers of ten that multiply everything before them. */
const LARGE_UNITS = new Map<string, number>([
  ['万', 4],
  ['亿', 8],
])
const MAX_LENGTH = 64

/** Moves the decimal point of a plain decimal string to the right by `power` places. */
function shift(decimal: string, power: number): string {
  const [whole = '0', fraction = ''] = decimal.split('.')
  const moved = fraction.padEnd(power, '0')
  return tidy(`${whole}${moved.slice(0, power)}.${moved.slice(power)}`)
}

/** Canonical form: no leading zeros, no trailing zeros after the point, no empty point. */
function tidy(decimal: string): string {
  const [whole = '', fraction = ''] = decimal.split('.')
  const trimmedFraction = fraction.replace(/0+$/, '')
  return `${whole.replace(/^0+(?=\d)/, '') || '0'}${trimmedFraction ? `.${trimmedFraction}` : ''}`
}

function digitString(text: string): string | undefined {
  let result = ''
  for (const character of text) {
    const value = /[0-9]/.test(character) ? Number(character) : DIGIT_VALUES.get(character)
    if (value === undefined) return undefined
    result += value
  }
  return result
}

/** 一千零五, 二百三 (= 230), 十二; below 万. Returns undefined for an impossible order such as 十百. */
function parseGroup(text: string): bigint | undefined {
  let total = 0n
  let digit: number | undefined
  let lastUnit = 4
  let afterZero = false
  for (const character of text) {
    const value = DIGIT_VALUES.get(character)
    if (value !== undefined) {
      if (digit !== undefined) return undefined
      if (value === 0) afterZero = true
      else digit = value
      continue
    }
    const unit = SMALL_UNITS.get(character)
    if (unit === undefined || unit >= lastUnit) return undefined
    if (digit === undefined && (unit !== 1 || total !== 0n)) return undefined
    total += BigInt(digit ?? 1) * 10n ** BigInt(unit)
    digit = undefined
    lastUnit = unit
    afterZero = false
  }
  if (digit === undefined) return total
  // 二百三 leaves out its last unit (十); 二百零三 does not.
  const omitted = !afterZero && lastUnit > 1 && lastUnit < 4 ? lastUnit - 1 : 0
  return total + BigInt(digit) * 10n ** BigInt(omitted)
}

/** A whole number: digits one by one (二〇二六), Arabic digits, or with 十百千. */
function parseSimple(text: string): string | undefined {
  const arabic = /^(\d{1,4})([十百千])$/.exec(text)
  if (arabic !== null) return shift(tidy(arabic[1] ?? ''), SMALL_UNITS.get(arabic[2] ?? '') ?? 0)
  const plain = digitString(text)
  if (plain !== undefined) return plain === '' ? undefined : tidy(plain)
  return parseGroup(text)?.toString()
}

/** A whole or decimal number without 万 or 亿: 一点五二, 43.36, 三百. */
function parseDecimal(text: string): string | undefined {
  const [whole, fraction, ...rest] = text.split(/[点.]/)
  if (rest.length > 0 || whole === undefined) return undefined
  const wholeValue = parseSimple(whole)
  if (fraction === undefined || wholeValue === undefined) return wholeValue
  const fractionDigits = digitString(fraction)
  return fractionDigits ? tidy(`${wholeValue}.${fractionDigits}`) : undefined
}

/** What nearly every text needs: one digit, and 十 to 九十九. */
const COMMON = new Map<string, string>([
  ...[...DIGIT_VALUES].map(([digit, value]): [string, string] => [digit, String(value)]),
  ...Array.from({ length: 90 }, (_, index): [string, string] => {
    const [tens, ones] = [Math.floor(index / 10) + 1, index % 10]
    return [`${tens === 1 ? '' : DIGITS[tens]}十${ones === 0 ? '' : DIGITS[ones]}`, String(index + 10)]
  }),
])

function splitAtUnit(text: string): { index: number; power: number } | undefined {
  for (const unit of ['亿', '万']) {
    const index = text.lastIndexOf(unit)
    if (index > 0) return { index, power: LARGE_UNITS.get(unit) ?? 0 }
  }
  return undefined
}

function parseMagnitude(text: string, above: number): string | undefined {
  const split = splitAtUnit(text)
  if (split === undefined) return parseDecimal(text)
  const { index, power } = split
  if (power > above) return undefined
  const before = parseMagnitude(text.slice(0, index), power === 8 ? 4 : 0)
  if (before === undefined) return undefined
  const head = shift(before, power)
  const tail = text.slice(index + 1)
  if (tail === '') return head
  if (head.includes('.') || /[点.]/.test(text.slice(0, index))) return undefined
  const rest = parseTail(tail, power)
  return rest === undefined || BigInt(rest) >= 10n ** BigInt(power)
    ? undefined
    : (BigInt(head) + BigInt(rest)).toString()
}

/** What follows 万 or 亿: 三万五 means 35000, 三万零五 means 30005. */
function parseTail(tail: string, power: number): string | undefined {
  const single = tail.length === 1 ? DIGIT_VALUES.get(tail) : undefined
  if (single !== undefined && single > 0) return shift(String(single), power - 1)
  const value = parseMagnitude(tail, power - 1)
  return value?.includes('.') ? undefined : value
}

/**
 * Reads a Chinese, Arabic or mixed number: 一百二十三 → "123", 两千零五 → "2005", 一点五二亿 → "152000000",
 * 1.52万 → "15200", 二〇二六 → "2026", 壹仟 → "1000", 负三 → "-3". Thousands separators (1,004) are accepted.
 *
 * @returns an exact decimal string, or undefined when the whole text is not one number
 */
export function parseChineseNumber(text: string): string | undefined {
  const common = COMMON.get(text)
  if (common !== undefined) return common
  if (/^[1-9]\d{0,14}$/.test(text)) return text
  const compact = text.trim().replace(/(?<=\d)[,，](?=\d{3}(?!\d))/g, '')
  if (compact === '' || compact.length > MAX_LENGTH) return undefined
  const negative = /^[负-]/.test(compact)
  const value = parseMagnitude(negative ? compact.slice(1) : compact, 8)
  return value === undefined || !negative || value === '0' ? value : `-${value}`
}

function groupToChinese(group: number): string {
  const units = ['', '十', '百', '千']
  const digits = [...String(group)].map(Number)
  let result = ''
  let pendingZero = false
  digits.forEach((digit, index) => {
    if (digit === 0) {
      pendingZero = result !== ''
      return
    }
    result += `${pendingZero ? '零' : ''}${DIGITS[digit]}${units[digits.length - 1 - index]}`
    pendingZero = false
  })
  return result
}

/**
 * Writes a whole number in Chinese: 12 → 十二, 123 → 一百二十三, 2005 → 二千零五, 20000 → 二万.
 *
 * @param value a safe integer of at most 16 digits
 * @throws RangeError when it is not
 */
export function toChineseNumeral(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`不是可以写成汉字的整数：${value}`)
  if (value === 0) return '零'
  if (value < 0) return `负${toChineseNumeral(-value)}`
  const names = ['', '万', '亿', '万亿']
  let result = ''
  for (let index = names.length - 1; index >= 0; index--) {
    const group = Math.floor(value / 10 ** (index * 4)) % 10_000
    if (group === 0) continue
    const groupAbove = Math.floor(value / 10 ** ((index + 1) * 4)) % 10_000
    const gap = result !== '' && (group < 1000 || groupAbove === 0)
    // 一万亿零三亿 would be wrong: 亿 belongs to both groups above it only once.
    const name = index === 3 && Math.floor(value / 10 ** 8) % 10_000 !== 0 ? '万' : names[index]
    result += `${gap ? '零' : ''}${groupToChinese(group)}${name}`
  }
  return result.replace(/^一十/, '十')
}

/** Writes digits one by one, as years are written: 2026 → 二〇二六. */
export function toChineseDigits(value: number | string): string {
  return [...String(value)].map((digit) => (digit === '0' ? '〇' : (DIGITS[Number(digit)] ?? digit))).join('')
}
