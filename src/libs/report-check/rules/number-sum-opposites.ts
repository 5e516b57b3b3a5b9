import type { Quantity } from '../model/numbers.ts'
import { someMake } from '../model/partition.ts'
import { quantitiesWithin, sentenceAt, type TextModel } from '../model/text-model.ts'
import type { Finding } from '../rule.ts'

/** ，未达标4项 ; 、因产权不清难以解决3条: the last part says that the first is not true of it. */
const NEGATED =
  /(?:不|未|没有?|无法|难以|未能|不能)(?:予以?|能)?([\u4e00-\u9fff]{2}|[\u4e00-\u9fff]{3,4}?)(?:的)?(?:有|为)?(?=\d)/g
const CLAUSE = /[，、；](?:其中)?[\u4e00-\u9fff]{0,12}$/
const GAP = /^[，、；](?:其中)?[\u4e00-\u9fff]{1,14}$/
const TO_WHOLE = /^[\u4e00-\u9fff“”]{0,10}，[^。；]{0,30}$/
const NO_WHOLE = /[每各占比]|人均|户均|平均|增加|减少/
const REACH = 120
const FAR = 0.3

interface Verdicts {
  whole: Quantity
  parts: Quantity[]
}

/** 68项指标，自评达标61项、基本达标5项、未达标4项: what is and what is not make all. */
export function checkOpposites(model: TextModel, report: (finding: Finding) => void): void {
  for (const match of model.plain.matchAll(NEGATED)) {
    const verdicts = verdictsOf(model, match.index, match.index + match[0].length, match[1] as string)
    if (!verdicts) continue
    const { whole, parts } = verdicts
    const sum = parts.reduce((all, { value }) => all + value, 0)
    if (someMake(parts, whole.value, 0) || Math.abs(sum - whole.value) / whole.value > FAR) continue
    report({
      start: whole.start,
      end: (parts.at(-1) as Quantity).end,
      message: `分项之和是${sum}${whole.unit}，与总数${whole.value}${whole.unit}不符。`,
    })
  }
}

function verdictsOf(model: TextModel, at: number, end: number, stem: string): Verdicts | undefined {
  const { plain } = model
  const last = quantitiesWithin(model, end, end + 1)[0]
  const { start, end: stop } = sentenceAt(model, at)
  if (!last || last.unit === '' || last.percent || !CLAUSE.test(plain.slice(Math.max(start, at - 14), at)))
    return undefined
  const before = quantitiesWithin(model, Math.max(start, at - REACH), at)
    .filter(({ family }) => family === last.family)
    .reverse()
  const parts = [last]
  let first = -1
  for (const [index, part] of before.entries()) {
    const label = /[\u4e00-\u9fff]*$/.exec(plain.slice(Math.max(start, part.start - 12), part.start))?.[0] ?? ''
    const isStem = label.replace(/[的有为]$/, '').endsWith(stem)
    if (isStem) first = index
    if (!GAP.test(plain.slice(part.end, (before[index - 1] ?? last).start))) break
    if (isStem && !/[，、；：]/.test(plain.slice(Math.max(start, part.start - 12), part.start))) break
  }
  if (first < 0) return undefined
  parts.unshift(...before.slice(0, first + 1).reverse())
  const whole = before[first + 1]
  const opening = parts[0] as Quantity
  if (!whole || [whole, ...parts].some(({ approximate, step }) => approximate || step < 1)) return undefined
  const clause = plain.slice(Math.max(start, whole.start - 12), whole.start).replace(/^.*[，；：]/, '')
  if (parts.some(({ value }) => value >= whole.value) || NO_WHOLE.test(clause)) return undefined
  if (!TO_WHOLE.test(plain.slice(whole.end, opening.start))) return undefined
  const behind = quantitiesWithin(model, last.end, Math.min(stop, last.end + 24))
  return behind.some(({ family }) => family === last.family) ||
    /其余|其他|剩余|另/.test(plain.slice(last.end, Math.min(stop, last.end + 12)))
    ? undefined
    : { whole, parts }
}
