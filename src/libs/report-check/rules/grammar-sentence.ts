import { sentenceAt, type TextModel } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'

const BESIDES = /^([\u4e00-\u9fff]{0,6}?)在(?:做好|抓好|搞好|完成|开展|落实|组织|参加|保证|坚持)/
const UNDER =
  /^(?:[\u4e00-\u9fff]{4,60}?)(?:的)?(?:大力|正确|坚强|亲切|关心|精心|具体|全力|直接|鼎力|统一)?(?:推动|领导|指导|支持|帮助|关怀|带领|配合|努力)下$/
/** 通过开展活动，使职工受到教育: both words take the subject away. */
const NO_SUBJECT = /(?<=[。！？\n]|^)(?:通过|随着|经过|在)[^，。；：\n]{4,40}，(?:从而)?(?:使得|使)(?![用命者馆节])/gm

const REDUNDANT =
  /(?:大约|约|近|将近)\d[\d.,]*[万亿]?[余多](?:[\u4e00-\u9fff])|(?:大约|约)\d[\d.,]*[万亿]?(?:人次|人|名|个|元|户|次|场|份|项)?左右|目的是为了|原因是(?:由于|因为)|(?:之所以|所以)[^，。；\n]{2,20}的原因是因为|(?:由于|因为)[^，。；\n]{2,16}的(?:原因|缘故)(?:造成|引起|导致)的|本着[^，。；\n]{2,14}为(?:原则|宗旨|目的)|围绕(?:着)?以[^，。；\n]{2,14}为(?:中心|主题|核心|重点|目标)|(?:缺乏|缺少)[^，。；\n]{2,10}(?:不足|不够|欠缺)(?=[，。；])|存在[^，。；\n]{2,12}的不足之处的(?:问题|情况)|(?:切忌|切勿)(?:不要|不能)|(?:大约|约|近|将近|超过)\d[\d.,]*[万亿]?[多余]?[\u4e00-\u9fff]{1,2}(?:之多|有余)|(?:受到|得到|深受)[^，。；\n]{2,12}所(?:欢迎|喜爱|好评|青睐|认可)|(?:据|根据)[^，。；\n]{2,14}(?:显示|表明|反映)(?:说|称)|(?:避免|防止)[^，。；\n]{1,14}不再(?:发生|出现)|超过\d[\d.,]*[万亿]?(?:人次|人|名|个|元|户|次|场|份|项|%)以上|不足\d[\d.,]*[万亿]?(?:人|名|个|元|户|次|场)以下/g

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
