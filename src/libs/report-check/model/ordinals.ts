import { parseChineseNumber } from '../../chinese/numerals.ts'
import type { Line } from './lines.ts'
import { ORDINAL } from './ordinals.words.ts'
import { lineAt, type TextModel } from './text-model.ts'

/** 一是, 二要, 三抓, 其二， or 第三， inside running text or at the head of a paragraph. */
export interface Ordinal {
  kind: '是' | '要' | '抓' | '第' | '其'
  value: number
  start: number
  end: number
  line: Line
  opensLine: boolean
}

const BEFORE = /[^\u4e00-\u9fff\dA-Za-z]/
const found = new WeakMap<TextModel, Ordinal[]>()

export function ordinalsOf(model: TextModel): Ordinal[] {
  const known = found.get(model)
  if (known) return known
  const ordinals: Ordinal[] = []
  for (const match of model.plain.matchAll(ORDINAL)) {
    if (match.index > 0 && !BEFORE.test(model.plain[match.index - 1] as string)) continue
    const { digits, kind, other, rank } = match.groups ?? {}
    const line = lineAt(model, match.index)
    if (line.info.kind === 'table') continue
    ordinals.push({
      kind: rank ? '第' : other ? '其' : (kind as '是' | '要' | '抓'),
      value: Number(parseChineseNumber((digits ?? other ?? rank) as string)),
      start: match.index,
      end: match.index + match[0].length,
      line,
      opensLine: match.index === line.start,
    })
  }
  found.set(model, ordinals)
  return ordinals
}

const seriesOf = new WeakMap<TextModel, Ordinal[][]>()

/** Cuts the ordinals of one kind into series: each begins with the first, or after a heading. */
export function ordinalSeries(model: TextModel): Ordinal[][] {
  const known = seriesOf.get(model)
  if (known) return known
  const open = new Map<Ordinal['kind'], Ordinal[]>()
  const series: Ordinal[][] = []
  for (const ordinal of ordinalsOf(model)) {
    const current = open.get(ordinal.kind)
    const last = current?.at(-1)
    // 第三，……（一）……（二）……第四，: the headings between belong to the third.
    const isHeading = last?.opensLine && ordinal.opensLine && ordinal.value === last.value + 1
    const sameBlock = last !== undefined && (isHeading || !hasHeadingBetween(model, last.line, ordinal.line))
    const repeatsFirst = ordinal.value === 1 && last?.value === 1 && last.line === ordinal.line
    if (current && sameBlock && (ordinal.value > 1 || repeatsFirst)) {
      current.push(ordinal)
      continue
    }
    const next = [ordinal]
    open.set(ordinal.kind, next)
    series.push(next)
  }
  seriesOf.set(model, series)
  return series
}

function hasHeadingBetween(model: TextModel, from: Line, to: Line): boolean {
  for (let index = from.index + 1; index <= to.index; index++) {
    const style = model.lines[index]?.label?.style
    if (style === 'cn' || style === 'cnParen' || style === 'chapter') return true
  }
  return false
}
