import { parseChineseNumber } from '../../chinese/numerals.ts'
import { codesOf, isDigit } from './normalize.ts'
import { CHINESE } from './numbers.words.ts'
import { unitAt, unitFamily } from './units.ts'

/** A quantity of the text with its unit: 1.52亿人次, 百分之九十, 三百余户. */
export interface Quantity {
  /** Span of numeral and magnitude word, without unit. */
  start: number
  numberEnd: number
  /** Span end with unit. */
  end: number
  value: number
  /** Size of one step in the last written digit: 43.36 → 0.01, 1.52亿 → 1000000. */
  step: number
  unit: string
  family: string
  percent: boolean
  chinese: boolean
  /** 近, 约, 余, 超 and the like: the value is not exact. */
  approximate: boolean
  /** 近三成, 超千亿: which side of the value is meant. */
  bound: '' | 'under' | 'over'
}
const MAGNITUDE_STARTS = codesOf('万亿千百十')
const MAGNITUDES = ['万亿', '千亿', '百亿', '千万', '百万', '十万', '亿', '万', '千', '百']
const MAGNITUDE_VALUE: Record<string, number> = {
  万亿: 1e12,
  千亿: 1e11,
  百亿: 1e10,
  千万: 1e7,
  百万: 1e6,
  十万: 1e5,
  亿: 1e8,
  万: 1e4,
  千: 1e3,
  百: 1e2,
}
const UNDER = /(?:接近|近|不到|不足|将近)$/
const OVER = /(?:突破|超过|超|逾|多达|高达|跨越|跃上|迈上)(?:了)?$/
const QUALIFIES = codesOf('近到足破过超逾达越上了约略右下')
const ROUNDS = codesOf('左以上多')
/** 节约30%, 签约12家 are exact. */
const ABOUT = /(?:(?<![节签预履续违代公])约|左右|上下)$/

/** Reads every quantity in one pass per script, in order. Years, dates, times, labels and document numbers are left out. */
export function readQuantities(plain: string): Quantity[] {
  const arabic = readArabic(plain)
  const chinese = readChinese(plain)
  if (chinese.length === 0) return arabic
  return [...arabic, ...chinese].sort((a, b) => a.start - b.start)
}

function readArabic(plain: string): Quantity[] {
  const found: Quantity[] = []
  for (let start = 0; start < plain.length; start++) {
    if (!isDigit(plain.charCodeAt(start))) continue
    const whole = wholeEnd(plain, start)
    let end = plain[whole] === '.' && isDigit(plain.charCodeAt(whole + 1)) ? digitsEnd(plain, whole + 2) : whole
    const from = start
    // The loop goes on behind the number.
    start = end - 1
    if (isCode(plain, from, end)) continue
    let value = Number(plain.slice(from, end).replaceAll(',', ''))
    let step = end === whole ? 1 : 10 ** (whole + 1 - end)
    // 120余万元 and 120万余元 both occur.
    let more = false
    if (isMore(plain, end)) {
      more = true
      end++
    }
    const magnitude = MAGNITUDE_STARTS.has(plain.charCodeAt(end))
      ? MAGNITUDES.find((word) => plain.startsWith(word, end))
      : undefined
    if (magnitude) {
      value *= MAGNITUDE_VALUE[magnitude] as number
      step *= MAGNITUDE_VALUE[magnitude] as number
      end += magnitude.length
      if (isMore(plain, end)) {
        more = true
        end++
      }
    }
    found.push(finish(plain, from, end, value, step, false, more))
  }
  return found
}

function digitsEnd(plain: string, index: number): number {
  let end = index
  while (isDigit(plain.charCodeAt(end))) end++
  return end
}

/** End of 1,234 or 1234. */
function wholeEnd(plain: string, start: number): number {
  let end = digitsEnd(plain, start)
  while (
    plain[end] === ',' &&
    isDigit(plain.charCodeAt(end + 1)) &&
    isDigit(plain.charCodeAt(end + 2)) &&
    isDigit(plain.charCodeAt(end + 3))
  )
    end += 4
  return end
}

/** Latin letters, dashes and slashes beside a number make it a code (PM2.5, GB/T 9704, 0515-8888). */
function isCode(plain: string, start: number, end: number): boolean {
  const before = plain.charCodeAt(start - 1)
  if (
    (before >= 65 && before <= 90) ||
    (before >= 97 && before <= 122) ||
    before === 47 ||
    before === 46 ||
    before === 45
  )
    return true
  // 12 场: a blank in between changes nothing.
  const after = plain[end] === ' ' ? plain[end + 1] : plain[end]
  if (after !== undefined && after < '{' && /[A-Za-z]/.test(after) && unitAt(plain, end) === '') return true
  if (after === ':' || after === '/' || after === '×') return true
  const isYear =
    end - start === 4 && (after === '年' || after === '-') && (plain[start] === '1' || plain[start] === '2')
  if (isYear) return true
  if (after === '月' || after === '日' || after === '号') return true
  return (
    before === FIRST ||
    before === BRACKET ||
    (end - start < 3 && LABEL_ENDS.has(before) && LABEL.test(plain.slice(Math.max(0, start - 2), start)))
  )
}

/** 第1, 〔2025, 表2, 附件4; but not 代表12名, 案件36件. */
const FIRST = '第'.charCodeAt(0)
const BRACKET = '〔'.charCodeAt(0)
const LABEL_ENDS = new Set([...'表图件'].map((character) => character.charCodeAt(0)))
const LABEL = /(?:^|[\n，。；：（见如附])[表图]$|附件$/

const MORE = '余'.charCodeAt(0)
const MANY = '多'.charCodeAt(0)

function isMore(plain: string, index: number): boolean {
  const code = plain.charCodeAt(index)
  return code === MORE || (code === MANY && plain[index + 1] !== '样')
}

const CHINESE_DATE_OR_RANK = /[月日号是要则]/
/** 第一, 初五; and 0.21千克 is read with its digits. */
const RANK_BEFORE = /[第初周十百千万亿\d]/

function readChinese(plain: string): Quantity[] {
  const found: Quantity[] = []
  for (const match of plain.matchAll(CHINESE)) {
    const raw = match[0]
    const start = match.index
    const percent = raw.startsWith('百分之')
    let numberEnd = start + raw.length
    // 3个百分点 counts points, not a hundred of them.
    if (raw === '百' && /^分[点比制]/.test(plain.slice(numberEnd, numberEnd + 2))) continue
    // 每百册12册: a rate, not a hundred volumes.
    if (/^[百千万]+$/.test(raw) && plain[start - 1] === '每') continue
    if (!percent && (RANK_BEFORE.test(plain[start - 1] ?? '') || CHINESE_DATE_OR_RANK.test(plain[numberEnd] ?? '')))
      continue
    const more = isMore(plain, numberEnd)
    if (more) numberEnd++
    let tail = numberEnd
    if (more && (plain[tail] === '万' || plain[tail] === '亿')) tail++
    const tenths = plain[tail] === '成' && raw.length === 1
    // 一 alone, and numerals without a unit (三农, 百姓, 千方百计), are words, not quantities.
    if (!percent && !tenths && (raw === '一' || unitAt(plain, tail) === '')) {
      if (!/[千百十]?[亿万]$/.test(raw) || !OVER.test(plain.slice(Math.max(0, start - 3), start))) continue
    }
    const text = percent ? raw.slice(3) : raw
    const parsed = Number(readNumeral(text, tail > numberEnd ? (plain[tail - 1] as string) : '') ?? Number.NaN)
    if (Number.isNaN(parsed)) continue
    const quantity = finish(plain, start, tail, tenths ? parsed * 10 : parsed, stepOf(text, parsed), true, more)
    if (percent || tenths) {
      quantity.percent = true
      quantity.unit = quantity.family = '%'
      if (tenths) {
        quantity.end = tail + 1
        quantity.step = 10
      }
    }
    found.push(quantity)
  }
  return found
}

/** 千亿 and 百万 name a magnitude without a digit: they count once. */
function readNumeral(text: string, magnitude: string): string | undefined {
  return parseChineseNumber(/^[百千]/.test(text) ? `一${text}${magnitude}` : `${text}${magnitude}`)
}

function stepOf(text: string, value: number): number {
  if (text.includes('点')) {
    const [, fraction = ''] = text.split('点')
    const digits = fraction.replace(/[万亿]/g, '')
    const unit = fraction.includes('亿') ? 1e8 : fraction.includes('万') ? 1e4 : 1
    return unit / 10 ** digits.length
  }
  let step = 1
  while (value >= step * 10 && value % (step * 10) === 0) step *= 10
  return step
}

function finish(
  plain: string,
  start: number,
  numberEnd: number,
  value: number,
  step: number,
  chinese: boolean,
  more: boolean,
): Quantity {
  const blank = plain[numberEnd] === ' ' ? 1 : 0
  const unit = unitAt(plain, numberEnd + blank)
  const end = numberEnd + (unit === '' ? 0 : blank + unit.length)
  // Most numbers have none of these words around them: one look at the neighbours saves the patterns.
  const before = QUALIFIES.has(plain.charCodeAt(start - 1)) ? plain.slice(Math.max(0, start - 4), start) : ''
  const under = before !== '' && UNDER.test(before)
  const over = before !== '' && OVER.test(before)
  const rounded =
    ROUNDS.has(plain.charCodeAt(end)) &&
    /^(?:左右|以上|以下|上下|以内|多(?!\d|[\u4e00-\u9fff]\d))/.test(plain.slice(end, end + 3))
  return {
    start,
    numberEnd,
    end,
    value,
    step,
    unit,
    family: unitFamily(unit),
    percent: unit === '%',
    chinese,
    approximate: more || under || over || rounded || (before !== '' && ABOUT.test(before)),
    bound: under ? 'under' : over ? 'over' : '',
  }
}
