import { toChineseNumeral } from '../../chinese/numerals.ts'
import { oddLabels } from '../model/odd-labels.ts'
import { ordinalSeries } from '../model/ordinals.ts'
import { type Item, outlineOf } from '../model/outline.ts'
import type { TextModel } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'
import { isOfHeading, rightForm } from './punctuation-number.ts'

/** 一、…（一）…（一）…三、: the first （一） stands where 二、 is missing. */
function slipped(model: TextModel): { item: Item; expected: number }[] {
  const { items, series } = outlineOf(model)
  return series.flatMap(({ style, items: heads }) =>
    style !== 'cn'
      ? []
      : heads.flatMap((head, index) => {
          const next = heads[index + 1]
          if (!next || next.label.value !== head.label.value + 2) return []
          const from = items.indexOf(head)
          const between = items
            .slice(from + 1, items.indexOf(next, from))
            .filter(({ label }) => label.style === 'cnParen')
          const item = between.find(
            ({ line }, at) =>
              between[at + 1]?.label.value === 1 &&
              between[at + 1]?.line === filledAfter(model, line.index) &&
              !model.plain.slice(line.start, line.end).includes('。'),
          )
          return item ? [{ item, expected: head.label.value + 1 }] : []
        }),
  )
}

const filledAfter = ({ lines }: TextModel, index: number) =>
  lines.slice(index + 1, index + 4).find(({ start, end }) => end > start)

export const orderHeading: Rule = {
  id: 'O-HEADING',
  severity: 'error',
  title: '标题层次混乱',
  why: '标题序号的写法或标点与它的层次不符，标题与序号粘在一起，或同一组“一是、二是”有的独立成段、有的挤在一段，层次看不清。',
  source: 'GB/T 9704—2012《党政机关公文格式》7.3.3',
  check({ model, report }) {
    const { plain } = model
    for (const { line, label, glued } of outlineOf(model).items) {
      if (glued)
        report({
          start: line.start,
          end: label.end,
          message: `“${plain.slice(line.start, label.start)}”与序号“${plain.slice(label.start, label.end)}”粘在一行，应分行并理清层次。`,
        })
    }
    const odd = oddLabels(model)
    const told = new Set(odd.map(({ start }) => start))
    for (const { start, end, right } of odd)
      report({ start, end, message: `序号“${plain.slice(start, end)}”与同一组的写法不同，应写作“${right}”。` })
    for (const { label, info } of model.lines) {
      if (!label || !isOfHeading(label) || info.autoNumber || info.kind === 'table' || told.has(label.start)) continue
      const { start, end } = label
      const right = rightForm(label, plain.slice(start, end))
      if (right)
        report({
          start,
          end,
          message: `标题序号“${plain.slice(start, end)}”应写作“${right}”。`,
          fix: { text: right, safe: true },
        })
    }
    for (const { item, expected } of slipped(model))
      report({
        start: item.label.start,
        end: item.label.end,
        message: `下面又从“（一）”编起，这里应是上一级的“${toChineseNumeral(expected)}、”。`,
      })
    for (const series of ordinalSeries(model)) {
      const own = series.filter((ordinal) => ordinal.opensLine)
      const first = series[0]
      const inside = series.find((ordinal) => !ordinal.opensLine)
      if (!first || !inside || own.length < 2 || !first.opensLine) continue
      report({
        start: first.start,
        end: first.end,
        message: `同一组“${model.plain.slice(first.start, first.end)}……”有的独立成段，有的与别的挤在一段，应统一。`,
        related: [{ start: inside.start, end: inside.end, message: '挤在一段里' }],
      })
    }
  },
}
