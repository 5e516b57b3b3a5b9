import { breakdownsOf } from '../model/breakdown.ts'
import { hanziBefore } from '../model/normalize.ts'
import type { Quantity } from '../model/numbers.ts'
import { clauseBefore, quantitiesWithin, sentenceAt, type TextModel } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'
import { BARE, FUNDS, GAINED, STAFF, STANDING } from './number-unit.words.ts'
import { checkAverages } from './number-unit-average.ts'
import { checkCrowds, checkNouns } from './number-unit-noun.ts'
import { checkOddAmounts } from './number-unit-odd.ts'

/** Units that are mistaken for each other: the same numeral with both is suspicious. */
const CONFUSED: [string, string][] = [
  ['人', '人次'],
  ['场', '次'],
]
/** What a works or an enterprise takes is never a few thousand. */
const LARGE = /^(?:投资|产值|税收|税金|利税|利润|营业收入|销售收入|销售额|财政拨款|总收入)/
const PER_HEAD = /(?:[人生师亩户日月年]均|亩产|每人|户均|每户|每月|每次|单价|每平方米|每小时|每天|日均|每吨|最高|最低)/
const TOO_SMALL = 1000

/** Numeral and unit as written: 120万元 → 120 and 万元. */
function written(model: TextModel, quantity: Quantity): { numeral: string; unit: string } {
  const text = model.plain.slice(quantity.start, quantity.end)
  const numeral = /^[\d.,]+/.exec(text)?.[0] ?? text
  return { numeral, unit: text.slice(numeral.length) }
}

/** The noun right before a quantity, at most eight characters of its clause, without verbs at its head. */
export function nounBefore(model: TextModel, quantity: Quantity): string {
  return hanziBefore(model.plain, quantity.start, 14).replace(
    /(?:共计|共有|共|累计|总计|达到|达|约|为|近|超过|超|有)+$/,
    '',
  )
}

export const numberUnit: Rule = {
  id: 'N-UNIT',
  severity: 'error',
  title: '单位用错：万元与元、人与人次、场与次',
  why: '同一件事前后单位不同，或金额小得不合常理，多半是丢了“万”字或混用了单位。',
  check({ model, report: tell }) {
    const told = new Set<number>()
    const report: Report = (finding) => {
      if (told.has(finding.end)) return
      told.add(finding.end)
      tell(finding)
    }
    for (const { whole, parts } of breakdownsOf(model)) {
      if (whole.family !== '元' || whole.value < 10_000) continue
      for (const { quantity } of parts) {
        const lost = quantity.value * 10_000
        if (quantity.value >= TOO_SMALL || lost > whole.value) continue
        const { numeral } = written(model, quantity)
        report({
          start: quantity.start,
          end: quantity.end,
          message: `与总数“${model.plain.slice(whole.start, whole.end)}”相比，这里应为“${numeral}万元”。`,
          fix: { text: `${numeral}万元`, safe: false },
        })
      }
    }
    checkLostMagnitude(model, report)
    checkVisits(model, report)
    checkFunds(model, report)
    checkTenths(model, report)
    checkOddAmounts(model, report)
    checkAverages(model, report)
    checkNouns(model, report)
    checkCrowds(model, report)
    checkConfusedUnits(model, report)
  },
}

type Report = (finding: {
  start: number
  end: number
  message: string
  fix?: { text: string; safe: boolean }
  related?: { start: number; end: number; message: string }[]
}) => void

/** 收入132.6万元，支出118.4元，结余14.2万元: with 万 put back the three agree exactly, so it was lost. */
function checkLostMagnitude(model: TextModel, report: Report): void {
  const reported = new Set<Quantity>()
  const emit = (quantity: Quantity) => {
    if (reported.has(quantity)) return
    reported.add(quantity)
    const { numeral, unit } = written(model, quantity)
    report({ start: quantity.start, end: quantity.end, message: `与前后的数相比，这里应为“${numeral}万${unit}”。` })
  }
  const groups = [
    ...breakdownsOf(model)
      .filter(({ parts }) => parts.length >= 2)
      .map(({ whole, parts }) => [whole, ...parts.map(({ quantity }) => quantity)]),
    ...neighbours(model),
  ]
  for (const [whole, ...parts] of groups) {
    if (!whole || whole.value < 10_000 || balance(whole, parts)) continue
    for (const part of parts) {
      const others = parts.filter((other) => other !== part)
      if (part.value < TOO_SMALL * 10 && balance(whole, [{ ...part, value: part.value * 10_000 }, ...others]))
        emit(part)
    }
  }
}

function balance(whole: Quantity, parts: Quantity[]): boolean {
  const sum = parts.reduce((total, part) => total + part.value, 0)
  return Math.abs(sum - whole.value) <= whole.value * 1e-6
}

/** Three amounts of one sentence in a row. */
function neighbours(model: TextModel): Quantity[][] {
  const { quantities } = model
  const triples: Quantity[][] = []
  for (let index = 0; index + 2 < quantities.length; index++) {
    const triple = quantities.slice(index, index + 3)
    const [first, , last] = triple
    if (!first || !last || first.value < 10_000 || first.unit === '' || last.end - first.start > 60) continue
    if (
      triple.every((quantity) => quantity.family === first.family) &&
      !/[。\n]/.test(model.plain.slice(first.start, last.end))
    )
      triples.push(triple)
  }
  return triples
}

/** 现有职工63人次: standing staff is counted in persons, not in visits. */
function checkVisits(model: TextModel, report: Report): void {
  for (const quantity of model.quantities) {
    if (quantity.unit !== '人次') continue
    const before = model.plain.slice(Math.max(0, quantity.start - 16), quantity.start)
    if (!STAFF.test(before) && !isStanding(model, quantity, before)) continue
    // 参加党员426人次，其中在职党员338人次: a part of visits; and 共有志愿者1200人次参加 counts them.
    if (isPartOfVisits(model, quantity)) continue
    if (/^(?:参加|参与|接受|走进|投身|报名|到|上岗|获|受)/.test(model.plain.slice(quantity.end, quantity.end + 2)))
      continue
    report({
      start: quantity.start,
      end: quantity.end,
      message: '在册的人用“人”，“人次”用于参加活动的次数。',
      fix: { text: model.plain.slice(quantity.start, quantity.end - 1), safe: false },
    })
  }
}

function isPartOfVisits(model: TextModel, { start, value }: Quantity): boolean {
  const from = sentenceAt(model, start).start
  return quantitiesWithin(model, from, start).some((whole) => whole.unit === '人次' && whole.value > value)
}

/** 现有居民3200人次; 专任教师86人次，高级教师22人: the noun alone tells a stock. */
function isStanding({ plain }: TextModel, { start, end }: Quantity, before: string): boolean {
  if (STANDING.test(before)) return true
  const clause = clauseBefore(plain, start, 8)
  // 慰问民警、辅警152人次: the verb stands in front of the list.
  return BARE.test(clause) && plain[start - clause.length - 1] !== '、' && /[，、；。]/.test(plain[end] ?? '')
}

function checkFunds(model: TextModel, report: Report): void {
  for (const quantity of model.quantities) {
    if (quantity.family !== '元' || quantity.value >= TOO_SMALL * 10 || quantity.chinese) continue
    const before = model.plain.slice(Math.max(0, quantity.start - 10), quantity.start)
    const noun = FUNDS.exec(before)?.[0]
    if (!noun || quantity.value >= (LARGE.test(noun) ? TOO_SMALL * 10 : TOO_SMALL)) continue
    if (PER_HEAD.test(model.plain.slice(Math.max(0, quantity.start - 20), quantity.start))) continue
    const start = quantity.start - noun.length
    report({ start, end: quantity.end, message: '金额小得不合常理，请核对是否丢了“万”。' })
  }
}
const ONE = /每|一[位名户个件名份张]|人均|户均|某|单|最[高低少]/

/** 挽回经济损失56.8元: nobody counts tenths of a yuan, but tenths of ten thousand. */
function checkTenths(model: TextModel, report: Report): void {
  for (const { start, end, unit, value, step } of model.quantities) {
    if (unit !== '元' || value >= TOO_SMALL || step !== 0.1) continue
    const before = model.plain.slice(Math.max(0, start - 20), start)
    if (GAINED.test(before) && !ONE.test(before))
      report({ start, end, message: '金额小得不合常理，请核对是否丢了“万”。' })
  }
}

function checkConfusedUnits(model: TextModel, report: Report): void {
  const seen = new Map<string, Quantity>()
  for (const quantity of model.quantities) {
    const partner = CONFUSED.find((pair) => pair.includes(quantity.unit))
    if (!partner || quantity.value < 10) continue
    const noun = nounBefore(model, quantity).slice(-4)
    if (noun.length < 4) continue
    const other = partner[0] === quantity.unit ? partner[1] : partner[0]
    const twin = seen.get(`${noun} ${quantity.value} ${other}`)
    if (twin) {
      report({
        start: quantity.start - noun.length,
        end: quantity.end,
        message: `前文同一个数的单位是“${twin.unit}”，这里是“${quantity.unit}”。`,
        related: [{ start: twin.start, end: twin.end, message: '前文' }],
      })
    } else seen.set(`${noun} ${quantity.value} ${quantity.unit}`, quantity)
  }
}
