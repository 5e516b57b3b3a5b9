import type { Quantity } from '../../model/numbers.ts'
import { lineAt, quantitiesWithin, type TextModel } from '../../model/text-model.ts'
import type { Finding } from '../../rule.ts'
import { type Change, DOWN, UP } from './changes.ts'

const YEAR = /(20\d\d)年(?:[\u4e00-\u9fff]{0,3}?)([\u4e00-\u9fff]{2,10}?)(?=\d)/g
const RATE = new RegExp(`^，(?:同比|比上年|较上年)(?:${UP}|${DOWN})(?:了)?$`)
const REACH = 120
const LAST_YEAR = /^，(?:而)?(?:去年|上年|20\d\d年)(?:同期|全年)?(?:为|是|仅|只有)?$/
const AFTER = new RegExp(`^，(?:同比)?(?:${UP}|${DOWN})(?:了)?$`)

const isPlain = ({ percent, unit, approximate }: Quantity) => !percent && unit !== '' && !approximate

/** 2023年受理案件8460件，……；2024年受理9306件，同比增长10%: the same deed of two years. */
export function yearChanges(model: TextModel): Change[] {
  const { plain, quantities } = model
  const told: { year: number; words: string; quantity: Quantity; at: number }[] = []
  const found: Change[] = []
  for (const match of plain.matchAll(YEAR)) {
    const at = match.index + match[0].length
    const quantity = quantitiesWithin(model, at, at + 1)[0]
    if (!quantity || !isPlain(quantity)) continue
    const [year, words] = [Number(match[1]), match[2] as string]
    const from = told.findLast((each) => match.index - each.at < REACH && each.at >= lineAt(model, at).start)
    told.push({ year, words, quantity, at: match.index })
    if (
      from?.year !== year - 1 ||
      from.quantity.family !== quantity.family ||
      !from.words.startsWith(words.slice(0, 2))
    )
      continue
    const rate = quantitiesWithin(model, quantity.end, quantity.end + 14)[0]
    if (rate?.percent && RATE.test(plain.slice(quantity.end, rate.start)))
      found.push({ from: from.quantity, to: quantity, last: quantity, verb: '' })
  }
  // 培训36期，去年28期，同比增长28.6%
  quantities.forEach((from, index) => {
    const [to, rate] = [quantities[index - 1], quantities[index + 1]]
    if (!to || !rate?.percent || to.family !== from.family || !isPlain(from) || !isPlain(to)) return
    if (LAST_YEAR.test(plain.slice(to.end, from.start)) && AFTER.test(plain.slice(from.end, rate.start)))
      found.push({ from, to, last: from, verb: '' })
  })
  return found
}

const CONTRARY = new RegExp(
  `[比较](?:上|去|前)年(?:同期)?(${UP}|${DOWN})(?:了)?[\\d.]{1,8}[万亿]?[\\u4e00-\\u9fff]{1,3}，(?:同比)?(${UP}|${DOWN})(?:了)?(?=[\\d.]{1,6}%)`,
  'g',
)
const IS_DOWN = new RegExp(`^(?:${DOWN})$`)

/** 比上年减少0.6万个，增长20%: one change, told in two directions. */
export function checkContrary({ plain }: TextModel, report: (finding: Finding) => void): void {
  for (const { 0: text, 1: first = '', 2: second = '', index } of plain.matchAll(CONTRARY)) {
    if (IS_DOWN.test(first) === IS_DOWN.test(second)) continue
    const end =
      index +
      text.length +
      (/^[\d.]+%/.exec(plain.slice(index + text.length, index + text.length + 8))?.[0].length ?? 0)
    const start = index + text.lastIndexOf(second)
    report({ start, end, message: `说的是“${first}”，这里却${IS_DOWN.test(first) ? '变大' : '变小'}了。` })
  }
}
