import { lexiconOf } from '../model/lexicon.ts'
import { sentenceAt } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'
import { MEASURES, OTHERS } from './word-number.words.ts'

const LEAD = 16
const COUNTED = /[\d余多百千万]([\u4e00-\u9fff])(?=[，。；、）]|$)/gm
/** Measures of other things that are typed for these: 苗木1200课, 心得1300遍. */
const TYPED: Record<string, string> = { 课: '棵', 遍: '篇', 分: '份', 付: '幅', 厂: '场', 量: '辆', 本: '', 成: '' }
const SLIP = new Set<string | undefined>(['tone', 'sound', 'shape'])
/** What is over at a date (报名截止6月30日) ends there; else the count goes on. */
const UNTIL = /截止(?:到|至)?(?=\d{1,2}月(?:\d|[底初中末，])|[上下]半年|第?[一二三四]季度末?)/g
const CLOSES = /报名|申报|投稿|时间|日期|征集|受理|报送|期限|招标|征稿|评选|缴费|提交|登记|申请|已于|将于|于$/

export const wordNumber: Rule = {
  id: 'W-TYPO-NUMBER',
  severity: 'error',
  title: '与数字、时间连用的词写错',
  why: '“辆”写成“量”、“截至”写成“截止”，拼写检查看不出来，读者一眼就看得出来。',
  source: '《现代汉语词典》',
  check({ model, data, report }) {
    const { plain } = model
    const { likeness } = lexiconOf(data)
    for (const { 1: wrong = '', index: before } of plain.matchAll(COUNTED)) {
      const sure = TYPED[wrong]
      if (!sure && OTHERS.test(wrong)) continue
      const index = before + 1
      const lead = plain.slice(Math.max(0, index - LEAD), index).replace(/[\d.,余多百千万]+$/, '')
      const measure = MEASURES.find((each) => each.thing.test(lead))
      if (!measure || measure.rights.includes(wrong)) continue
      const right = [...measure.rights].find((each) => sure?.includes(each) ?? SLIP.has(likeness(wrong, each)))
      if (right)
        report({ start: index, end: index + 1, message: `量词应为“${right}”。`, fix: { text: right, safe: true } })
    }
    for (const { 0: wrong, index } of plain.matchAll(UNTIL)) {
      const { start } = sentenceAt(model, index)
      if (CLOSES.test(plain.slice(Math.max(start, index - 12), index))) continue
      const message = '“截至”到某时为止、其后可再继续；“截止”是到期停止。'
      report({ start: index, end: index + wrong.length, message, fix: { text: '截至', safe: true } })
    }
  },
}
