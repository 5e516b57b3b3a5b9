import { ordinalSeries } from '../model/ordinals.ts'
import { clauseBefore } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'
import { ANNOUNCES, STATED, SUBORDINATE } from './punctuation-splice.words.ts'

const REACH = 30

export const punctuationSplice: Rule = {
  id: 'P-PUNCT-SPLICE',
  severity: 'warning',
  title: '“一是”之前用了逗号',
  why: '分述开始前，总述应当用句号或冒号收住，用逗号会把总述和第一条连成一句。',
  source: 'GB/T 15834—2011《标点符号用法》4.7',
  check({ model, report }) {
    for (const series of ordinalSeries(model)) {
      const first = series[0]
      if (!first || !/[是要]/.test(first.kind) || series.length < 2 || series[1]?.value === 1 || first.value !== 1)
        continue
      let comma = first.start - 1
      while (model.plain[comma] === ' ') comma--
      if (model.plain[comma] !== '，') continue
      const clause = clauseBefore(model.plain, comma, REACH)
      if (!STATED.test(clause) || SUBORDINATE.test(clause)) continue
      const mark = ANNOUNCES.test(model.plain.slice(Math.max(0, comma - 6), comma)) ? '：' : '。'
      report({
        start: comma,
        end: comma + 1,
        message: `“${model.plain.slice(first.start, first.end)}”之前的总述应以“${mark}”结束。`,
        fix: { text: mark, safe: false },
      })
    }
  },
}
