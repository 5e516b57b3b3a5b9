import { FATE, LEADS } from './breakdown.words.ts'
import type { Quantity } from './numbers.ts'
import { indexWithin, quantitiesWithin, sentenceAt, type TextModel } from './text-model.ts'

/** A total and the parts that a sentence names for it: 职工86人，其中党员52人、群众34人. */
export interface Breakdown {
  whole: Quantity
  parts: { quantity: Quantity; label: string }[]
  lead: '其中' | '分别' | '分为' | '按' | '中' | '余' | '：' | '（'
  /** The words say that the parts are all there is: 由6个部门组成, 划分为. */
  isClosed: boolean
}

const PART_LABEL =
  /^(?:[、，和及]|以及|，其中|、其中)?(?:其中|包括|含|有|已)?([\u4e00-\u9fffA-Za-z0-9“”《》·—-][\u4e00-\u9fffA-Za-z0-9“”《》·—、-]{0,22}|)$/
const found = new WeakMap<TextModel, Breakdown[]>()

/** Every total with named parts, in order; computed once. */
export function breakdownsOf(model: TextModel): Breakdown[] {
  const known = found.get(model)
  if (known) return known
  const all: Breakdown[] = []
  for (const match of model.plain.matchAll(LEADS)) {
    const breakdown = readBreakdown(model, match.index, match.index + match[0].length, match[0])
    if (breakdown) all.push(breakdown)
  }
  for (const match of model.plain.matchAll(REMAINDER)) {
    const breakdown = readRemainder(model, match.index, match.index + match[0].length)
    if (breakdown) all.push(breakdown)
  }
  all.sort((a, b) => a.whole.start - b.whole.start)
  found.set(model, all)
  return all
}

const REACH = 80
const SPAN = 240

/** How far the total may stand from the words that introduce its parts. */
function isTight(lead: Breakdown['lead'], gap: string): boolean {
  switch (lead) {
    case '其中':
    case '按':
      return lead === '按' || !/[；]/.test(gap)
    case '分别':
      return gap.length <= 14
    case '分为':
      return gap.length <= 8 && !/[。；，]/.test(gap)
    case '中':
      return gap.length <= 6 && !/[。；，]/.test(gap)
    default:
      return gap.length <= (/分[为成]$/.test(gap) ? 14 : 8) && !/[。；，]/.test(gap)
  }
}

function kindOf(lead: string): Breakdown['lead'] {
  if (lead.startsWith('其中') || lead === '（其中' || lead.endsWith('含')) return '其中'
  if (lead.startsWith('分别')) return '分别'
  if (lead === '中，' || lead === '里，') return '中'
  if (lead.includes('按')) return '按'
  if (lead === '，分别用于') return '分别'
  if (lead === '，用于') return '：'
  return lead.startsWith('，') ? '分为' : (lead as Breakdown['lead'])
}

/** 调解33起，成功32起，余下1起在诉讼。其中噪声纠纷16起: what was left over is not the topic. */
const LEFT = /(?:余下|其余|剩余|剩下|另有|还有|尚有|仅有|有)$/

function readBreakdown(model: TextModel, leadStart: number, leadEnd: number, text: string): Breakdown | undefined {
  const lead = kindOf(text)
  const sentence = sentenceAt(model, leadStart)
  const close = lead === '（' || text.startsWith('（') ? indexWithin(model.plain, '）', leadEnd, SPAN) : -1
  const end = Math.min(close > 0 ? close : sentence.end, leadEnd + SPAN)
  // “。其中，” goes on with the total of the sentence before.
  const opens = leadStart - sentence.start < 2 && lead === '其中'
  const from = opens ? sentenceAt(model, Math.max(0, sentence.start - 1)).start : sentence.start
  const before = quantitiesWithin(model, Math.max(from, leadStart - (lead === '按' ? SPAN : REACH)), leadStart).filter(
    (quantity) => !quantity.percent && quantity.unit !== '',
  )
  const nearest = before.findLast((quantity) => !isDifference(model.plain, quantity))
  if (!nearest) return undefined
  const family = firstFamily(model, leadEnd, end)
  const whole =
    lead === '其中'
      ? before.findLast(
          (quantity) =>
            quantity.family === family &&
            !isDifference(model.plain, quantity) &&
            !(opens && LEFT.test(model.plain.slice(Math.max(0, quantity.start - 4), quantity.start))),
        )
      : lead === '按'
        ? before.find((quantity) => quantity.family === family)
        : nearest
  // 先进集体6个、先进个人24名、志愿者30名，其中一线人员38名: of all of the list.
  if (lead === '其中' && whole && isOfList(model, whole) && !isKindOf(model, whole, leadEnd)) return undefined
  if (lead === '中' && whole && EVENT.test(model.plain.slice(whole.end, leadStart))) return undefined
  if (!whole || !isTight(lead, model.plain.slice(whole.end, leadStart))) return undefined
  if (/每[^，。；]{0,4}$/.test(model.plain.slice(Math.max(0, whole.start - 6), whole.start)) || whole.family === '倍')
    return undefined
  // 、其中 opens a remark inside a list: it ends with the next comma.
  const remark = lead === '其中' && model.plain[leadStart - 1] === '、'
  const comma = remark ? indexWithin(model.plain, '，', leadEnd, end - leadEnd) : -1
  const parts = readParts(model, whole, leadEnd, comma > 0 ? comma : end)
  // 推荐48名，评出20名，其中……: the second count has parts of its own.
  if (text.startsWith('，') && parts[0] && model.plain.startsWith('，其中', parts[0].quantity.end)) return undefined
  // The parts may be those of any count in front that they add up to; what was added is no whole of more.
  const sum = parts.reduce((total, { quantity }) => total + quantity.value, 0)
  const kin = lead === '其中' || lead === '按' ? before.filter((quantity) => quantity.family === family) : []
  const topic =
    kin.find(({ value }) => value === sum) ??
    (sum > whole.value && ADDED.test(model.plain.slice(Math.max(0, whole.start - 4), whole.start))
      ? kin.findLast(({ value }) => value >= sum)
      : undefined)
  return parts.length === 0 || (parts.length === 1 && !['其中', '分别', '中'].includes(lead))
    ? undefined
    : {
        whole: topic ?? whole,
        parts,
        lead,
        isClosed:
          lead === '按' || text === '，由' || text === '，' || CLOSED.test(model.plain.slice(whole.end, leadEnd)),
      }
}

const ADDED = /(?:新增|净增|增加|增长)(?:了)?$/

function isOfList(model: TextModel, whole: Quantity): boolean {
  const before = quantitiesWithin(model, Math.max(0, whole.start - 20), whole.start).at(-1)
  return (
    before?.family === whole.family && /^、[\u4e00-\u9fff“”]{2,10}$/.test(model.plain.slice(before.end, whole.start))
  )
}

/** 学生1350人、教职工86人，其中专任教师: one character of the last noun is enough to tell whose part it is. */
function isKindOf({ plain }: TextModel, whole: Quantity, leadEnd: number): boolean {
  const noun = /[\u4e00-\u9fff]*$/.exec(plain.slice(Math.max(0, whole.start - 3), whole.start))?.[0] ?? ''
  const part = /^[\u4e00-\u9fff]*/.exec(plain.slice(leadEnd, leadEnd + 8))?.[0] ?? ''
  return [...noun].some((character) => !/[人员者个名的有]/.test(character) && part.includes(character))
}

/** 五个工种技能比赛中: what happened in it are no parts of it. */
const EVENT = /比赛|竞赛|大赛|评比|活动|工作|过程|期间/

const CLOSED = /组成|构成|分为|划分/

/** 赤字6万元，比上年增加4万元，其中……: the parts are those of the total, not of the difference. */
function isDifference(plain: string, { start, end }: Quantity): boolean {
  // 完成计划94000户的100.7%: that is what the share is of.
  if (/^的\d/.test(plain.slice(end, end + 2))) return true
  return /[比较][^，。；]{0,16}(?:增加|减少|增长|下降|提高|降低|[多少][\u4e00-\u9fff]?)(?:了)?$|(?:人均|户均|平均|[日月年]均)[^，。；\d]{0,6}$|[比较](?:上年|去年|前年|上一?[年季学][度期]?|年初|往年|同期|20\d\d年(?:\d{1,2}月)?)[^，。；\d]{0,8}$/.test(
    plain.slice(Math.max(0, start - 24), start),
  )
}

function firstFamily(model: TextModel, from: number, end: number): string | undefined {
  const first = quantitiesWithin(model, from, end).find(
    (quantity) => !quantity.percent && quantity.unit !== '' && !isInsideLabel(model, quantity),
  )
  return first?.family
}

/** 其余8个股室35项: the first number belongs to the name of the part. */
function isInsideLabel(model: TextModel, quantity: Quantity): boolean {
  const next = quantitiesWithin(model, quantity.end, quantity.end + 10)[0]
  return (
    next !== undefined &&
    (next.start > quantity.end || quantity.chinese) &&
    /^[\u4e00-\u9fff]{0,8}$/.test(model.plain.slice(quantity.end, next.start))
  )
}

function readParts(model: TextModel, whole: Quantity, from: number, end: number): Breakdown['parts'] {
  const parts: Breakdown['parts'] = []
  let cursor = from
  let separator = ''
  for (const quantity of quantitiesWithin(model, from, end)) {
    // 19分（满分20分）: what stands in parentheses is no part.
    if (quantity.start < cursor) continue
    const gap = model.plain.slice(cursor, quantity.start).replace(/（[^）]*）/g, '')
    if (whole.family === '分' && /^（(?:满分|总分|分值)/.test(gap)) {
      const close = indexWithin(model.plain, '）', cursor, 12)
      if (close > 0) cursor = close + 1
      continue
    }
    if (/[；。：\n]/.test(gap)) break
    if (quantity.percent) {
      if (!/^[，（]?(?:占|比|约占)/.test(gap.replace(/^）/, ''))) break
      cursor = model.plain[quantity.end] === '）' ? quantity.end + 1 : quantity.end
      continue
    }
    if (quantity.family !== whole.family && isInsideLabel(model, quantity)) continue
    // 财政资金180万元，主要用于……: what became of a part is no other part.
    if (parts.length > 0 && FATE.test(gap) && !FATE.test(`，${parts[0]?.label}`)) break
    // ，另设免费摊位20个 is told besides.
    if (parts.length > 0 && /^[，、；](?:另|此外|还)/.test(gap)) break
    const label = PART_LABEL.exec(gap)?.[1]
    if (label === undefined || quantity.family !== whole.family) break
    // A list that 、 separates ends at the next comma: what follows is another statement.
    const mark = /^[，、]/.exec(gap)?.[0] ?? ''
    if (parts.length === 1) separator = mark
    else if (parts.length > 1 && separator === '、' && mark === '，' && !/^，(?:其余|其他|剩余|另)/.test(gap)) break
    parts.push({ quantity, label })
    cursor = quantity.end
  }
  return parts
}

/** 收到66条，解决63条，还有3条: the remainder closes the account. */
const REMAINDER = /，(?:其余|剩余|剩下|还有|尚有|尚余)(?:的)?(?=\d)/g

function readRemainder(model: TextModel, start: number, end: number): Breakdown | undefined {
  const rest = quantitiesWithin(model, end, end + 1)[0]
  const sentence = sentenceAt(model, start)
  const before = quantitiesWithin(model, Math.max(sentence.start, start - 60), start).filter(
    (quantity) => quantity.family === rest?.family,
  )
  const [whole, done] = before.slice(-2)
  // 现有164人，装卸73人，驾驶员38人，其余53人: the whole stands farther in front.
  if (before.slice(0, -2).some(({ value }) => value >= (whole as Quantity).value)) return undefined
  // 高级教师12人，一级教师41人，二级教师38人，其余7人: a list without its whole.
  const sibling = before.at(-3)
  if (sibling && whole && /^[，、][\u4e00-\u9fff]{2,8}$/.test(model.plain.slice(sibling.end, whole.start)))
    return undefined
  if (!rest || rest.unit === '' || !whole || !done || /[。；]/.test(model.plain.slice(whole.end, start)))
    return undefined
  if (!/，(?:已|共)?(?:经)?[\u4e00-\u9fff]{1,8}$/.test(model.plain.slice(whole.end, done.start))) return undefined
  // 其中查实5件，不实14件，其余3件: the remainder is of what stands before 其中.
  if (/其中[^。；]{0,28}$/.test(model.plain.slice(Math.max(0, whole.start - 30), whole.start))) return undefined
  const label = /[\u4e00-\u9fff]*$/.exec(model.plain.slice(whole.end, done.start))?.[0] ?? ''
  if (/[每各均]/.test(label)) return undefined
  return {
    whole,
    parts: [
      { quantity: done, label },
      { quantity: rest, label: '其余' },
    ],
    lead: '余',
    isClosed: true,
  }
}
