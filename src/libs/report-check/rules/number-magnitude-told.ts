import { breakdownsOf } from '../model/breakdown.ts'
import { staffTotal, standingFacts } from '../model/facts.ts'
import type { Quantity } from '../model/numbers.ts'
import { clauseBefore, quantitiesWithin, sentenceAt, type TextModel } from '../model/text-model.ts'
import type { Finding } from '../rule.ts'
import { FRACTION, TOTAL } from './number-magnitude-told.words.ts'
import { formatValue } from './number-sum.ts'

type Report = (finding: Finding) => void

/** Round figures that are at odds with their own parts, with the exact figure elsewhere, or with the share that two counts make. */
export function checkMagnitudesTold(model: TextModel, report: Report): void {
  checkAgainstParts(model, report)
  checkTotals(model, report)
  checkFractions(model, report)
}

/** 近 means a little less. */
const NEAR = 0.8

function isAtOdds(word: Quantity, exact: number): boolean {
  return word.bound === 'over' ? exact < word.value : exact >= word.value || exact < word.value * NEAR
}

function tell(model: TextModel, word: Quantity, figure: string, end: number, report: Report): void {
  const lead =
    /(?:[近超逾]|接近|将近|不到|不足|突破|超过|多达|高达)$/.exec(
      model.plain.slice(Math.max(0, word.start - 2), word.start),
    )?.[0] ?? ''
  report({
    start: word.start - lead.length,
    end,
    message: `准确的数是${figure}，与“${model.plain.slice(word.start - lead.length, word.end)}”不符。`,
  })
}

/** 投资近2000万元，其中1260万元、480万元、410万元: all parts make more. */
function checkAgainstParts(model: TextModel, report: Report): void {
  for (const { whole, parts, lead } of breakdownsOf(model)) {
    if (!whole.bound || whole.percent || parts.length < 2 || lead === '中' || lead === '余') continue
    if (parts.some(({ quantity }) => quantity.approximate)) continue
    const values = parts.map(({ quantity }) => quantity.value)
    const last = values.at(-1) as number
    const all = values.reduce((sum, value) => sum + value, 0)
    const rest = all - last
    // 春节慰问11.5万元、大病救助6.3万元，合计17.8万元: the last one is the sum.
    const isSummed = Math.abs(rest - last) < 1e-6 * all
    const sum = isSummed ? rest : all
    const lastPart = parts.at(-1)?.quantity as Quantity
    const behind = model.plain.slice(lastPart.end, lastPart.end + 12)
    const isClosed = isSummed || /^，(?:[一二两三四五六七八九]项)?(?:合计|共计|总计)/.test(behind)
    const wrong =
      whole.bound === 'under'
        ? sum >= whole.value || (isClosed && sum < whole.value * NEAR)
        : isClosed && sum < whole.value
    if (wrong) tell(model, whole, `${formatValue(sum)}${whole.unit}`, whole.end, report)
  }
}

/** 存款余额286.4亿元，贷款余额214.8亿元，存贷款总额突破600亿元. */
function checkTotals(model: TextModel, report: Report): void {
  for (const word of model.quantities) {
    if (!word.bound || word.percent || word.unit === '') continue
    if (!TOTAL.test(model.plain.slice(Math.max(0, word.start - 10), word.start))) continue
    const { start } = sentenceAt(model, word.start)
    const parts = quantitiesWithin(model, Math.max(start, word.start - 90), word.start).filter(
      ({ family, percent }) => family === word.family && !percent,
    )
    if (parts.length !== 2 && parts.length !== 3) continue
    if (
      parts.some(
        ({ approximate, start: at }) =>
          approximate || /[比较][^，]{0,8}$|其中|[日月人户]均/.test(clauseBefore(model.plain, at, 12)),
      )
    )
      continue
    const noun = clauseBefore(model.plain, word.start, 16).replace(TOTAL, '').slice(-1)
    if (noun === '' || parts.some(({ start: at }) => !clauseBefore(model.plain, at, 10).includes(noun))) continue
    const sum = parts.reduce((all, { value }) => all + value, 0)
    if (sum > word.value * 2 || sum < word.value / 2) continue
    if (isAtOdds(word, sum)) tell(model, word, `${formatValue(sum)}${word.unit}`, word.end, report)
  }
}

const TENTHS = '一二三四五六七八九'
/** 占全村总户数的, 占驾驶员和管理人员1500名的, or nothing but 占. */
const SHARE_OF =
  /^[，（](?:已|约)?(?:占到?了?(?:整个)?(?:([\u4e00-\u9fff]{2,10}?)(?:\d+(?:\.\d+)?万?[\u4e00-\u9fff]{1,3})?的)?|达到?|超过|[\u4e00-\u9fff]{0,4}(?:占比|比例)(?:达到?|为)?)?(?:已|约)?$/
const REACH_BACK = 80
/** 近七成 is no six tenths. */
const BELOW = 0.06
/** Lowest and highest share that the words allow. */
function rangeOf(match: RegExpMatchArray): [number, number] {
  const text = match[0]
  const more = /以上|多$|^超|过/.test(text)
  const less = /^[近不]/.test(text)
  let base = 0.5
  if (match[2]) base = (TENTHS.indexOf(match[3] as string) + 1) / (TENTHS.indexOf(match[2]) + 1)
  else if (match[5]) base = (TENTHS.indexOf(match[5].replace('两', '二')) + 1) / 10
  if (less) return [base - BELOW, base]
  return more ? [base, base >= 0.5 && !match[5] && !match[2] ? 1 : base + 0.16] : [base - 0.06, base + 0.06]
}

/** 全村9个村民小组，486户: nothing was done to them in between. */
function isOfAll(lead: string, noun: string): boolean {
  const at = lead.lastIndexOf(noun)
  return at >= 0 && !/[。\n评改建走慰排查帮带化选引吸新增获]/.test(lead.slice(at))
}

/** The counts that the words name, told anywhere before: 全村总户数, 员工总数. */
function namedWholes(model: TextModel, name: string, part: Quantity): Quantity[] {
  const noun = name.replace(/总?[人户]?数$/, '').slice(-2)
  if (noun.length < 2) return []
  const { plain } = model
  return model.quantities.filter(
    ({ family, value, start, end, percent, approximate }) =>
      family === part.family &&
      !percent &&
      !approximate &&
      value > part.value &&
      start < part.start &&
      (plain.slice(Math.max(0, start - 6), start).includes(noun) ||
        plain.startsWith(noun, end) ||
        (noun.startsWith('全') && isOfAll(plain.slice(Math.max(0, start - 30), start), noun))),
  )
}

/** 45岁以上干部121人，占六成以上: no count that stands before makes such a share. */
function checkFractions(model: TextModel, report: Report): void {
  const { plain } = model
  const staff = staffTotal(standingFacts(model))?.quantity
  for (const match of plain.matchAll(FRACTION)) {
    const at = match.index
    const { start } = sentenceAt(model, at)
    const clause = plain.slice(Math.max(start, at - 30), at)
    const comma = Math.max(clause.lastIndexOf('，'), clause.lastIndexOf('（'))
    const phrase = comma < 0 ? undefined : SHARE_OF.exec(clause.slice(comma))
    // ，三分之一以上的人会说两种语言 begins another clause.
    if (!phrase || !(/占|比例/.test(phrase[0]) || /[，。；）\n]/.test(plain[at + match[0].length] ?? '。'))) continue
    const from = at - clause.length + comma
    const inner = quantitiesWithin(model, from, at)
    const told = quantitiesWithin(model, Math.max(start, from - REACH_BACK), from).filter(
      ({ percent, unit, approximate }) => !percent && unit !== '' && !approximate,
    )
    const part = told.at(-1)
    if (!part || from - part.end > 12) continue
    const name = phrase[1] ?? ''
    if (/[均每]/.test(name)) continue
    const all = inner.length > 0 ? inner : told
    const wholes = all.filter(({ family, value }) => family === part.family && value > part.value)
    if (inner.length === 0 && name !== '') {
      const named = namedWholes(model, name, part)
      // 占其可支配收入的: of what no count of the sentence is.
      if (named.length > 0) wholes.push(...named)
      else if (!/总[人户]?数$/.test(name)) continue
    }
    if (staff && staff.family === part.family && staff.start < part.start && staff.value > part.value)
      wholes.push(staff)
    if (wholes.length === 0) continue
    const [low, high] = rangeOf(match)
    const fits = (one: Quantity, all: Quantity) =>
      one.family === all.family && one.value / all.value >= low - 0.005 && one.value / all.value <= high + 0.005
    if (wholes.some((whole) => told.some((one) => one !== whole && fits(one, whole)))) continue
    const whole = wholes.find(({ start: behind }) => behind >= from) ?? (wholes.at(-1) as Quantity)
    // A whole that the words do not tell may stand elsewhere.
    const isTold = inner.length > 0 || /其中/.test(plain.slice(whole.end, part.start)) || name !== ''
    if (!isTold && model.quantities.some((all) => all.value > part.value && fits(part, all))) continue
    report({
      start: at,
      end: at + match[0].length,
      message: `前面的数是${formatValue(part.value)}${part.unit}，占${formatValue(whole.value)}${whole.unit}的${Math.round((part.value / whole.value) * 100)}%，与“${match[0]}”不符。`,
    })
  }
}
