import type { Line } from './lines.ts'
import { filledLines, lineAt, type TextModel } from './text-model.ts'

/** A word by which the document calls its own unit: 我局, 本院. */
export interface SelfName {
  text: string
  kind: string
  start: number
  end: number
  line: Line
}

const SELF =
  /(?<![自忘大小敌])(?:我|本)(街道办事处|街道|办事处|局|校|院|处|所|站|社区|村|镇|乡|公司|行|厂|馆|园|队|委|中心|支行|分局|大队|支队|医院|学校|景区|法院|集团|企业|店|关|场)(?![长务面级里门子们动列伍内舍会员人民落业家友生地合])/g
/** Names of one kind of unit. */
const SAME: string[][] = [
  ['街道', '街道办事处', '办事处'],
  ['校', '学校', '院', '中学', '小学', '学院', '大学', '幼儿园', '园'],
  ['院', '医院', '法院', '检察院', '卫生院'],
  ['公司', '集团', '企业', '厂', '店', '站'],
  ['行', '支行', '银行'],
  ['局', '分局', '所'],
  ['队', '大队', '支队', '站'],
  ['园', '景区', '公园'],
  ['馆', '书店'],
  ['店', '书店'],
  ['场', '林场', '农场'],
  ['关', '海关'],
  ['委', '委员会'],
  ['镇', '乡', '人民政府'],
]

export function sameKind(a: string, b: string): boolean {
  return a === b || SAME.some((kinds) => kinds.includes(a) && kinds.includes(b))
}

const cache = new WeakMap<TextModel, SelfName[]>()

/** Every self-name outside quotations, in order. */
export function selfNames(model: TextModel): SelfName[] {
  const known = cache.get(model)
  if (known) return known
  const names: SelfName[] = []
  for (const match of model.plain.matchAll(SELF)) {
    const line = lineAt(model, match.index)
    if (isQuoted(model.plain, line.start, match.index)) continue
    names.push({
      text: match[0],
      kind: match[1] as string,
      start: match.index,
      end: match.index + match[0].length,
      line,
    })
  }
  cache.set(model, names)
  return names
}

const QUOTE_REACH = 400

function isQuoted(plain: string, lineStart: number, index: number): boolean {
  const from = Math.max(lineStart, index - QUOTE_REACH)
  const text = plain.slice(from, index)
  return text.lastIndexOf('“') > text.lastIndexOf('”')
}

const UNIT_KINDS =
  '街道办事处|街道|办事处|分局|局|中学|小学|大学|学院|学校|幼儿园|卫生院|医院|检察院|法院|社区|林场|农场|村|镇|乡|集团|公司|书店|厂|图书馆|文化馆|档案馆|博物馆|馆|派出所|所|收费站|火车站|救援站|文化站|站|中心|支行|银行|大队|支队|队|管理处|处|景区|公园|海关|委员会'
const UNIT_NAME = new RegExp(
  `[\\u4e00-\\u9fff]{2,24}?(${UNIT_KINDS})(?![\\u4e00-\\u9fff]{0,3}(?:建设|精神))(?=\\d|关于|创建|文明|$|[，。\\s“（]|年|申报|精神|工作|以|委)`,
  'g',
)
const HEAD_LINES = 3
const TAIL_LINES = 4

/** The kinds of unit that title and signature name. */
export function statedKinds(model: TextModel): Set<string> {
  const filled = filledLines(model)
  const kinds = new Set<string>()
  for (const line of [...filled.slice(0, HEAD_LINES), ...filled.slice(-TAIL_LINES)]) {
    if (line.end - line.start > 45) continue
    for (const match of model.plain.slice(line.start, line.end).matchAll(UNIT_NAME))
      kinds.add(
        (match[1] as string).replace(
          /^(?:图书|文化|档案|博物)(?=馆)|^(?:收费|火车|救援|文化)(?=站)|^派出(?=所)|^管理(?=处)/,
          '',
        ),
      )
  }
  return kinds
}

/** The self-name that the document should use: one that fits its title, else the most frequent, else the first. */
export function ownKind(model: TextModel): SelfName | undefined {
  const names = selfNames(model)
  const stated = statedKinds(model)
  const fitting = names.find(({ kind }) => [...stated].some((other) => sameKind(kind, other)))
  if (fitting) return fitting
  const counts = new Map<string, number>()
  for (const { kind } of names) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const most = Math.max(0, ...counts.values())
  return names.find(({ kind }) => counts.get(kind) === most)
}
