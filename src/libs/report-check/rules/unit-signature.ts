import { type Home, homeOf, placeMentions } from '../model/places.ts'
import { filledLines, lineText, type TextModel } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'

const UNIT =
  /^[\u4e00-\u9fff（）]{4,30}(?:局|委员会|办公室|街道|办事处|学校|中学|小学|学院|大学|幼儿园|医院|法院|检察院|社区|村|镇|乡|政府|公司|厂|馆|所|站|中心|支行|银行|队|处|景区|公园|海关|工会|支部|党委|党组|店|林场|营业部|管理部|分公司)$/
const DATE = /^(?:\d{4}年\d{1,2}月\d{1,2}日|[二一][〇○零一二三四五六七八九]{3}年.{2,8}日)$/
/** Words that every unit's name may hold and every report uses. */
const GENERIC =
  /有限|责任|公司|委员会|人民政府|政府|管理|服务|中心|办公室|党支部|支部|党委|党组|工会|总支|居民|村民|分公司|中共|宣传部?|创建|文明|精神|领导小组|街道|社区|办事处|公共|综合|第[一二三四五六]/g

/** The line above the date at the end, or undefined. */
function signatureOf(model: TextModel): { start: number; end: number; text: string } | undefined {
  const filled = filledLines(model).slice(-6)
  const dateIndex = filled.findIndex((line) => DATE.test(lineText(model, line)))
  const line = filled[dateIndex - 1]
  if (!line) return undefined
  const text = lineText(model, line)
  return UNIT.test(text) ? { start: line.start, end: line.end, text } : undefined
}

/** What is left of the name when places, kinds of unit and generic words are taken away. */
function core(name: string, places: string[]): string[] {
  let rest = name
  for (const place of places) rest = rest.replace(place, '|')
  rest = rest.replace(/^[\u4e00-\u9fff]{2,3}[省市县区镇乡]/, '|').replace(GENERIC, '|')
  return rest.split('|').filter((piece) => piece.length >= 2)
}

function isKnown(pieces: string[], text: string): boolean {
  return pieces.some((piece) => {
    for (let index = 0; index + 2 <= piece.length; index++)
      if (text.includes(piece.slice(index, index + 2))) return true
    return false
  })
}

function placesIn(home: Home, mentions: { name: string; start: number }[], start: number): string[] {
  return [...mentions.filter((mention) => mention.start >= start).map((mention) => mention.name), ...home.names]
}

export const unitSignature: Rule = {
  id: 'U-NAME-SIGNATURE',
  severity: 'blocker',
  title: '署名的单位与正文不是一家',
  why: '套用别人的文稿忘了改署名，或贴错了署名。',
  examples: {
    bad: [
      '示例市图书馆工作总结\n今年以来，图书馆接待读者12万人次，馆员走进学校开展阅读推广。\n⟦清溪烟草专卖局⟧\n2025年1月5日',
    ],
    good: [
      '示例市图书馆工作总结\n今年以来，图书馆接待读者12万人次。\n示例市图书馆\n2025年1月5日',
      '工作总结\n今年以来，我局扎实工作。\n示例市人民政府办公室\n2025年1月5日',
    ],
  },
  check({ model, data: { divisions }, options, report }) {
    const signature = signatureOf(model)
    if (!signature) return
    const home = homeOf(model, divisions, options)
    const places = placesIn(home, placeMentions(model, divisions), signature.start)
    const pieces = core(signature.text, places)
    const own = options.registry?.own
    const body = own ? [own.full, ...(own.short ?? [])].join('\n') : model.plain.slice(0, signature.start)
    if (pieces.length === 0 || isKnown(pieces, body)) return
    report({
      start: signature.start,
      end: signature.end,
      message: `署名“${signature.text}”与${own ? '本单位名称' : '正文写的单位'}不符。`,
    })
  },
}
