import type { Line } from '../model/lines.ts'
import { digitsBefore, isDigit, isHanzi } from '../model/normalize.ts'
import type { Rule } from '../rule.ts'

const NUMBER_HEAD = /\.?\d[\d,]*(?:\.\d+)?(?:%|[万亿]?[\u4e00-\u9fff]?)?/y

/** Start of the noun (at most eight characters, inside its clause) that the number before `index` belongs to. */
function nounStart(plain: string, index: number, floor: number): number {
  let start = index
  while (start > floor && index - start < 5 && isHanzi(plain.charCodeAt(start - 1))) start--
  return start
}

function isCutInside(plain: string, line: Line): boolean {
  return line.broken && isDigit(plain.charCodeAt(line.end - (plain[line.end - 1] === '.' ? 2 : 1)))
}

export const numberSplit: Rule = {
  id: 'N-SPLIT',
  severity: 'blocker',
  title: '数字被换行切断',
  why: '自动编号或转换会在“数字+点”之前断行，把一个数字切成两半，读者看到的是两个错误的数。',
  check({ model: { plain, lines }, report }) {
    for (const line of lines) {
      if (!isCutInside(plain, line)) continue
      const next = line.rest as Line
      const headStart = digitsBefore(plain, plain[line.end - 1] === '.' ? line.end - 1 : line.end)
      const start = nounStart(plain, headStart, line.start)
      NUMBER_HEAD.lastIndex = next.start
      const tail = NUMBER_HEAD.exec(plain)
      const tailEnd = next.start + (tail?.[0].length ?? 1)
      const whole = plain.slice(headStart, line.end) + plain.slice(next.start, tailEnd)
      report({
        start,
        end: next.start,
        message: `数字被换行切断，与下一行连起来是“${whole}”。`,
        fix: { text: plain.slice(start, line.end), safe: true },
      })
      report({
        start: next.start,
        end: tailEnd,
        message: `这是被切断的数字的后一半，完整的数是“${whole}”。`,
        related: [{ start: headStart, end: line.end, message: '前一半' }],
      })
    }
  },
}
