import { toChineseDigits, toChineseNumeral } from '../../chinese/index.ts'

const ORDINARY = '零一二三四五六七八九十百千'
const FORMAL = '零壹贰叁肆伍陆柒捌玖拾佰仟'
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

/** Beyond 9999 Word itself falls back to decimal digits. */
const inCharacters = (write: (value: number) => string) => (value: number) =>
  value >= 0 && value <= 9999 ? write(value) : String(value)
const chinese = inCharacters(toChineseNumeral)
const byDigit = inCharacters(toChineseDigits)
/** 12 → 壹拾贰: the formal characters always write the 一 before 十. */
const formal = inCharacters((value) =>
  toChineseNumeral(value)
    .replace(/^十/, '一十')
    .replace(/./g, (character) => FORMAL[ORDINARY.indexOf(character)] ?? character),
)
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
  ideographDigital: byDigit,
  japaneseDigitalTenThousand: byDigit,
  taiwaneseDigital: byDigit,
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

/** Word counts no further; a hostile file must not print a million letters. */
const MAX_NUMBER = 32767

/** The text Word prints for `value` in number format `format` (`w:numFmt`). */
export function formatNumber(format: string, value: number): string {
  const isCountable = Number.isInteger(value) && value >= 0 && value <= MAX_NUMBER
  return isCountable ? (FORMATS[format] ?? String)(value) : String(value)
}
