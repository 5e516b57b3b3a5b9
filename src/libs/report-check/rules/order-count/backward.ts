import { parseChineseNumber } from '../../../chinese/numerals.ts'
import { ordinalSeries } from '../../model/ordinals.ts'
import { outlineOf } from '../../model/outline.ts'
import type { TextModel } from '../../model/text-model.ts'
import type { Finding } from '../../rule.ts'
import { BACK } from './backward.words.ts'
import { writtenList } from './written.ts'

const BACK_REACH = 700

/** 从这四个问题改起: the items stand before. */
export function checkBackward(model: TextModel, report: (finding: Finding) => void): void {
  for (const match of model.plain.matchAll(BACK)) {
    const start = match.index
    const announced = Number(parseChineseNumber(match.groups?.count as string))
    const series = within(ordinalSeries(model), start, (items) => items[0]?.start ?? 0).findLast(
      (items) => (items.at(-1)?.start ?? 0) < start,
    )
    const numbered = markedBefore(model, start)
    const last = series?.at(-1)
    const told = !last && !numbered ? toldBefore(model.plain, start) : undefined
    const isWhole = series?.every(({ value }, at) => value === at + 1) ?? false
    const before =
      numbered && (!last || numbered.last > last.start)
        ? { count: numbered.count, start: numbered.last, end: numbered.last + 1 }
        : series && last && isWhole && { count: series.length, start: last.start, end: last.end }
    if (told && Math.abs(told - announced) === 1)
      report({ start, end: start + match[0].length, message: `前面列出${told}条，这里说“${match[0]}”。` })
    if (!before || before.count < 2 || before.count === announced) continue
    const heading = headingBefore(model, start)
    // 七、关于佐证材料: 上述六个方面 are the headings before.
    if (heading && heading.value === announced + 1 && heading.start > before.start) continue
    report({
      start,
      end: start + match[0].length,
      message: `前面列出${before.count}条，这里说“${match[0]}”。`,
      related: [{ start: before.start, end: before.end, message: '前面的最后一条' }],
    })
  }
}

/** Those that begin in the text just before `end`; ascending in the list. */
function within<T>(list: readonly T[], end: number, startOf: (one: T) => number): T[] {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (startOf(list[middle] as T) < end) low = middle + 1
    else high = middle
  }
  let from = low
  while (from > 0 && startOf(list[from - 1] as T) > end - BACK_REACH) from--
  return list.slice(from, low)
}

const headingBefore = (model: TextModel, start: number) =>
  within(outlineOf(model).items, start, ({ label }) => label.start).findLast(({ label }) =>
    label.style.startsWith('cn'),
  )?.label

/** 我们体会到：领导重视是前提，全员参与是基础。上述三点体会……: the clauses of the sentence before. */
function toldBefore(plain: string, start: number): number | undefined {
  const sentence = /[^。\n]{6,160}。$/.exec(plain.slice(Math.max(0, start - 170), start))?.[0]
  const colon = sentence?.lastIndexOf('：') ?? -1
  if (!sentence || colon < 0) return undefined
  const { counts } = writtenList(plain, start - sentence.length + colon + 1, '：')
  return counts.length === 1 ? counts[0] : undefined
}

const MARKS = ['①②③④⑤⑥⑦⑧⑨⑩'.split(''), Array.from({ length: 10 }, (_, i) => `（${i + 1}）`)]

/** ①……；②……；③…… or （1）……；（2）…… before. */
function markedBefore({ plain }: TextModel, end: number): { count: number; last: number } | undefined {
  const from = Math.max(0, end - BACK_REACH)
  const text = plain.slice(from, end)
  for (const marks of MARKS) {
    let last = text.lastIndexOf(marks[0] as string)
    if (last < 0) continue
    let count = 1
    for (let next = last; count < marks.length; count++) {
      next = text.indexOf(marks[count] as string, last + 1)
      if (next < 0) break
      last = next
    }
    return { count, last: from + last }
  }
  return undefined
}
