import type { BusinessLine } from '../data.ts'
import { changes } from '../model/authors.ts'
import type { Line } from '../model/lines.ts'
import { foreignPassages } from '../model/passages.ts'
import { seams } from '../model/seams.ts'
import { lineAt, type TextModel } from '../model/text-model.ts'
import { tradeMatcher, tradeWords } from '../model/trades.ts'
import type { Rule, RuleContext } from '../rule.ts'

function reportBusiness({ model, data: { business }, report }: RuleContext): void {
  const aims = [...model.plain.matchAll(AIM)]
  if (aims.length === 0) return
  const matcher = tradeMatcher(business)
  const words = tradeWords(business)
  const counts = new Map<BusinessLine, number>()
  matcher.scan(model.plain, (word) => {
    for (const { trade: line } of words.get(word) ?? []) counts.set(line, (counts.get(line) ?? 0) + 1)
  })
  const [main] = [...counts].sort((a, b) => b[1] - a[1])
  if (!main || main[1] < ENOUGH) return
  for (const match of aims) {
    const start = match.index + 1
    matcher.scan(match[1] as string, (word, at) => {
      const lines = (words.get(word) ?? []).map(({ trade }) => trade)
      if (lines.some((line) => line === main[0] || (counts.get(line) ?? 0) * 3 > main[1])) return
      report({
        start: start + at,
        end: start + at + word.length,
        message: `全文讲的是${main[0].name}，这里的中心工作却是${lines[0]?.name}，疑为拼接了别家的文稿。`,
      })
    })
  }
}

const ENOUGH = 6
const AIM = /以((?:促进|做好|推进|服务|抓好|加强)?[^，。；\n]{2,14}?)(?:工作)?为(?:落脚点|出发点|主业|中心工作|主责)/g

function inLine(model: TextModel, offset: number, index: number): boolean {
  const line = model.lines[index] as Line
  return offset >= line.start && offset <= line.end
}

export const splice: Rule = {
  id: 'X-SPLICE',
  severity: 'blocker',
  title: '拼接了别家的文稿',
  why: '前面是一个单位的口吻，后面换成另一个单位，或中心工作突然变了，说明文稿由几份拼成。',
  examples: {
    bad: [
      '我街道高度重视创建工作，健全组织，完善制度。\n⟦近年来，市旅游局⟧十分重视创建工作。\n我局坚持常抓不懈，把创建工作与业务工作同部署、同检查、同考核，成效明显。',
      '示例社区创建工作总结\n一年来，我社区环境整治成效明显，居民满意。\n⟦公司推行⟧“三零”服务，全年新装用户3120户，平均办理时限压缩到两天，客户满意率达到98.6%，员工技能比武蔚然成风，利润稳步增长。',
      '示例市博物馆工作总结\n今年以来，馆里接待观众12万人次，讲解员队伍不断壮大。\n⟦门诊实行分时段预约⟧，患者平均候诊时间缩短到二十分钟，护士长带头参加急救考核，病房试行无陪护。\n馆里举办特展三场，文物修复室向观众开放。',
      '示例县图书馆工作总结\n一是抓阅读，新增馆藏一万册，读者满意。\n⟦四是抓师德⟧，班主任人人上一堂公开课，教研组每周集体备课，家长会开到村口。\n馆员送书下乡十二次。',
    ],
    good: [
      '示例社区创建工作总结\n一年来，社区请来物业公司共同整治环境。公司推行网格巡查，居民满意。',
      '我局与街道结对共建，市教育局给予支持。\n我局党组高度重视。',
      '我校开展活动，“我院一定支持”，某医院负责人说。',
      '我市高度重视，我局积极落实。',
      '示例市博物馆工作总结\n今年以来，馆里接待观众12万人次，讲解员队伍不断壮大。\n志愿者每月走进市人民医院，与护士长一起为住院患者讲文物故事，病房里办起小展览，门诊大厅摆上文创。\n馆里举办特展三场。',
      '示例县农商银行工作总结\n全行员工坚持服务三农，柜员日均办理业务八十笔。\n与清源村结对帮扶，驻村第一书记带领村干部修通村道，村集体收入翻番，农户户均增收两千元。\n网点实行弹性窗口。',
    ],
  },
  check(context) {
    const { model, report } = context
    const passages = foreignPassages(model, context.data, context.options)
    const told = new Set<number>()
    for (const { business, proof, start, end } of passages) {
      told.add(lineAt(model, start).index)
      report({
        start,
        end,
        message: `这一段说的是“${business.name}”一类单位的事（${proof.join('、')}），全文别处没有提过，疑为拼接了别家的文稿。`,
      })
    }
    for (const { self, own, from, passage, end } of changes(model)) {
      if (
        !passage ||
        told.has(self.line.index) ||
        passages.some(({ start, stop }) => self.start >= start && self.start < stop)
      )
        continue
      told.add(self.line.index)
      report({
        start: from.start,
        end: Math.max(end, from.start + 1),
        message: `前文自称“${own.text}”，从这一段起换成“${self.text}”，疑为拼接了别家的文稿。`,
        related: [{ start: self.start, end: self.end, message: '另一个自称' }],
      })
    }
    for (const seam of seams(model)) if (![...told].some((index) => inLine(model, seam.start, index))) report(seam)
    reportBusiness(context)
  },
}
