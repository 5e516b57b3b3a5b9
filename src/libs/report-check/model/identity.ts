import type { Line } from './lines.ts'
import { lineAt, type TextModel } from './text-model.ts'

/** A word by which the document calls its own unit: 我局, 本院. */
export interface SelfName {
  text: string
  kind: string
  start: number
  end: number
  line: Line
}

const SELF =
  /(?<![自忘大小敌])(?:我|本)(街道办事处|街道|办事处|局|校|院|处|所|站|社区|村|镇|乡|公司|行|厂|馆|园|队|委|支行|分局|大队|支队|医院|学校|景区|法院|集团|企业)(?![长务面级里门子们动列伍外内舍会员人民落前后业家友])/g
/** Names of one kind of unit. */
const SAME: string[][] = [
  ['街道', '街道办事处', '办事处'],
  ['校', '学校', '院'],
  ['院', '医院', '法院'],
  ['公司', '集团', '企业', '厂', '站', '所', '队', '处'],
  ['行', '支行'],
  ['局', '分局', '所', '委', '队', '大队', '支队', '处'],
  ['村', '社区'],
  ['园', '景区', '处', '学校'],
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

/** The kind of unit that the document speaks for: that of its first self-name. */
export function ownKind(model: TextModel): SelfName | undefined {
  return selfNames(model)[0]
}
