import { groupsThousands, isDigit, isHanzi, isTechnicalColon } from '../model/normalize.ts'
import { indexWithin, lastIndexWithin } from '../model/text-model.ts'
import type { Finding, Rule } from '../rule.ts'

const WIDE: Record<string, string> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '(': '（', ')': '）' }
const MARKS = /[,;:?!()]/g
const CHINESE_MARKS = '，。；：、？！“”‘’《》（）〔〕【】…—'

function isChinese(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return isHanzi(code) || (code > 0 && CHINESE_MARKS.includes(text[index] as string))
}

/** The nearest characters on both sides, blanks skipped: is this running Chinese text? */
function inChinese(text: string, index: number): boolean {
  let before = index - 1
  while (text[before] === ' ') before--
  let after = index + 1
  while (text[after] === ' ') after++
  if (isChinese(text, before)) return true
  const beforeCode = text.charCodeAt(before)
  return (
    isChinese(text, after) &&
    (isDigit(beforeCode) ||
      text[before] === '%' ||
      before < 0 ||
      text[before] === '\n' ||
      /[A-Za-z]/.test(text[before] ?? ''))
  )
}

/** A pair of parentheses is half-width only when what it holds and its neighbours are Latin. */
function isLatinParenthesis(text: string, index: number): boolean {
  const other = text[index] === '(' ? indexWithin(text, ')', index, 42) : lastIndexWithin(text, '(', index, 42)
  if (other < 0 || Math.abs(other - index) > 40) return false
  const inside = text.slice(Math.min(index, other) + 1, Math.max(index, other))
  // ；(3)志愿服务不均衡: the number of an item.
  const [open, close] = [Math.min(index, other), Math.max(index, other)]
  if (/^\d{1,2}$/.test(inside) && /[；。：，\n]/.test(text[open - 1] ?? '\n') && isHanzi(text.charCodeAt(close + 1)))
    return false
  return !/[\u4e00-\u9fff]/.test(inside) && !isHanzi(text.charCodeAt(Math.min(index, other) - 1))
}

export const punctuationHalf: Rule = {
  id: 'P-HALF',
  severity: 'warning',
  title: '中文里用了半角标点',
  why: '中文文稿的逗号、分号、冒号、括号等用全角；数字、时间、网址、外文里的除外。',
  source: 'GB/T 15834—2011《标点符号用法》',
  check({ model: { text }, report }) {
    reportStraightQuotes(text, report)
    for (const { index } of text.matchAll(STOP))
      report({ start: index, end: index + 1, message: '中文里应用全角“。”。', fix: { text: '。', safe: false } })
    let address = nextAddress(text, 0)
    for (const match of text.matchAll(MARKS)) {
      const index = match.index
      const mark = match[0]
      while (address && index >= address.end) address = nextAddress(text, address.end)
      if (address && index >= address.start) continue
      if (mark === ',' && groupsThousands(text, index)) continue
      if (mark === ':' && isTechnicalColon(text, index)) continue
      if (!inChinese(text, index)) continue
      if ((mark === '(' || mark === ')') && isLatinParenthesis(text, index)) continue
      const wide = WIDE[mark] as string
      report({ start: index, end: index + 1, message: `中文里应用全角“${wide}”。`, fix: { text: wide, safe: true } })
    }
  },
}

/** 选树先进典型.开展……: between two clauses, not behind a number of a heading or inside a name. */
const STOP = /(?<=[\u4e00-\u9fff”）][\u4e00-\u9fff]{3}[\u4e00-\u9fff”）%])\.(?=[\u4e00-\u9fff“][\u4e00-\u9fff“”]{3})/g

const STRAIGHT = /"([^"\n]{0,80})"/g

/** A pair of straight quotes around Chinese text. */
function reportStraightQuotes(text: string, report: (finding: Finding) => void): void {
  for (const match of text.matchAll(STRAIGHT)) {
    if (!/[\u4e00-\u9fff]/.test(match[1] as string)) continue
    const end = match.index + match[0].length
    report({ start: match.index, end: match.index + 1, message: '中文里应用引号“”。', fix: { text: '“', safe: true } })
    report({ start: end - 1, end, message: '中文里应用引号“”。', fix: { text: '”', safe: true } })
  }
}

const ADDRESS = /(?:https?:\/\/|www\.)[\w./?=&%#:;,!~+-]{1,300}/g

function nextAddress(text: string, from: number): { start: number; end: number } | undefined {
  ADDRESS.lastIndex = from
  const match = ADDRESS.exec(text)
  return match ? { start: match.index, end: match.index + match[0].length } : undefined
}
