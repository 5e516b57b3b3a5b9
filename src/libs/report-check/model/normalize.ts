const MAPPED = /[,;:?!()％０-９Ａ-Ｚａ-ｚ．\u3000\u00a0\t\r]/g
const FULL_WIDTH_OFFSET = 0xfee0

const WIDE: Record<string, string> = { ';': '；', '?': '？', '!': '！', '(': '（', ')': '）', '％': '%', '．': '.' }

/** True for `0`–`9`. NaN (past the end of a text) is not a digit. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** True for a common Chinese character (CJK Unified Ideographs). */
export function isHanzi(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff
}

export const codesOf = (characters: string): ReadonlySet<number> =>
  new Set([...characters].map((character) => character.charCodeAt(0)))

/** Is it one of the marks? Of Chinese characters, which are most, nothing is looked up. */
export const isMark = (code: number, marks: ReadonlySet<number>): boolean => !isHanzi(code) && marks.has(code)

const isQuote = (code: number) => code === 0x201c || code === 0x201d

/** The Chinese characters right before `end`, “” among them, at most `reach`; a pattern that ends in $ would try every start. */
export function wordsBefore(plain: string, end: number, reach: number): string {
  let start = end
  const stop = Math.max(0, end - reach)
  while (start > stop && (isHanzi(plain.charCodeAt(start - 1)) || isQuote(plain.charCodeAt(start - 1)))) start--
  return plain.slice(start, end)
}

/** The Chinese characters from `start` on, “” among them, at most `reach`. */
export function wordsAfter(plain: string, start: number, reach: number): string {
  let end = start
  const stop = start + reach
  while (end < stop && (isHanzi(plain.charCodeAt(end)) || isQuote(plain.charCodeAt(end)))) end++
  return plain.slice(start, end)
}

/** The same without “”. */
export function hanziBefore(plain: string, end: number, reach: number): string {
  let start = end
  const stop = Math.max(0, end - reach)
  while (start > stop && isHanzi(plain.charCodeAt(start - 1))) start--
  return plain.slice(start, end)
}

function isAsciiLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}

/** 1,004: a comma inside digits groups thousands when exactly three digits follow. */
export function groupsThousands(text: string, index: number): boolean {
  return (
    isDigit(text.charCodeAt(index - 1)) &&
    isDigit(text.charCodeAt(index + 1)) &&
    isDigit(text.charCodeAt(index + 2)) &&
    isDigit(text.charCodeAt(index + 3)) &&
    !isDigit(text.charCodeAt(index + 4))
  )
}

/** A colon of a time, a ratio, an address or a Latin word, which stays half-width. */
export function isTechnicalColon(text: string, index: number): boolean {
  const before = text.charCodeAt(index - 1)
  const after = text.charCodeAt(index + 1)
  if (text[index + 1] === '/') return true
  return (
    (isDigit(before) && isDigit(after)) || (isAsciiLetter(before) && (isAsciiLetter(after) || text[index + 1] === '\\'))
  )
}

/**
 * The text as rules read it: same length, so every index is valid in both, but marks are full-width, digits and Latin
 * letters half-width and blanks plain spaces. A rule then needs to know one spelling of each mark only.
 */
export function normalize(text: string): string {
  return text.replace(MAPPED, (character, index: number) => {
    if (character === ',') return groupsThousands(text, index) ? ',' : '，'
    if (character === ':') return isTechnicalColon(text, index) ? ':' : '：'
    const wide = WIDE[character]
    if (wide !== undefined) return wide
    const code = character.charCodeAt(0)
    return code > 0xff00 ? String.fromCharCode(code - FULL_WIDTH_OFFSET) : ' '
  })
}

/** The digits of a number that stand directly before `index`, as a start offset; `index` itself when there are none. */
export function digitsBefore(plain: string, index: number): number {
  let start = index
  while (start > 0 && isDigit(plain.charCodeAt(start - 1))) start--
  return start
}
