import type { Quantity } from '../model/numbers.ts'
import {
  clauseBefore,
  lastIndexWithin,
  lineAt,
  quantitiesWithin,
  sentenceAt,
  type TextModel,
} from '../model/text-model.ts'
import { unitAt, unitFamily } from '../model/units.ts'
import type { Finding } from '../rule.ts'
import { ALIKE, LOOSE, NO_DIVISION } from './number-average.words.ts'
import { formatValue } from './number-sum.ts'

export type Report = (finding: Finding) => void

export const REACH = 90
const KINDS: Record<string, string> = { 场次: '场', 人次: '人' }
export const kindOf = ({ family }: Quantity) => KINDS[family] ?? family

/** 场均, 每亩, 平均每个岗亭: what the average is of, and the words between that and the number. */
export interface Rate {
  average: Quantity
  /** The unit or the noun that each of them has. */
  per: string
  isUnit: boolean
  label: string
  /** The words in front of it in its clause: 员工人均. */
  whose: string
  start: number
}

const EACH = /(?:(?<![年月日])((?!平)[\u4e00-\u9fff])均|(平均(?:下来)?)?每(?!次能|逢|到|当)一?)([\u4e00-\u9fff]{0,9})$/

function rateOf({ plain }: TextModel, average: Quantity): Rate | undefined {
  const clause = clauseBefore(plain, average.start, 18)
  const match = EACH.exec(clause)
  if (!match || /[由从自]$/.test(clause)) return undefined
  const whose = clause.slice(0, match.index)
  const [text, one, mean = '', rest = ''] = match
  const start = average.start - text.length
  if (one) return { average, per: one, isUnit: true, label: rest, whose, start }
  const at = average.start - rest.length
  const unit = unitAt(plain, at)
  const per = unit || (rest[0] ?? '')
  if (per === '' || (/^(?:天|日|月|周|季|年|季度|小时|次)$/.test(per) && mean === '')) return undefined
  return { average, per, isUnit: unit !== '', label: rest.slice(per.length), whose, start }
}

export const isRated = ({ plain }: TextModel, { start }: Quantity) => /[均每]/.test(clauseBefore(plain, start, 14))

/** What villages, schools, teams are counted with. */
const HOUSES = new Set(['个', '所', '家', '支', '座', '处'])

/** The counts in front that the words of the average name. */
export function countsOf(model: TextModel, { per, isUnit, label, average }: Rate, before: Quantity[]): Quantity[] {
  const { plain } = model
  const family = unitFamily(per)
  const alike = ALIKE[family] ?? [family]
  const noun = isUnit ? (per === '个' ? label.slice(0, 2) : '') : per
  return before.filter((count) => {
    if (count === average || count.value < 2 || count.percent) return false
    const behind = /^[\u4e00-\u9fff]{0,6}/.exec(plain.slice(count.end, count.end + 6))?.[0] ?? ''
    const around = clauseBefore(plain, count.start, 4) + behind
    if (noun !== '' && isUnit) return count.unit === '个' && around.includes(noun)
    return (
      alike.includes(count.unit) ||
      alike.includes(count.family) ||
      (HOUSES.has(count.unit) && around.includes(noun || per))
    )
  })
}

const VOLUNTEERS = /志愿者|队员|义工/

/** 志愿者112人。服务群众5200余人次，累计服务3680小时，人均: hours are of those who serve, counted before in the same paragraph. */
function servers(model: TextModel, { per, average, start }: Rate): Quantity[] | undefined {
  if (per !== '人' || !average.unit.endsWith('小时')) return undefined
  const from = Math.max(lineAt(model, start).start, start - 2 * REACH)
  const counts = quantitiesWithin(model, from, start).filter(
    ({ family, start: at, end }) =>
      family === '人' && VOLUNTEERS.test(`${clauseBefore(model.plain, at, 8)}${model.plain.slice(end, end + 5)}`),
  )
  return counts.length > 0 ? counts : undefined
}

/** Sums of neighbours: 老党员46人、困难职工18人，每人500元. */
function withSums(all: Quantity[]): number[] {
  const values = all.map(({ value }) => value)
  return values.flatMap((_, from) =>
    values.slice(from).map((_, more) => values.slice(from, from + more + 1).reduce((a, b) => a + b, 0)),
  )
}

const LONG = 1000
/** 4万 is rounded, 4.27万 may be cut, and so may 1080. */
const slackOf = ({ step, value }: Quantity) =>
  step * (value / step < 10 ? 0.51 : value / step >= LONG && (value / step) % 10 === 0 ? 9.99 : 0.999)

export function fits(average: Quantity, total: number, count: number, blur: number): boolean {
  const right = total / count
  const value = average.value
  return Math.abs(right - value) <= (average.approximate ? value * LOOSE : slackOf(average)) + right * blur
}

const PEOPLE = new Set(['人', '人次'])
export const blurOf = ({ step, value }: Quantity) => (step === 1 ? 0 : step / 2 / value)

const HEAD_REACH = 1500
const FAR = 3000

/** The counts that a reader still has in mind: those of the opening and those of the last pages. */
export const countsAround = (model: TextModel, { start }: Quantity): Quantity[] => [
  ...quantitiesWithin(model, 0, Math.min(HEAD_REACH, start)),
  ...quantitiesWithin(model, Math.max(HEAD_REACH, start - FAR), start + HEAD_REACH),
]

/** Some count of the text makes the average right: then that one was meant. */
const isMeantElsewhere = (model: TextModel, average: Quantity, totals: number[], count: Quantity, blur: number) =>
  countsAround(model, average).some(
    (other) =>
      (other.family === count.family || (PEOPLE.has(other.family) && PEOPLE.has(count.family))) &&
      other.value > 1 &&
      totals.some((total) => fits(average, total, other.value, blur)),
  )

/** 发放慰问金186万元，人均慰问…: the words of the average are those of the total or the count. */
function speaksOf({ plain }: TextModel, { label, whose, start, isUnit, per }: Rate, told: Quantity[]): boolean {
  if (/[年月日周天次]/.test(label)) return false
  const around = told.map((each) => plain.slice(Math.max(0, each.start - 12), Math.min(each.end + 6, start))).join()
  // 每个岗亭: the noun has found its count.
  const words = isUnit && per !== '个' ? label.replace(/[达约为有的到超了]/g, '') : ''
  return (words === '' || [...words].some((word) => around.includes(word))) && around.includes(whose.slice(-2))
}

const TIMES: Record<string, [family: string, year: [least: number, most: number]]> = {
  日: ['天', [200, 366]],
  天: ['天', [200, 366]],
  月: ['个月', [11, 12]],
  周: ['周', [36, 53]],
}

export const SCHOOL = /学校|[小中大]学|学院|幼儿园|学年/
export const HEAD = 200

/** 全年接待……日均, 七天接待……日均: the days that the total was made in. */
function spanOf(model: TextModel, { per, start }: Rate): [least: number, most: number] | undefined {
  const [family, year] = TIMES[per] ?? []
  if (!family || !year) return undefined
  const from = sentenceAt(model, start).start
  const lead = model.plain.slice(from, start)
  const spans = quantitiesWithin(model, from, start).filter((span) => span.family === family || span.unit === family)
  if (/全年|一年来/.test(lead) && spans.length === 0)
    return SCHOOL.test(model.plain.slice(0, HEAD)) ? [year[0] * 0.7, year[1]] : year
  const [span, more] = spans
  return span && !more && !span.approximate && !/20\d\d年|年来|以来|累计/.test(lead)
    ? [span.value, span.value]
    : undefined
}

export function tell(average: Quantity, right: number, related: Finding['related'], report: Report): void {
  const shown = formatValue(Number(right.toPrecision(4)))
  report({
    start: average.start,
    end: average.end,
    message: `按前面的数字计算是${shown}${average.unit}，与${formatValue(average.value)}${average.unit}不符。`,
    ...(related && { related }),
  })
}

const ROUGH = 0.35

/** Ten thousand times more or less: a lost or added 万, told by N-UNIT. */
function isUnitSlip(ratio: number, { approximate, step, value }: Quantity): boolean {
  const reach = approximate ? ROUGH : value / step < 10 ? LOOSE : 0.03
  return [1e4, 1e8].some((scale) => Math.abs(Math.max(ratio, 1 / ratio) / scale - 1) < reach)
}

/** An average and its total that are a 万 apart. */
type Slip = (average: Quantity, total: Quantity) => void

/** 三五位 is no figure. */
const SPELLED = 100

const read = new WeakMap<TextModel, Rate[]>()

/** Every average and every 每…; read once. */
export function ratesOf(model: TextModel): Rate[] {
  const known = read.get(model)
  if (known) return known
  const rates = model.quantities.flatMap((average) => {
    if (average.unit === '' || average.percent || average.bound || (average.chinese && average.value < SPELLED))
      return []
    return rateOf(model, average) ?? []
  })
  read.set(model, rates)
  return rates
}

export function checkRates(model: TextModel, report: Report, slip: Slip): void {
  for (const rate of ratesOf(model)) if (rate.per !== '生') checkRate(model, rate, report, slip)
}

function checkRate(model: TextModel, rate: Rate, report: Report, slip: Slip): void {
  const { average, start } = rate
  const { plain } = model
  const sentence = sentenceAt(model, start).start
  const from = Math.max(sentence, start - REACH, lastIndexWithin(plain, '；', start, REACH) + 1)
  const before = quantitiesWithin(model, from, start)
  const totals = before.filter((total) => kindOf(total) === kindOf(average) && !total.percent && !isRated(model, total))
  const total = totals.at(-1)
  if (!total || (totals.length > 1 && plain.slice(total.end, start).split('，').length > 2)) return
  if (NO_DIVISION.test(plain.slice(total.start, average.end + 2)) || total.approximate) return
  const span = spanOf(model, rate)
  if (span || rate.per in TIMES) {
    if (!span || totals.length > 1 || rate.whose !== '') return
    const [low, high] = span.map((days) => total.value / days) as [number, number]
    const slack = average.approximate ? LOOSE : 0.02
    const step = slackOf(average)
    if (average.value <= low * (1 + slack) + step && average.value >= high * (1 - slack) - step) return
    if (isUnitSlip(low / average.value, average)) slip(average, total)
    else tell(average, low, [{ start: total.start, end: total.end, message: '总数' }], report)
    return
  }
  const counts = (servers(model, rate) ?? countsOf(model, rate, before)).filter(
    (count) => count !== total && !isRated(model, count),
  )
  const count = counts[0]
  if (!count || counts.some(({ approximate }) => approximate)) return
  // 户均 beside people too, 每人 beside households: nobody knows which were given the money.
  const isSame = rate.label.length > 1 && plain.startsWith(rate.label, total.start - rate.label.length)
  if (
    !isSame &&
    /^[人户]$/.test(rate.per) &&
    ['人', '户'].every((family) => before.some((each) => each.family === family))
  )
    return
  const blur = blurOf(total) + Math.max(...counts.map(blurOf))
  const wholes = withSums(totals.filter((each) => !counts.includes(each)))
  if (withSums(counts).some((each) => wholes.some((whole) => fits(average, whole, each, blur)))) return
  if (counts.some(({ value }) => value !== count.value) || isMeantElsewhere(model, average, wholes, count, blur)) return
  // 课桌椅300套及黑板10块: the total is of more than those.
  if (/[及和与、]/.test(plain.slice(count.end, start).split('，')[0] as string)) return
  if (!speaksOf(model, rate, [total, count])) return
  const right = total.value / count.value
  if (isUnitSlip(right / average.value, average)) {
    slip(average, total)
    return
  }
  // 举办12次，……人均11次: nobody has nearly all of what is divided.
  if (average.value * 2 > total.value && kindOf(average) !== '元') return
  tell(
    average,
    right,
    [
      { start: total.start, end: total.end, message: '总数' },
      { start: count.start, end: count.end, message: '人数、户数' },
    ],
    report,
  )
}
