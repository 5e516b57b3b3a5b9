import type { Quantity } from '../model/numbers.ts'
import { clauseBefore, lineAt, quantitiesWithin, sentenceAt, type TextModel } from '../model/text-model.ts'
import type { Finding } from '../rule.ts'
import { checkRates } from './number-average-rates.ts'

type Report = (finding: Finding) => void

const AVERAGE =
  /(?:([人户村校日月场台店家])均|平均(?:下来)?[每一]个?([\u4e00-\u9fff])|每个?([人户名家起件场村天台家只辆]))[\u4e00-\u9fff]{0,6}$/
const REACH = 80
const BACK = 60
/** Nobody gets so much, and nobody has so many. */
const VAST = 1e6
/** Of what is divided nobody gets less. */
const LEAST = 10
const DAYS = 3000
const MONTHS = 600
const YEARS = /以来|年来|累计|历年|历史|[三五十多两]年(?:共|间)/
const PEOPLE = new Set(['人', '户', '家'])

/**
 * 为4200户减免税费1.36万元，户均减免3.2万元: ten thousand times more makes them agree exactly, so 亿 was meant.
 * 320名志愿者累计服务7680人次，人均服务24小时: the average tells what the total counts.
 */
export function checkAverages(model: TextModel, report: Report): void {
  checkRates(
    model,
    () => {},
    (average, total) => {
      const isOfAverage = average.value < total.value ? average.value < LEAST : average.value >= VAST
      tellScale(isOfAverage ? [average, total] : [total, average], isOfAverage ? '总数' : '平均数', report)
    },
  )
  for (const average of model.quantities) {
    if (average.unit === '' || average.percent) continue
    const lead = model.plain.slice(Math.max(0, average.start - 14), average.start)
    if (!/[均每]/.test(lead)) continue
    const match = AVERAGE.exec(lead)
    if (!match || /不(?:少于|超过|低于)|最[高多低]|至少/.test(match[0])) continue
    if (match[1] === '场' && average.unit.startsWith('场'))
      report({ start: average.start, end: average.end, message: '人论“人次”，“场次”用于活动。' })
    checkAverage(model, average, match[1] ?? match[2] ?? match[3] ?? '', report)
  }
}

function checkAverage(model: TextModel, average: Quantity, per: string, report: Report): void {
  const { start } = sentenceAt(model, average.start)
  const line = lineAt(model, average.start).start
  const before = quantitiesWithin(
    model,
    Math.max(line, Math.min(start - BACK, average.start - REACH)),
    average.start,
  ).filter(({ start: at, percent }) => !percent && (at >= start || average.start - at < REACH))
  const totals = before.filter(
    (total) =>
      total.unit !== '' &&
      !/[均每]/.test(clauseBefore(model.plain, total.start, 12)) &&
      (total.family === average.family || isHours(total, average)),
  )
  if (totals.length === 0) return
  if (per === '日' || per === '天' || per === '月') {
    tellRate(model, average, totals, per === '月' ? MONTHS : DAYS, report)
    return
  }
  if (average.approximate) return
  for (const hours of totals) {
    if (hours.family === average.family || hours.start < start) continue
    const isMeant = ({ family, value, start: at }: Quantity) =>
      at >= start && PEOPLE.has(family) && isNear((average.value * value) / hours.value, 0.005)
    if (before.some((count) => count !== hours && isMeant(count))) {
      tellHours(hours, average, report)
      return
    }
  }
}

const isNear = (ratio: number, reach: number) => Math.abs(ratio - 1) < reach

const isHours = (total: Quantity, average: Quantity) =>
  /^(?:人次|人|次)$/.test(total.unit) && /^(?:小时|学时|课时)$/.test(average.unit)

function tellHours(total: Quantity, average: Quantity, report: Report): void {
  report({
    start: total.start,
    end: total.end,
    message: `平均数的单位是“${average.unit}”，总数也应当用“${average.unit}”。`,
    related: [{ start: average.start, end: average.end, message: '平均数' }],
  })
}

function tellScale([wrong, other]: [Quantity, Quantity], name: string, report: Report): void {
  report({
    start: wrong.start,
    end: wrong.end,
    message:
      wrong.family === '元'
        ? '与人数和平均数相比差了一个数量级，请核对“元”“万元”“亿元”。'
        : '与总数、平均数相比差了一个数量级，请核对是否丢了“万”。',
    related: [{ start: other.start, end: other.end, message: name }],
  })
}

/** 发送旅客96万人次，日均3.2人次: no year has so many days. */
function tellRate(model: TextModel, average: Quantity, totals: Quantity[], most: number, report: Report): void {
  const total = totals.at(-1) as Quantity
  const { start } = sentenceAt(model, average.start)
  if (total.family !== average.family || total.start < start || average.value < 1) return
  if (YEARS.test(model.plain.slice(start, average.start))) return
  if (total.value / average.value > most) tellScale([average, total], '总数', report)
  else if (average.value > total.value * 1.5 && average.start - total.end < 12)
    tellScale([total, average], '平均数', report)
}
