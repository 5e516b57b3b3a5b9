import type { Line } from '../model/lines.ts'
import { isDigit } from '../model/normalize.ts'
import type { Rule, RuleContext } from '../rule.ts'

const SHOWN = 4

function reportBreak({ model: { plain }, report }: RuleContext, line: Line, message: string): void {
  const next = line.rest as Line
  const start = Math.max(line.start, line.end - SHOWN)
  report({ start, end: next.start, message, fix: { text: plain.slice(start, line.end), safe: true } })
}

export const numberBreak: Rule = {
  id: 'N-BREAK',
  severity: 'error',
  title: '数字与前文之间断行',
  why: '自动编号把“数字+点”当作新条目，句子在数字之前被断开。',
  check(context) {
    const { plain, lines } = context.model
    for (const line of lines) {
      const next = line.rest
      if (
        !line.broken ||
        !next ||
        !isDigit(plain.charCodeAt(next.start)) ||
        /[\d.]/.test(plain[line.end - 1] as string)
      )
        continue
      reportBreak(context, line, '句子在数字之前断行，应与下一行连成一句。')
    }
  },
}

export const dataBreak: Rule = {
  id: 'D-BREAK',
  severity: 'error',
  title: '段落从句子中间断开',
  why: '一句话没有说完就换了段，多是从网页、PDF复制或分页时留下的。',
  check(context) {
    const { plain, lines } = context.model
    for (const line of lines) {
      const next = line.rest
      if (!line.broken || !next || isDigit(plain.charCodeAt(next.start)) || /[\d.]/.test(plain[line.end - 1] as string))
        continue
      reportBreak(context, line, '句子没有说完就换了段，应与下一行连成一句。')
    }
  },
}
