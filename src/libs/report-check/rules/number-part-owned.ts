import type { Quantity } from '../model/numbers.ts'
import { clauseBefore, quantitiesWithin, sentenceAt, type TextModel } from '../model/text-model.ts'
import { OTHER, RESULT } from './number-part-owned.words.ts'

export interface Pair {
  part: Quantity
  whole: Quantity
}

/** Those who belong to a unit, by the words for them; the first that a text counts are all of them. */
const KINDS: { kind: string; whole: RegExp; part: RegExp }[] = [
  { kind: '教师', whole: /专任教师(?:共|有|为)?$/, part: /教师(?:共|有|达到?|为)*$/ },
  {
    kind: '职工',
    whole:
      /(?:现有|共有|在岗|在编|在职|在册|全[局校院所园站馆厂行公司]{1,2}|[，、。；])(?:在[岗编职册])?(?:干部职工|教职工|职工|员工|干警|演职员|指战员|工作人员)(?:共|有|总数)?(?:共|有|为)?$/,
    part: /(?:职工|员工|干警)(?:共|有|达到?|为)*$/,
  },
  {
    kind: '学生',
    whole: /(?:在校学?生|在园幼儿|现有学生|[，、](?:学生|幼儿))(?:共|有|总数)?(?:为)?$/,
    part: /(?:学生|幼儿|会员|小朋友)(?:共|有|达到?|为)*$/,
  },
  {
    kind: '党员',
    whole: /(?:现有|共有|支部有|其中|[，、])(?:在职|正式|中共)?党员(?:共|有)?$/,
    part: /党员(?:志愿者|骨干|先锋)?(?:共|有|达到?|为)*$/,
  },
]
/** 本科以上学历45名, 取得高级工资格的39人: those of whom the text speaks. */
const HAVING = /(?:学历|学位|职称|资格|证书|骨干|周?岁(?:及)?以[上下])(?:的|者|人员|教师)?(?:共|有|达到?|为)*$/
const WHOSE = /^(?:全[局校院所园站馆厂行]|我[局校院所园站馆厂行])/
const OPENING = 1500
const RANGE = 6

/** People of the unit's own in numbers that the unit does not have. */
export function ownParts(model: TextModel): Pair[] {
  const { plain } = model
  const wholes = new Map<string, Quantity>()
  const pairs: Pair[] = []
  for (const quantity of model.quantities) {
    if (quantity.family !== '人' || quantity.unit === '人次' || quantity.chinese) continue
    const before = plain.slice(Math.max(0, quantity.start - 14), quantity.start)
    if (quantity.start < OPENING && !quantity.approximate) {
      const kind = KINDS.find(({ kind: name, whole }) => !wholes.has(name) && whole.test(before))
      if (kind && !/社区|街道|辖|全[市县区镇乡]|村/.test(clauseBefore(plain, quantity.start, 20))) {
        wholes.set(kind.kind, quantity)
        continue
      }
    }
    if (wholes.size === 0 || quantity.approximate) continue
    const { start } = sentenceAt(model, quantity.start)
    const whole = wholeOf(wholes, model, quantity, before)
    if (
      !whole ||
      whole.start >= quantity.start ||
      quantity.value <= whole.value ||
      quantity.value > whole.value * RANGE
    )
      continue
    const clause = clauseBefore(plain, quantity.start, 20)
    const lead = plain.slice(Math.max(start, quantity.start - 30), quantity.start).replace(/^[\s\S]*；/, '')
    // 全所取得高级工以上资格的39人: the clause tells whose they are.
    if (OTHER.test(WHOSE.test(clause) ? clause : lead)) {
      const isOurs = /在校|全校|本校|我校/.test(plain.slice(Math.max(start, quantity.start - 60), quantity.start))
      if (!isOurs || !clause.includes('接待') || OTHER.test(lead.replace('接待', ''))) continue
    }
    pairs.push({ part: quantity, whole })
  }
  return pairs
}

function wholeOf(
  wholes: Map<string, Quantity>,
  model: TextModel,
  { start }: Quantity,
  before: string,
): Quantity | undefined {
  const clause = clauseBefore(model.plain, start, 14)
  const kind = KINDS.find(({ part }) => part.test(clause))
  if (kind) {
    // 教职工84名, 其中专任教师76名: the bare noun with nothing in front is a whole of its own.
    const noun = clause.replace(kind.part, '')
    if (/[“《]$/.test(noun)) return undefined
    if (clause === '会员') return wholes.get(kind.kind)
    return noun.length >= 2 || /^(?:参|获)/.test(noun) ? wholes.get(kind.kind) : undefined
  }
  if (!HAVING.test(before)) return undefined
  const { start: sentence } = sentenceAt(model, start)
  const lead = model.plain.slice(Math.max(sentence, start - 60), start)
  return wholes.get(/教师/.test(lead) && wholes.has('教师') ? '教师' : '职工')
}

const LATER = /；其中([\u4e00-\u9fff“”、]{2,14})(?=\d)/g

/** 贷款余额9.6亿元，比年初增加1.2亿元；其中涉农贷款6.7亿元、小微企业贷款10.1亿元: the noun of the parts tells the whole. */
export function laterParts(model: TextModel): Pair[] {
  return [...model.plain.matchAll(LATER)].flatMap((match) => {
    const at = match.index + match[0].length
    const noun = (match[1] as string).slice(-2)
    const { start, end } = sentenceAt(model, match.index)
    const whole = quantitiesWithin(model, Math.max(start, match.index - 90), match.index).find(({ start: to }) =>
      clauseBefore(model.plain, to, 12).includes(noun),
    )
    if (!whole || whole.approximate || whole.unit === '') return []
    const pairs: Pair[] = []
    let cursor = at
    for (const part of quantitiesWithin(model, at, Math.min(end, at + 80))) {
      if (part.family !== whole.family) break
      const gap = model.plain.slice(cursor, part.start)
      if (part.start > at && !(gap.length < 16 && /^[、，]/.test(gap) && gap.includes(noun))) break
      pairs.push({ part, whole })
      cursor = part.end
    }
    return pairs
  })
}
const SET = /(?:现有|共有|配有|排查|抽查|抽检|抽取|检查|应[考到测检参]加?|安装|全部参加|辖|有)[\u4e00-\u9fff“”]{0,8}$/

/** 应考65人，实考68人; 现有班组12个，创成“五型”班组14个: a result cannot be had by more than there are. */
export function results({ plain, quantities }: TextModel): Pair[] {
  return quantities.flatMap((part, index) => {
    const whole = quantities[index - 1]
    if (!whole || part.value <= whole.value || part.value > whole.value * 2 || part.family !== whole.family) return []
    if (whole.unit === '' || whole.family === '元' || whole.percent || whole.approximate || part.approximate) return []
    if (part.start - whole.end > 18 || whole.family === '人次') return []
    const gap = plain.slice(whole.end, part.start)
    const label = gap.slice(gap.lastIndexOf('，'))
    if (!RESULT.test(label) || !/^[\u4e00-\u9fff]{0,10}$/.test(gap.slice(0, gap.lastIndexOf('，')))) return []
    const clause = clauseBefore(plain, whole.start, 14)
    if (!SET.test(clause) && !/^[\u4e00-\u9fff]{0,6}(?:全部|均|都)参[加与]/.test(gap) && !/的$/.test(label)) return []
    return OTHER_SET.test(clause + label) ? [] : [{ part, whole }]
  })
}

const OTHER_SET = /计划|目标|上年|去年|前年|同期|新增|另|还有|每|起步|标准/
