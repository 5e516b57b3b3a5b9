import { filledLines, type TextModel } from '../model/text-model.ts'
import type { Rule, RuleContext } from '../rule.ts'
import {
  ADDRESSEE,
  ADVERBIAL,
  ASKED,
  FIRST_PAIR,
  JOINED,
  LAST_TITLES,
  NAMES,
  OPEN_TWICE,
  PARTED,
  PLACES,
  THANKS,
} from './punctuation-slip.words.ts'

const LONGEST_ADDRESSEE = 20
const COMMA = '并列的词语之间用顿号，这里误用了逗号。'

/** A pattern of one wrong mark, what to say, and what should stand there. */
const SLIPS: [RegExp, string, string][] = [
  [JOINED, '“和”“及”之前不用顿号。', ''],
  [ASKED, '这里不是问句，不用问号。', ''],
  [PARTED, '动词与它的宾语之间不用逗号。', ''],
  [ADVERBIAL, '状语之后用逗号，不用顿号。', '，'],
  [PLACES, COMMA, '、'],
  [LAST_TITLES, '并列的书名号之间不用逗号。', ''],
]

export const punctuationSlip: Rule = {
  id: 'P-PUNCT-SLIP',
  severity: 'warning',
  title: '标点用错或漏掉',
  why: '顿号、逗号、问号各有用处；主送机关之后、全文末尾也不能没有标点。',
  source: 'GB/T 15834—2011《标点符号用法》',
  check({ model, report }) {
    const { plain } = model
    const tell = (start: number, end: number, message: string, text: string) =>
      report({ start, end, message, fix: { text, safe: false } })
    for (const [pattern, message, right] of SLIPS)
      for (const match of plain.matchAll(pattern)) {
        const start = match.index + match[0].search(/[，、？]/)
        tell(start, start + 1, message, right)
      }
    for (const { index, 0: text, 1: mark = '' } of plain.matchAll(OPEN_TWICE))
      tell(index + text.length - mark.length, index + text.length, '“等”和省略号不能同时用。', '')
    reportNames(model, report)
    for (const { index, 1: two = '', 2: three = '', 3: one = '' } of plain.matchAll(FIRST_PAIR))
      if ([two, three].every((item) => item.startsWith(one.slice(0, 2)))) tell(index, index + 1, COMMA, '、')
    for (const { index, 0: text } of plain.matchAll(THANKS))
      if (/[，。！]$/.test(plain.slice(Math.max(0, index - 1), index)))
        tell(index, index + text.length, '句末缺少标点。', `${text}！`)
    const [, ...heads] = filledLines(model).slice(0, 4)
    for (const { start, end } of heads)
      if (end - start < LONGEST_ADDRESSEE && ADDRESSEE.test(plain.slice(start, end)))
        tell(start, end, '主送机关之后应有冒号。', `${plain.slice(start, end)}：`)
  },
}

function reportNames({ plain }: TextModel, report: RuleContext['report']): void {
  for (const { index, 0: text, 1: first, 2: second } of plain.matchAll(NAMES)) {
    if (first === second || (first !== '、' && second !== '、')) continue
    const tails = text
      .split(/“[^”]*”/)
      .slice(1)
      .map((tail) => tail.replace(/[、，；]$/, ''))
    if (!tails.every((tail) => tail.at(-1) === tails[0]?.at(-1))) continue
    const odd =
      first === '、' ? text.lastIndexOf(second as string, text.lastIndexOf('“')) : text.indexOf(first as string)
    report({
      start: index + odd,
      end: index + odd + 1,
      message: '这里与前后各项一样应用顿号。',
      fix: { text: '、', safe: false },
    })
  }
}
