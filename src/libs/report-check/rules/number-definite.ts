import { hanziBefore } from '../model/normalize.ts'
import type { Quantity } from '../model/numbers.ts'
import { quantitiesWithin, sentenceAt, type TextModel } from '../model/text-model.ts'
import { DEEDS, KNOWN } from './number-definite.words.ts'

/** A number that speaks of what the report began with, and what it said there. */
export interface Retold {
  quantity: Quantity
  first: Quantity
}

const OPENING = 1500
const RANGE = 1.5
/** 1820名在校学生的成长需求, 52.4万人次读者走进图书馆. */
const OWNED = /^(?:名|位)?([\u4e00-\u9fff]{2,9}?)(的|走进|走入|齐心|无一|个个|人人|共同|携手|团结|心往一处|众志)/
/** 检察干警71人齐心协力. */
const TOGETHER = /^(?:齐心|共同|携手|团结|众志|上下一心|凝心|心往一处|同心)/
const SOME = /其中|选派|抽|组织|动员|邀请|招募|新|慰问|走访|帮扶|困难|计划|力争|部分|解决|发放|某|另/
const STOCK = /(?:^|[，、；：]|现有|共有|有|辖|服务|管理|接待|共|在编|在校|在职|常住)$/

const runBefore = ({ plain }: TextModel, { start }: Quantity) => hanziBefore(plain, start, 14)

/** Later words for the whole that the opening counts, with another number. */
export function retold(model: TextModel): Retold[] {
  const opening = quantitiesWithin(model, 0, OPENING)
  return model.quantities.flatMap((quantity) => {
    if (quantity.unit === '' || quantity.percent || quantity.bound || quantity.value < 10) return []
    if (quantity.family === '岁') return []
    const noun = nounOf(model, quantity)
    if (!noun) return []
    const firsts = opening.filter((first) => first.end < quantity.start && counts(model, first, noun, quantity.family))
    const [first] = firsts
    if (!first || firsts.some(({ value }) => value !== first.value)) return []
    const ratio = quantity.value / first.value
    const isSame = Math.abs(quantity.value - first.value) < Math.max(quantity.step, first.step)
    return !isSame && ratio < RANGE && ratio > 1 / RANGE ? [{ quantity, first }] : []
  })
}

function nounOf(model: TextModel, quantity: Quantity): string | undefined {
  const { plain } = model
  const after = plain.slice(quantity.end, quantity.end + 13)
  const together = TOGETHER.test(after)
  const [, noun, behind = ''] = (together ? undefined : OWNED.exec(after)) ?? []
  if (!together && !noun) return undefined
  const before = runBefore(model, quantity)
  if (SOME.test(before)) return undefined
  if (together) return before.length >= 2 ? before.slice(-2) : undefined
  // 386名志愿者走进校园, 1160名学生的家长: some of them.
  const isPeople = quantity.family === '人' && quantity.unit !== '人次'
  if (isPeople && (behind.startsWith('走') || before === '')) return undefined
  return noun && (behind !== '的' || KNOWN.test(before)) ? noun : undefined
}

/** 现有干警62人, 3.6万户客户. */
function counts(model: TextModel, first: Quantity, noun: string, family: string): boolean {
  if (first.family !== family || first.bound) return false
  const before = runBefore(model, first)
  if (before.endsWith(noun)) {
    const lead = model.plain.slice(Math.max(0, first.start - noun.length - 3), first.start - noun.length)
    return noun.length > 3 || STOCK.test(lead)
  }
  return noun.length > 1 && model.plain.startsWith(noun, first.end) && !SOME.test(before)
}
/** Another time or a part of it has its own number. */
const OTHER_TIME = /月|季|上年|去年|前年|同期|节|假|期间|其中|比|较|周|每|半年|首|当|增|从|由|第|现场|窗口|上门|单/
const OF_YEAR = /全年|年，|一年[来间]|今年|年来/

/** 全年接待游客126.4万人次……2024年，景区接待游客103.8万人次. */
export function retoldDeeds(model: TextModel): Retold[] {
  const firsts = new Map<string, Quantity[]>()
  const found: Retold[] = []
  for (const match of model.plain.matchAll(DEEDS)) {
    const [text, deed, noun] = match
    const rate = /[日年]均$/.exec(model.plain.slice(Math.max(0, match.index - 2), match.index))?.[0] ?? ''
    const quantity = quantitiesWithin(model, match.index + text.length, match.index + text.length + 1)[0]
    if (!quantity || quantity.unit === '' || quantity.bound) continue
    const { start } = sentenceAt(model, match.index)
    const lead = model.plain.slice(Math.max(start, match.index - 24), match.index)
    if (OTHER_TIME.test(lead)) continue
    const key = `${rate}${deed}${noun}${quantity.family}`
    const told = firsts.get(key) ?? []
    firsts.set(key, [...told, quantity])
    const [first, more] = told
    if (!first || more || noun === '' || (rate === '' && !OF_YEAR.test(lead))) continue
    const ratio = quantity.value / first.value
    const isSame = Math.abs(quantity.value - first.value) < Math.max(quantity.step, first.step)
    if (!isSame && ratio < RANGE && ratio > 1 / RANGE) found.push({ quantity, first })
  }
  return found
}
