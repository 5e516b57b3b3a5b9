import { summedLists } from '../model/listing.ts'
import { matcherOf } from '../model/word-matcher.ts'
import type { Rule, RuleContext } from '../rule.ts'
import {
  COMMA_IN_LIST,
  COUNTED_LIST,
  EVEN_LIST,
  GOVERNS,
  HAS_VERB,
  HAVING,
  NEXT_CLAUSE,
  NONE,
  ODD_PAUSE,
  SHORT_ITEMS,
  TITLES,
  VERB_FIRST,
} from './punctuation-list.words.ts'

/** A comma where 、 belongs. */
const tellComma = (report: RuleContext['report'], start: number) =>
  report({
    start,
    end: start + 1,
    message: '并列的词语之间用顿号，这里误用了逗号。',
    fix: { text: '、', safe: false },
  })

const beginsWithVerb = ({ model, data }: RuleContext, next: string, index: number) => {
  const { length } = matcherOf(data.particles.verbs, (list) => list).at(model.plain, index)
  return length > 1 && length < (next.split('、')[0] as string).length
}

function clauseBefore(plain: string, index: number): string {
  const clause = plain.slice(Math.max(0, index - 40), index)
  return clause.slice(Math.max(...['，', '。', '；', '：', '\n'].map((mark) => clause.lastIndexOf(mark))) + 1)
}

function reportCommaInList({ model: { plain }, report }: RuleContext): void {
  for (const match of plain.matchAll(COMMA_IN_LIST)) {
    const [whole, left = '', right = ''] = match
    if (VERB_FIRST.test(right) || VERB_FIRST.test(left)) continue
    const comma = match.index + 1 + left.length
    if (/等$/.test(left) || !whole || !GOVERNS.test(clauseBefore(plain, match.index))) continue
    tellComma(report, comma)
  }
}

function reportShortItems({ model: { plain }, report }: RuleContext): void {
  for (const match of plain.matchAll(SHORT_ITEMS)) {
    const list = match[1] as string
    const items = list.split('，')
    if (items.some((item) => VERB_FIRST.test(item))) continue
    const start = match.index + match[0].length - list.length
    report({
      start,
      end: start + list.length,
      message: '并列的短语之间用顿号。',
      fix: { text: items.join('、'), safe: false },
    })
  }
}

function reportEvenItems({ model: { plain }, report }: RuleContext): void {
  for (const match of plain.matchAll(EVEN_LIST)) {
    const [, last = '', right = ''] = match
    const left = [...clauseBefore(plain, match.index).split('、').slice(1), last]
    const items = right.split('、')
    const isSeries = items.every((item) => item[0] === last[0])
    if (left.length + items.length < 3 || [...left, ...items].some(({ length }) => length !== last.length)) continue
    if (!isSeries && items.some((item) => VERB_FIRST.test(item))) continue
    const start = match.index + 1 + last.length
    tellComma(report, start)
  }
}

function reportTitles({ model: { plain }, report }: RuleContext): void {
  for (const { index } of plain.matchAll(TITLES))
    report({ start: index, end: index + 1, message: '并列的书名号之间不用逗号。', fix: { text: '', safe: false } })
}

function reportGoverned({ model: { plain }, data, report }: RuleContext): void {
  const verbs = matcherOf(data.particles.verbs, (list) => list)
  const isClause = (item: string) =>
    VERB_FIRST.test(item) || (verbs.at(item, 0).length > 1 && item.length > 3) || HAS_VERB.test(item)
  const tell = (start: number) => tellComma(report, start)
  for (const match of plain.matchAll(HAVING)) {
    const list = match[1] as string
    if (list.split('，').slice(1).some(isClause)) continue
    const from = match.index + match[0].indexOf(list)
    for (let at = list.indexOf('，'); at >= 0; at = list.indexOf('，', at + 1)) tell(from + at)
  }
  for (const { index } of plain.matchAll(ODD_PAUSE))
    report({ start: index, end: index + 1, message: '这里不用顿号。', fix: { text: '', safe: false } })
  for (const { index } of plain.matchAll(NONE)) tell(index)
  for (const match of plain.matchAll(COUNTED_LIST)) {
    const [, left = '', right = '', kind = ''] = match
    const hasVerb = !/[品物具材料目容施备源式]$/.test(kind) && [...kind].some((_, at) => verbs.at(kind, at).length > 1)
    if (hasVerb || /[节日期时]$/.test(right)) continue
    if (!isClause(right) && !isClause(left)) tell(match.index + 1 + left.length)
  }
}

export const punctuationList: Rule = {
  id: 'P-PUNCT-LIST',
  severity: 'warning',
  title: '并列词语之间误用逗号',
  why: '句子内部并列词语之间的停顿用顿号，中间夹一个逗号会把并列关系打断。',
  source: 'GB/T 15834—2011《标点符号用法》4.5',
  check(context) {
    reportCommaInList(context)
    reportShortItems(context)
    reportEvenItems(context)
    reportTitles(context)
    reportGoverned(context)
    for (const { start, announced, counts, comma } of summedLists(context.model, context.data.abbreviations)) {
      if (!comma || counts.includes(announced) || !comma.counts.includes(announced)) continue
      const next = context.model.plain.slice(comma.index + 1, start)
      const tail = clauseBefore(context.model.plain, comma.index).split('、').slice(1)
      // 综合协调、环境提升、志愿服务，宣传教育四个专班: what looks like a verb is of the others' length.
      const isAlike =
        tail.length > 1 &&
        (tail.every((item) => item.length > 2 && item.at(-1) === next.at(-1)) ||
          (next.length > 3 && tail.every(({ length }) => length === next.length)))
      const isClause = NEXT_CLAUSE.test(next) || HAS_VERB.test(next) || beginsWithVerb(context, next, comma.index + 1)
      if (isClause && !isAlike) continue
      tellComma(context.report, comma.index)
    }
  },
}

const QUOTED_LIST = /》、(?=《)|”、(?=“)/g

export const punctuationBetweenQuotes: Rule = {
  id: 'P-PUNCT-QUOTES',
  severity: 'warning',
  title: '书名号、引号之间用了顿号',
  why: '标有引号、书名号的并列成分之间通常不用顿号。',
  source: 'GB/T 15834—2011《标点符号用法》4.5.3.5',
  check({ model: { plain }, report }) {
    for (const match of plain.matchAll(QUOTED_LIST)) {
      report({
        start: match.index + 1,
        end: match.index + 2,
        message: '并列的引号、书名号之间不用顿号。',
        fix: { text: '', safe: true },
      })
    }
  },
}

export const punctuationMissing: Rule = {
  id: 'P-PUNCT-MISSING',
  severity: 'warning',
  title: '四字短语后缺逗号',
  why: '能自成一句的四字短语之后直接接动词，读不断句。',
  check({ model: { plain }, data: { predicates }, report }) {
    matcherOf(predicates, (list) => list).scan(plain, (word, start) => {
      const end = start + word.length
      if (!/[，。；、]/.test(plain[start - 1] ?? '，')) return
      if (
        !/^(?:对照|组织|开展|保证|推动|形成|坚持|推进|加强|我们|围绕|结合|通过|健全|完善|落实)/.test(
          plain.slice(end, end + 2),
        )
      )
        return
      report({ start, end, message: `“${word}”之后应加逗号。`, fix: { text: `${word}，`, safe: false } })
    })
  },
}

const REPEATED = /([，。；：、！？])(?:\s{0,2}[，。；：、！？]){1,5}/g

export const punctuationRepeated: Rule = {
  id: 'P-PUNCT-DOUBLE',
  severity: 'warning',
  title: '标点重复或相连',
  why: '两个点号不能连用，多是修改时留下的。',
  source: 'GB/T 15834—2011《标点符号用法》',
  check({ model: { plain }, report }) {
    for (const match of plain.matchAll(REPEATED)) {
      const marks = match[0].replace(/\s/g, '')
      if (/^[！？]+$/.test(marks) || /\n/.test(match[0])) continue
      const right = marks.includes('。') ? '。' : new Set(marks).size === 1 ? (marks[0] as string) : undefined
      report({
        start: match.index,
        end: match.index + match[0].length,
        message: `标点“${marks}”连用。`,
        ...(right ? { fix: { text: right, safe: true } } : {}),
      })
    }
  },
}
