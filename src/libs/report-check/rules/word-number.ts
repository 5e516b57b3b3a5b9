import { sentenceAt } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'

/** Things, the character typed for their measure, and the measure. */
const MEASURES: { thing: RegExp; wrong: string; right: string }[] = [
  { thing: /车$/, wrong: '量', right: '辆' },
  { thing: /(?:资料|传单|手册|问卷|倡议书|书|折页|明信片|物资)$/, wrong: '分', right: '份' },
  { thing: /(?:活动|宣讲|演出|讲座|培训|比赛)$/, wrong: '厂', right: '场' },
  { thing: /(?:志愿者|党员|干部|职工|学生|群众|教师)$/, wrong: '明', right: '名' },
  { thing: /(?:横幅|展板|标语)$/, wrong: '付', right: '幅' },
]
const COUNTED = /(?<=[\d余多百千万])[量分厂明付](?=[，。；、）]|$)/gm
/** What is over at a date (报名截止6月30日) ends there; else the count goes on. */
const UNTIL = /截止(?:到|至)?(?=\d{1,2}月(?:\d|[底初中末，])|[上下]半年|第?[一二三四]季度末?)/g
const CLOSES = /报名|申报|投稿|时间|日期|征集|受理|报送|期限|招标|征稿|评选|缴费|提交|登记|申请|已于|将于|于$/

export const wordNumber: Rule = {
  id: 'W-TYPO-NUMBER',
  severity: 'error',
  title: '与数字、时间连用的词写错',
  why: '“辆”写成“量”、“截至”写成“截止”，拼写检查看不出来，读者一眼就看得出来。',
  source: '《现代汉语词典》',
  examples: {
    bad: [
      { text: '规范停放非机动车1200余⟦量⟧，发放资料500⟦分⟧。', fixed: '规范停放非机动车1200余辆，发放资料500份。' },
      { text: '⟦截止⟧9月底，客运量完成156.8万人。', fixed: '截至9月底，客运量完成156.8万人。' },
    ],
    good: ['规范停放非机动车1200余辆。', '报名截止6月30日。', '测评得96.5分，发放资料得2分。', '截至9月底，完成80%。'],
  },
  check({ model, report }) {
    const { plain } = model
    for (const { 0: wrong, index } of plain.matchAll(COUNTED)) {
      const lead = plain.slice(Math.max(0, index - 16), index).replace(/[\d.,余多百千万]+$/, '')
      const measure = MEASURES.find((each) => each.wrong === wrong && each.thing.test(lead))
      if (!measure) continue
      const { right } = measure
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
