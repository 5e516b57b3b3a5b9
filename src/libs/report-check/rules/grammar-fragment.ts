import type { Rule } from '../rule.ts'
import { CUT, UNDER, WHOLE } from './grammar-fragment.words.ts'

const ENDS_UNDER = new RegExp(
  `(?<=[，。\\n]|^)在[^，。；：\\n]{2,60}?(?:${UNDER}下|的(?:基础上|过程中|同时|前提下|背景下))。`,
  'gm',
)

export const grammarFragment: Rule = {
  id: 'G-FRAGMENT',
  severity: 'error',
  title: '句子没有说完就用了句号',
  why: '“在……帮助下”“通过……活动”只是状语，后面没有主句就用了句号。',
  check({ model: { plain }, report }) {
    for (const match of plain.matchAll(ENDS_UNDER)) {
      const end = match.index + match[0].length
      report({ start: end - 4, end, message: '“在……下”之后没有主句，句子不完整，应改为逗号并补上主句。' })
    }
    for (const match of plain.matchAll(CUT))
      report({ start: match.index, end: match.index + match[0].length, message: '这句话没有说完，请补上后面的成分。' })
    for (const match of plain.matchAll(WHOLE)) {
      report({ start: match.index, end: match.index + match[0].length, message: '这句话只有状语，没有主句。' })
    }
  },
}
