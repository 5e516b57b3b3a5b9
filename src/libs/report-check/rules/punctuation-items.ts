import { ordinalSeries } from '../model/ordinals.ts'
import type { Rule } from '../rule.ts'

export const punctuationItemEnd: Rule = {
  id: 'P-PUNCT-ITEM',
  severity: 'warning',
  title: '分条的段落内有句号，末尾却用分号',
  why: '一条里面已经用了句号，这一条的末尾就不能再用分号。',
  source: 'GB/T 15834—2011《标点符号用法》4.6',
  check({ model: { plain, lines }, report }) {
    let inSeries = false
    for (const line of lines) {
      if (line.end === line.start) continue
      const isItem =
        line.label !== undefined && plain[line.end - 1] === '；' && plain.slice(line.label.end, line.end).includes('。')
      if (isItem && !inSeries)
        report({
          start: line.end - 1,
          end: line.end,
          message: '这一条里已有句号，末尾应用句号，各条统一。',
          fix: { text: '。', safe: false },
        })
      inSeries = isItem || (inSeries && line.label !== undefined)
    }
  },
}

export const punctuationSeparators: Rule = {
  id: 'P-LIST',
  severity: 'warning',
  title: '分述各条之间的标点不统一',
  why: '“一是……二是……”之间应一律用分号或一律用句号。',
  source: 'GB/T 15834—2011《标点符号用法》4.6',
  check({ model, report }) {
    for (const series of ordinalSeries(model)) {
      const marks = series.slice(1).map((ordinal) => {
        let index = ordinal.start - 1
        while (/\s/.test(model.plain[index] ?? '')) index--
        return { index, mark: model.plain[index] ?? '' }
      })
      if (marks.length < 2 || !/[是要]/.test(series[0]?.kind ?? '')) continue
      const semicolons = marks.filter(({ mark }) => mark === '；').length
      const odd = marks.filter(({ mark }) => mark === '，' || mark === '、')
      // 一是……；二是……。三是……: one full stop among the semicolons, and none inside the items.
      const stops = marks.filter(({ mark }) => mark === '。')
      const [stop] = stops
      const before = stop && series[marks.indexOf(stop)]
      if (
        stop &&
        stops.length === 1 &&
        before &&
        semicolons === marks.length - 1 &&
        before.line === series.at(-1)?.line
      )
        if (!model.plain.slice(before.end, stop.index).includes('。')) odd.push(stop)
      if (semicolons === 0 || odd.length === 0) continue
      const first = odd[0] as { index: number; mark: string }
      report({
        start: first.index,
        end: first.index + 1,
        message: '这里与前后各条一样应用分号。',
        fix: { text: '；', safe: false },
      })
    }
  },
}
