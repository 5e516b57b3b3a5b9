import { oddLabels } from '../model/odd-labels.ts'
import { ordinalSeries } from '../model/ordinals.ts'
import { outlineOf } from '../model/outline.ts'
import type { Rule } from '../rule.ts'
import { isOfHeading, rightForm } from './punctuation-number.ts'

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
