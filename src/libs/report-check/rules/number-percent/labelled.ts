import type { Quantity } from '../../model/numbers.ts'
import type { TextModel } from '../../model/text-model.ts'
import type { Pair } from './pairs.ts'
import { wholeOf } from './wholes.ts'

const CLAIM =
  /[，（；]([\u4e00-\u9fff“”]{2,8}?)占(?:比|总数|总量|全体|全部|(?:全[\u4e00-\u9fff])?([\u4e00-\u9fff]{2,6}?)(?:总人数|总数|总量|人数))?(?:的)?(?:比例)?(?:为|达到?|约)?$/
const REACH = 80

/** 党员88人，党员占职工总数的34%; 其中本科生168名、研究生72名，本科生占70%: the share repeats the words of its part. */
export function labelledShare(model: TextModel, before: Quantity[], percent: Quantity): Pair | undefined {
  const { plain } = model
  const text = plain.slice(Math.max(0, percent.start - 30), percent.start)
  const [, label = '', noun] = text.includes('占') ? (CLAIM.exec(text) ?? []) : []
  if (label === '' || /分别|[共各均]|合计/.test(label)) return undefined
  const near = before.filter(({ start, percent: isShare }) => !isShare && percent.start - start < REACH)
  const part = near.findLast((quantity) => isNamed(plain, quantity, label.replace(/的$/, '')))
  if (!part || part.approximate) return undefined
  const earlier = before.filter(
    ({ family, start, value }) => family === part.family && start < part.start && value >= part.value,
  )
  const whole = noun
    ? earlier.findLast((quantity) => isNamed(plain, quantity, noun))
    : (wholeOf(model, part) ?? (earlier.length > 1 ? undefined : earlier[0]))
  return whole && whole.value >= part.value && !whole.approximate ? { part, whole } : undefined
}

/** The words stand right in front of the number or right behind it, with nothing that turns them round. */
const isNamed = (plain: string, { start, end }: Quantity, words: string): boolean =>
  new RegExp(`(?<![未不没非无]|基本|较|比较)${words}[有为共达]?$`).test(
    plain.slice(Math.max(0, start - words.length - 4), start),
  ) || (/^[\u4e00-\u9fff“”]*/.exec(plain.slice(end, end + words.length + 1))?.[0] ?? '').includes(words)
