import { changes } from '../model/authors.ts'
import { ownHouse } from '../model/identity.ts'
import type { Line } from '../model/lines.ts'
import { firstWords } from '../model/passage-start.ts'
import { foreignPassages } from '../model/passages.ts'
import { seams } from '../model/seams.ts'
import { collectives } from '../model/strangers.ts'
import { lineAt, sentenceAt, type TextModel } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'

function inLine(model: TextModel, offset: number, index: number): boolean {
  const line = model.lines[index] as Line
  return offset >= line.start && offset <= line.end
}

export const splice: Rule = {
  id: 'X-SPLICE',
  severity: 'blocker',
  title: '拼接了别家的文稿',
  why: '前面是一个单位的口吻，后面换成另一个单位，或中心工作突然变了，说明文稿由几份拼成。',
  check(context) {
    const { model, report } = context
    const passages = foreignPassages(model, context.data, context.options)
    const told = new Set<number>()
    for (const { business, proof, start, end } of passages) {
      told.add(lineAt(model, start).index)
      report({
        start,
        end,
        message: `这一段说的是“${business.name}”一类单位的事（${proof.join('、')}），全文别处没有提过，疑为拼接了别家的文稿。`,
      })
    }
    for (const { self, own, from, passage, end } of changes(model)) {
      if (
        !passage ||
        told.has(self.line.index) ||
        passages.some(({ start, stop }) => self.start >= start && self.start < stop)
      )
        continue
      told.add(self.line.index)
      // In a paragraph of ours the stranger's sentence begins the passage.
      const start = from === self.line ? Math.max(from.start, sentenceAt(model, self.start).start) : from.start
      report({
        start,
        end: Math.max(end, start + 1),
        message: `前文自称“${own.text}”，从这一段起换成“${self.text}”，疑为拼接了别家的文稿。`,
        related: [{ start: self.start, end: self.end, message: '另一个自称' }],
      })
    }
    for (const seam of seams(model)) if (![...told].some((index) => inLine(model, seam.start, index))) report(seam)
    // A text that does not say whose it is may be of any house.
    for (const { start: at, text } of ownHouse(model) === '' ? [] : collectives(model)) {
      const line = lineAt(model, at)
      if (told.has(line.index) || passages.some(({ start, stop }) => at >= start && at < stop)) continue
      told.add(line.index)
      const start = Math.max(line.start, sentenceAt(model, at).start)
      report({
        start,
        end: Math.max(firstWords(model, start), start + 1),
        message: `这里说“${text}”，全文别处却没有提过这样的单位，疑为拼接了别家的文稿。`,
      })
    }
  },
}
