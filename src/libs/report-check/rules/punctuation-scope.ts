import { quantitiesWithin, sentenceAt } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'

export const punctuationScope: Rule = {
  id: 'P-SCOPE',
  severity: 'warning',
  title: '“其中”的范围不清',
  why: '“其中”列出的各项与总数单位相同；接着用顿号连上另一种单位的事物，会被读成总数的一部分。',
  source: 'GB/T 15834—2011《标点符号用法》4.5、4.6',
  check({ model, report }) {
    const { plain } = model
    for (let among = plain.indexOf('其中'); among >= 0; among = plain.indexOf('其中', among + 2)) {
      const sentence = sentenceAt(model, among)
      const whole = quantitiesWithin(model, Math.max(sentence.start, among - 40), among).at(-1)
      if (!whole || whole.family === '' || whole.family === '个' || whole.percent) continue
      const parts = quantitiesWithin(model, among, Math.min(sentence.end, among + 200))
      const same = parts.findIndex((part) => part.family !== whole.family)
      const odd = parts[same]
      const last = parts[same - 1]
      if (same < 2 || !odd || !last || odd.family === '' || odd.percent) continue
      const between = plain.slice(last.end, odd.start)
      if (!/^、[\u4e00-\u9fff]{3,20}$/.test(between)) continue
      report({
        start: last.start,
        end: last.end + 1,
        message: `顿号使后面的“${odd.unit}”也成了“其中”的一部分，应用分号断开。`,
        fix: { text: `${plain.slice(last.start, last.end)}；`, safe: false },
      })
    }
  },
}
