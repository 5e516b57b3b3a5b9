const DIGITS = '〇一二三四五六七八九'
const FORMAL_DIGITS = '零壹贰叁肆伍陆柒捌玖'
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'
const ROMAN: [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

/** 1 → 一, 12 → 十二, 105 → 一百零五; digits and units as given. Beyond 9999 Word's own fallback, decimal digits. */
function counting(value: number, digits: string, units: string, zero: string): string {
  if (value <= 0 || value > 9999) return value === 0 ? zero : String(value)
  let text = ''
  let gap = false
  for (let power = 3; power >= 0; power--) {
    const digit = Math.floor(value / 10 ** power) % 10
    if (digit === 0) {
      gap = text !== ''
      continue
    }
    const bareTen = power === 1 && digit === 1 && text === '' && digits === DIGITS
    text += (gap ? zero : '') + (bareTen ? '' : digits[digit]) + (units[power] ?? '').trim()
    gap = false
  }
  return text
}

const byDigit = (value: number, digits: string) => [...String(value)].map((digit) => digits[Number(digit)]).join('')
const cyclic = (value: number, symbols: string) => symbols[(value - 1) % symbols.length] ?? String(value)
/** a … z, aa, bb …: Word repeats the letter. */
const letters = (value: number) => String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))

function roman(value: number): string {
  let rest = value
  let text = ''
  for (const [amount, symbol] of ROMAN) {
    while (rest >= amount && text.length < 40) {
      text += symbol
      rest -= amount
    }
  }
  return text
}

/** A character of a contiguous Unicode block (① ⑴ ⒈ …) while it lasts, then plain digits. */
const enclosed = (first: number, count: number) => (value: number) =>
  value >= 1 && value <= count ? String.fromCodePoint(first + value - 1) : String(value)

const chinese = (value: number) => counting(value, DIGITS, ' 十百千', '零')
const formal = (value: number) => counting(value, FORMAL_DIGITS, ' 拾佰仟', '零')
const circled = (value: number) => (value <= 20 ? enclosed(0x2460, 20)(value) : enclosed(0x3251, 15)(value - 20))

/** Word's number formats (ECMA-376 part 1, 17.18.59) that Chinese documents use; all others print as decimal. */
const FORMATS: Record<string, (value: number) => string> = {
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: (value) => String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  decimalFullWidth2: (value) => String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  upperRoman: (value) => roman(value).toUpperCase(),
  lowerRoman: roman,
  upperLetter: (value) => letters(value).toUpperCase(),
  lowerLetter: letters,
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  japaneseCounting: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  chineseLegalSimplified: formal,
  ideographLegalTraditional: formal,
  japaneseLegal: formal,
  ideographDigital: (value) => byDigit(value, DIGITS),
  japaneseDigitalTenThousand: (value) => byDigit(value, DIGITS),
  taiwaneseDigital: (value) => byDigit(value, DIGITS),
  ideographTraditional: (value) => cyclic(value, STEMS),
  ideographZodiac: (value) => cyclic(value, BRANCHES),
  ideographZodiacTraditional: (value) => cyclic(value, STEMS) + cyclic(value, BRANCHES),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: enclosed(0x2474, 20),
  decimalEnclosedFullstop: enclosed(0x2488, 20),
  ideographEnclosedCircle: enclosed(0x3280, 10),
  numberInDash: (value) => `- ${value} -`,
  none: () => '',
  bullet: () => '',
}

/** The text Word prints for `value` in number format `format` (`w:numFmt`). */
export function formatNumber(format: string, value: number): string {
  return (FORMATS[format] ?? String)(value)
}
