import { UNITS } from './units.words.ts'

/** By the code of their first character, the longest first: looking a code up makes no string. */
const BY_FIRST = new Map<number, string[]>()
for (const unit of [...UNITS].sort((a, b) => b.length - a.length)) {
  const first = unit.charCodeAt(0)
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), unit])
}

/** 26.8万门诊患者: a word that only begins like a unit. */
const WORDS = new Set([
  '门诊',
  '门店',
  '门户',
  '门市',
  '部门',
  '部队',
  '部分',
  '面积',
  '课程',
  '课题',
  '节日',
  '道路',
  '道德',
  '台账',
  '组织',
  '种植',
  '种子',
  '种苗',
  '种养',
])

const WORD_FIRSTS = new Set([...WORDS].map((word) => word.charCodeAt(0)))
const isWordAt = (plain: string, index: number) =>
  WORD_FIRSTS.has(plain.charCodeAt(index)) && WORDS.has(plain.slice(index, index + 2))

/** Ages, spans of time, scores and rates belong to nobody's stock: no count of one thing. */
export const MEASURED_FAMILIES = ['年', '岁', '分', '倍', '个月', '级', '届', '周', '个百分点', '秒', '度', '成']

const EVENTS = new Set(['场', '次', '场次'])
/** The family of a count; 场, 次 and 场次 count the same events. */
export const countedFamily = (family: string): string => (EVENTS.has(family) ? '场' : family)

/** The unit that stands at `index`, or ''. */
export function unitAt(plain: string, index: number): string {
  const candidates = BY_FIRST.get(plain.charCodeAt(index))
  if (!candidates) return ''
  for (const unit of candidates) if (plain.startsWith(unit, index)) return isWordAt(plain, index) ? '' : unit
  return ''
}

const PERSONS = new Set(['人', '名', '位'])

/** Units that count the same kind of thing are one family: 人, 名 and 位 all count persons. */
export function unitFamily(unit: string): string {
  if (PERSONS.has(unit)) return '人'
  return unit === '百分点' ? '个百分点' : unit
}
