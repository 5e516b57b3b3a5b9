import type { Quantity } from '../../model/numbers.ts'
import { sentenceAt, type TextModel } from '../../model/text-model.ts'
import type { Finding } from '../../rule.ts'
import { overlaps } from '../number-sum.ts'

const GAP = /^(?:的?[\u4e00-\u9fff]{0,6})?[，、；][\u4e00-\u9fff“”]{1,14}(?:占|占比|占比为|占了)$/
const FIRST = /(?:占|占比|占比为|占了)$/
/** The last kind that closes a list of answers. */
const LAST = /不满意|不同意|不了解|不清楚|其他|其余|弃权|不合格|较差|一般/
const NO_SHARE = /同比|增|降|比上年|达标率/
const SLACK = 0.6
/** A larger sum is of shares that overlap. */
const MOST = 150

/** 满意的占62%，基本满意的占31%，不满意的占17%: kinds of one thing make a hundred. */
export function checkShares(model: TextModel, report: (finding: Finding) => void): void {
  const { quantities, plain } = model
  for (let index = 0; index < quantities.length; index++) {
    const run = runFrom(model, index)
    if (run.length < 2) continue
    index += run.length - 1
    const [first, last] = [run[0] as Quantity, run.at(-1) as Quantity]
    const text = plain.slice(sentenceAt(model, first.start).start, last.end)
    const sum = run.reduce((all, { value }) => all + value, 0)
    const closes = LAST.test(plain.slice((run.at(-2) as Quantity).end, last.start))
    if (NO_SHARE.test(text) || run.some(({ approximate }) => approximate)) continue
    if (
      closes
        ? Math.abs(sum - 100) <= SLACK
        : run.length < 3 || sum <= 100 + SLACK || sum > MOST || overlaps(labelsOf(plain, run))
    )
      continue
    report({
      start: last.start,
      end: last.end,
      message: `各项占比之和是${Number(sum.toFixed(2))}%，不是100%。`,
      related: run.slice(0, -1).map(({ start, end }) => ({ start, end, message: '占比' })),
    })
  }
}

function runFrom({ quantities, plain }: TextModel, index: number): Quantity[] {
  const first = quantities[index] as Quantity
  if (!first.percent || !FIRST.test(plain.slice(Math.max(0, first.start - 3), first.start))) return []
  const run = [first]
  for (let at = index + 1; at < quantities.length; at++) {
    const [before, next] = [run.at(-1) as Quantity, quantities[at] as Quantity]
    if (!next.percent || next.start - before.end > 24 || !GAP.test(plain.slice(before.end, next.start))) break
    run.push(next)
  }
  return run
}

const labelsOf = (plain: string, run: Quantity[]): string[] =>
  run.map(
    ({ start }) =>
      /[\u4e00-\u9fff“”]*$/.exec(plain.slice(Math.max(0, start - 10), start))?.[0].replace(/占比?$/, '') ?? '',
  )
