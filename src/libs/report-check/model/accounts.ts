import { DEED, DONE, HOW, INTAKE, OPEN } from './accounts.words.ts'
import type { Quantity } from './numbers.ts'
import { sentenceAt, type TextModel } from './text-model.ts'

/** What became of a total, told without 其中: 排查隐患67处，整改到位59处，限期整改8处. */
export interface Account {
  whole: Quantity
  parts: { quantity: Quantity; label: string }[]
  /** What is left over closes the account: 正在整改, 未办结, 转办; or the kinds exclude each other: 重建, 翻新. */
  isClosed: boolean
}
const BEFORE = new RegExp(`^[，、；]${HOW}(?:(?:${DONE})(?:到位|完毕|完成|销号|办理|结果)?|(?:${OPEN}))(?:了|的|率)?$`)
const OPEN_BEFORE = new RegExp(`^[，、；](?:目前|已|现)?(?:${OPEN})(?:了|的)?$`)
const BEHIND = new RegExp(`^(?:的)?${HOW}(?:(?:${DONE})(?!率)|(?:${OPEN}))`)
const EXCLUSIVE = [/重建|新建|扩建/, /翻新|改建|维修|修缮|改造|更新/, /拆除|保留|取缔|关停/]
/** Goals may be surpassed, and a difference has no parts. */
const NO_WHOLE = /其中|计划|目标|原定|预定|力争|不少于|至少|每|增加|减少|比|提高|新增|第|各/
/** 60分及格，80分上岗: measures have no parts of this kind. */
const MEASURED = new Set(['分', '岁', '年', '天', '倍', '小时', '分钟', '个月', '层', '度', '期', '元'])
const FIRST_GAP = 12
const LONGEST = 90

const found = new WeakMap<TextModel, Account[]>()

/** Every total whose parts follow in clauses of their own; computed once. */
export function accountsOf(model: TextModel): Account[] {
  const known = found.get(model)
  if (known) return known
  const accounts: Account[] = []
  const { quantities } = model
  for (let index = 0; index + 1 < quantities.length; index++) {
    const account = readAccount(model, quantities, index)
    if (!account) continue
    accounts.push(account)
    index += account.parts.length
  }
  found.set(model, accounts)
  return accounts
}

function readAccount(model: TextModel, quantities: Quantity[], index: number): Account | undefined {
  const whole = quantities[index] as Quantity
  const next = quantities[index + 1] as Quantity
  if (
    next.family !== whole.family ||
    whole.unit === '' ||
    whole.percent ||
    whole.approximate ||
    MEASURED.has(whole.family)
  )
    return undefined
  const { plain } = model
  const gap = plain.slice(whole.end, next.start)
  if (gap.length > FIRST_GAP + 12 || !gap.includes('，')) return undefined
  const clause = clauseBefore(plain, whole.start)
  if (NO_WHOLE.test(clause)) return undefined
  // 1人荣立三等功，2人获评先进: each was honoured by itself.
  if (/^(?:荣|获|被|入选|当选|受到|立)/.test(gap)) return undefined
  // A part of a list is not the total.
  if (plain[whole.start - clause.length - 1] === '、') return undefined
  const isDeed = DEED.test(clause) && !INTAKE.test(clause)
  const end = Math.min(sentenceAt(model, whole.start).end, whole.end + LONGEST)
  const parts: Account['parts'] = []
  let isClosed = false
  const kinds = new Set<number>()
  let cursor = whole.end
  for (let at = index + 1; at < quantities.length; at++) {
    const part = quantities[at] as Quantity
    if (part.start >= end || part.family !== whole.family || part.approximate) break
    const between = plain.slice(cursor, part.start)
    const pre = parts.length === 0 ? between.slice(between.indexOf('，')) : between
    if (parts.length === 0 && !/^[\u4e00-\u9fff“”]{0,12}$/.test(between.slice(0, between.indexOf('，')))) break
    const post = /^[^，。；、\n]{0,12}/.exec(plain.slice(part.end, part.end + 12))?.[0] ?? ''
    const label = labelOf(pre, post)
    if (label === undefined || (isDeed && pre.length > 2)) break
    if (parts.length === 0 && isOpposite(clause, pre)) break
    if (OPEN_BEFORE.test(pre) || (/^[，、；]$/.test(pre) && new RegExp(`^(?:的)?(?:${OPEN})`).test(post)))
      isClosed = true
    kinds.add(EXCLUSIVE.findIndex((kind) => kind.test(label)))
    parts.push({ quantity: part, label })
    cursor = part.end + (/^[，、；](?:其中|有)?$/.test(pre) ? post.length : 0)
  }
  if (kinds.size > 1 && !kinds.has(-1)) isClosed = true
  return parts.length > 0 ? { whole, parts, isClosed } : undefined
}

/** 属实的9件，不属实的15件: two kinds, not a whole and its part. */
function isOpposite(clause: string, pre: string): boolean {
  const deed = /^[，、；](?:[不未没]有?)([\u4e00-\u9fff]{1,4}?)的?$/.exec(pre)?.[1]
  return deed !== undefined && clause.replace(/的$/, '').endsWith(deed)
}

/** 已整改 in front of the number, or 重建 behind it. */
function labelOf(pre: string, post: string): string | undefined {
  if (/^[，、；](?:其中|有|已有|现有)?$/.test(pre)) return BEHIND.test(post) ? post : undefined
  return BEFORE.test(pre) && /^(?:$|[）])/.test(post) ? pre.slice(1) : undefined
}

function clauseBefore(plain: string, index: number): string {
  const text = plain.slice(Math.max(0, index - 16), index)
  return text.slice(Math.max(...[...'，。；：、\n'].map((mark) => text.lastIndexOf(mark))) + 1)
}
