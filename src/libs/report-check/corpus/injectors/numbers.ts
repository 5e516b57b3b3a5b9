import {
  factNumbers,
  factPercentages,
  factSpan,
  factsOf,
  inserted,
  markSpan,
  type NumberPlace,
  prose,
  replaceEach,
} from '../places.ts'
import type { Candidate, CleanReport, Fact, Injector } from '../types.ts'

const show = (value: number, decimals: number) => value.toFixed(decimals)

/** A wrong value of the same length that no rounding explains. */
function offByMuch({ value, decimals }: NumberPlace): string {
  const step = decimals > 0 ? Math.max(0.3, value * 0.25) : Math.max(2, Math.round(value * 0.25))
  return show(value + step, decimals)
}

/** A percentage far from the true one, between 1 and 99 unless the true one is larger. */
function wrongPercentage({ value, decimals }: NumberPlace): string {
  const moved = value > 60 ? value - 17 : value + 13
  return show(moved, decimals)
}

function perFact(
  report: CleanReport,
  kinds: Fact['kind'][],
  change: (report: CleanReport, fact: Fact) => Candidate[],
): Candidate[] {
  return factsOf(report, ...kinds).flatMap((fact) =>
    change(report, fact).map((candidate) => markSpan(candidate, factSpan(report, fact))),
  )
}

/** The parts of a sum: all numbers but the largest. */
function parts(report: CleanReport, fact: Fact): { whole: NumberPlace; parts: NumberPlace[] } {
  const numbers = factNumbers(report, fact)
  const whole = numbers.reduce((a, b) => (b.value > a.value ? b : a))
  return { whole, parts: numbers.filter((number) => number !== whole) }
}

const changePart = (report: CleanReport, fact: Fact): Candidate[] =>
  parts(report, fact)
    .parts.filter(({ value }) => value >= 3)
    .map((part) => ({ start: part.start, end: part.end, text: offByMuch(part) }))

const exceedWhole = (report: CleanReport, fact: Fact): Candidate[] => {
  const { whole, parts: smaller } = parts(report, fact)
  return smaller
    .filter(({ value }) => value > whole.value * 0.2)
    .map((part) => ({ start: part.start, end: part.end, text: show(whole.value * 1.5 + part.value, part.decimals) }))
}

const changePercentage = (report: CleanReport, fact: Fact): Candidate[] =>
  factPercentages(report, fact).map((place) => ({ start: place.start, end: place.end, text: wrongPercentage(place) }))

const overHundred = (report: CleanReport, fact: Fact): Candidate[] =>
  factPercentages(report, fact).map((place) => ({
    start: place.start,
    end: place.end,
    text: show(place.value + 100, place.decimals),
  }))

/** One of several amounts in 万 or 亿 loses the magnitude word. */
const loseMagnitude = (report: CleanReport, fact: Fact): Candidate[] =>
  parts(report, fact).parts.flatMap(({ end }) =>
    /[万亿]/.test(report.text[end] ?? '') ? [{ start: end, end: end + 1, text: '' }] : [],
  )

/** Two numbers that must be equal by the sense of the text, under different nouns. */
const conflict = (report: CleanReport): Candidate[] =>
  factsOf(report, 'same').flatMap((fact) => {
    const [first, second] = fact.quotes.map((quote) => factNumbers(report, { ...fact, quotes: [quote] }))
    const shared = (second ?? []).filter((number) => first!.some(({ value }) => value === number.value))
    return shared.map((number) => {
      const other = first!.find(({ value }) => value === number.value)!
      return { start: number.start, end: number.end, text: offByMuch(number), also: other }
    })
  })

const headCount = /(注册志愿者|在职干部职工|在职职工|干部职工|教职工|现有员工|在编人员|现有职工)(\d+)([人名])(?!次)/

/** A head count of the report told a second time, in its own words but with another number. */
const restated = (report: CleanReport): Candidate[] => {
  const match = headCount.exec(report.text)
  const last = prose(report).at(-1)
  if (!match || !last || match.index > last.start) return []
  const [original, noun, count, measure] = match
  return [7, 12, 23].map((more) => {
    const sentence = `目前，共有${noun!.replace('现有', '')}${Number(count) + more}${measure}。`
    const mark = { start: last.end + sentence.search(/\d/), end: last.end + sentence.length - 1 }
    const also = { start: match.index, end: match.index + original.length }
    return { start: last.end, end: last.end, text: sentence, mark, also }
  })
}

const powers: [limit: number, word: string][] = [
  [9.5, '突破十亿元大关'],
  [95, '突破百亿元大关'],
  [950, '突破千亿元大关'],
]

const magnitudeWord = (report: CleanReport): Candidate[] => [
  ...replaceEach(report.text, /(\d+(?:\.\d+)?)亿元(?=[，；。])/g, (match) => {
    const word = powers.find(([limit]) => Number(match[1]) < limit)?.[1]
    return word && `${match[0]}，${word}`
  }),
  ...factsOf(report, 'share').flatMap((fact) =>
    factPercentages(report, fact).flatMap(({ end, start, value }) => {
      const claim = value < 25 ? '，超过三成' : value < 45 ? '，超过一半' : value > 60 ? '，不足一半' : undefined
      return claim ? [{ start, end: end + 1, text: `${report.text.slice(start, end + 1)}${claim}` }] : []
    }),
  ),
]

/** A line break inside a number, at the place where list splitters cut: before the last digit in front of the decimal point. */
const splitDecimal = (report: CleanReport): Candidate[] =>
  replaceEach(
    report.text,
    /(?<=[\u4e00-\u9fff])(\d+)(\d\.\d+)(?=[\u4e00-\u9fff%])/g,
    (match) => `${match[1]}\n${match[2]}`,
  )

const splitInteger = (report: CleanReport): Candidate[] =>
  replaceEach(
    report.text,
    /(?<=[\u4e00-\u9fff])(\d{1,2})(\d{2})(?=[万亿]?[人次件户元场个项名])/g,
    (match) => `${match[1]}\n${match[2]}`,
  )

/** A line break between a number and the words it belongs to. */
const breakBefore = (report: CleanReport): Candidate[] =>
  replaceEach(
    report.text,
    /(增长|下降|减少|达到|提高|降到|投入|合计|接待|收入|产值|总投资|存款|贷款|得分)(\d\.\d+)/g,
    (match) => `${match[1]}\n${match[2]}`,
  )

/** A head count of people who work at one place is no count of visits. */
const peopleAsVisits = (report: CleanReport): Candidate[] =>
  replaceEach(
    report.text,
    /((?:现有|共有|在职|在编|全所|全园|全部)[^，。；\d]{0,10}\d+)([人名])(?![次员均])(?=[，。；、])/g,
    (match) => `${match[1]}人次`,
  )

const rankSentences = [
  ['先后创建国家级青年文明号12个、省级青年文明号5个。', '国家级青年文明号12个、省级青年文明号5个'],
  ['培育全国先进集体9个、省级先进集体4个、市级先进集体2个。', '全国先进集体9个、省级先进集体4个、市级先进集体2个'],
] as const

export const numberInjectors: Injector[] = [
  { kind: 'number-split-decimal', classes: ['N-SPLIT'], severity: 'blocker', candidates: splitDecimal },
  { kind: 'number-split-integer', classes: ['N-SPLIT'], severity: 'blocker', candidates: splitInteger },
  { kind: 'number-break', classes: ['N-BREAK', 'N-SPLIT', 'D-BREAK'], severity: 'error', candidates: breakBefore },
  {
    kind: 'sum-wrong',
    classes: ['N-SUM', 'N-PART', 'N-PERCENT'],
    severity: 'error',
    candidates: (report) => perFact(report, ['sum'], changePart),
  },
  {
    kind: 'part-exceeds-whole',
    classes: ['N-PART', 'N-SUM', 'N-PERCENT'],
    severity: 'error',
    candidates: (report) => perFact(report, ['sum', 'within'], exceedWhole),
  },
  {
    kind: 'share-wrong',
    classes: ['N-PERCENT'],
    severity: 'error',
    candidates: (report) => perFact(report, ['share'], changePercentage),
  },
  {
    kind: 'share-over-100',
    classes: ['N-PERCENT'],
    severity: 'error',
    candidates: (report) => perFact(report, ['share'], overHundred),
  },
  {
    kind: 'growth-wrong',
    classes: ['N-GROWTH', 'N-PERCENT'],
    severity: 'error',
    candidates: (report) => perFact(report, ['growth', 'drop'], changePercentage),
  },
  { kind: 'fact-restated', classes: ['N-CONFLICT'], severity: 'error', candidates: restated },
  { kind: 'fact-linked', classes: ['N-CONFLICT'], severity: 'warning', candidates: conflict },
  {
    kind: 'magnitude-lost',
    classes: ['N-UNIT', 'N-SUM', 'N-PART'],
    severity: 'error',
    candidates: (report) => perFact(report, ['sum'], loseMagnitude),
  },
  { kind: 'people-as-visits', classes: ['N-UNIT'], severity: 'error', candidates: peopleAsVisits },
  { kind: 'rank-order', classes: ['N-PLAUS'], severity: 'warning', candidates: inserted(rankSentences) },
  { kind: 'magnitude-word', classes: ['N-MAGNITUDE'], severity: 'error', candidates: magnitudeWord },
]
