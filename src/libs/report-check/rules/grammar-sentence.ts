import { sentenceAt, type TextModel } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'
import { REDUNDANT, UNDER } from './grammar-sentence.words.ts'

const BESIDES = /^([\u4e00-\u9fff]{0,6}?)在(?:做好|抓好|搞好|完成|开展|落实|组织|参加|保证|坚持)/
/** 通过开展活动，使职工受到教育: both words take the subject away. */
const NO_SUBJECT =
  /(?<=[。！？\n]|^)(?:通过|随着|经过|由于|因为|在)[^，。；：\n]{4,40}，(?:从而)?(?:使得|使)(?![用命者馆节])/gm

/** 国家……政策推动下 lacks its 在 when no 在 opens before it in the sentence. */
function lacksZai(model: TextModel, start: number, clause: string): boolean {
  const sentence = sentenceAt(model, start)
  return (
    !/在|于|受|由|靠|离不开/.test(model.plain.slice(sentence.start, start) + clause) && !/^(?:的|是|有)/.test(clause)
  )
}

const CLAUSE = 64
const MARKS = new Set('，。；：！？\n')

/** Start of the clause that `index` is in; at most 64 characters back. */
function clauseStart(plain: string, index: number): number {
  let start = index
  while (start > 0 && index - start < CLAUSE && !MARKS.has(plain[start - 1] as string)) start--
  return start
}

const TIME_LEAD =
  /(?:^|[。；，])((?:特别是|尤其是)?(?:近[\u4e00-\u9fff]{0,3}年来?|今年以来|去年以来|长期以来|多年来|一年来|[一两三四五]年来)，)$/

export const grammarSentence: Rule = {
  id: 'G-GRAMMAR',
  severity: 'warning',
  title: '成分残缺或赘余',
  why: '缺少“除”“在”等虚词，或“约……多”“超过……以上”意思重复，句子不通。',
  check({ model, report }) {
    const { plain } = model
    for (let at = plain.indexOf('外，'); at >= 0; at = plain.indexOf('外，', at + 2)) {
      if (
        /[之以]/.test(plain[at - 1] as string) ||
        !/^[^，。；\n]{0,6}(?:还|也|又|更|另)/.test(plain.slice(at + 2, at + 10))
      )
        continue
      const match = BESIDES.exec(plain.slice(clauseStart(plain, at), at))
      if (!match) continue
      const start = clauseStart(plain, at) + (match[1] as string).length
      report({ start, end: start + 1, message: '“在……外”应为“除……外”，缺少“除”。' })
    }
    for (let at = plain.indexOf('下，'); at >= 0; at = plain.indexOf('下，', at + 2)) {
      const start = clauseStart(plain, at)
      const clause = plain.slice(start, at + 1)
      if (!UNDER.test(clause) || !lacksZai(model, start, clause)) continue
      const lead = TIME_LEAD.exec(plain.slice(Math.max(0, start - 16), start))?.[1] ?? ''
      report({ start: start - lead.length, end: at + 1, message: '“……下”之前缺少“在”，状语不完整。' })
    }
    for (const match of plain.matchAll(NO_SUBJECT)) {
      report({
        start: match.index,
        end: match.index + match[0].length,
        severity: 'hint',
        message: '“通过……使……”没有主语，删去“通过”或“使”。',
      })
    }
    for (const match of plain.matchAll(REDUNDANT)) {
      report({ start: match.index, end: match.index + match[0].length, message: `“${match[0]}”意思重复，去掉一个。` })
    }
  },
}
