import type { ReadCell } from '../../spreadsheet/index.ts'
import type { Layout } from '../layout.ts'

export type Cells = readonly (ReadCell | undefined)[]

const TOTAL =
  /^(?:本[页项表类]|以上|各项)?(合计|总计|总分|共计|小计)(?:得分|分数|分值|满分)?[:：]?[（(]?[\d.]*分?[)）]?$/
const FOOTNOTE = /^(?:[*※＊]|(?:注|备注|说明|填表说明|填写说明|附注)\d*(?:[:：.、]|$))/
/** A heading over the whole width is short; what is longer is a remark. */
const LONGEST_SECTION = 60

/** What a row says as a whole: a total of the table, of a part of it, or a remark below it. */
export function totalWord(text: string): 'total' | 'part' | undefined {
  const word = TOTAL.exec(text.replace(/\s/g, ''))?.[1]
  if (word === undefined) return undefined
  return word === '小计' ? 'part' : 'total'
}

export const isFootnote = (text: string): boolean => FOOTNOTE.test(text.replace(/\s/g, ''))

/** The text of a row that is one cell across all levels, such as 一、基本指标（100分）. */
export function bannerOf({ sheet, levels }: Layout, cells: Cells, index: number): string | undefined {
  const filled = cells.flatMap((cell, column) => (cell ? [column] : []))
  const [only] = filled
  const first = Math.min(...levels.map(({ column }) => column))
  const last = Math.max(...levels.map(({ column }) => column))
  if (filled.length !== 1 || only === undefined || only > first) return undefined
  const across = sheet.merges.some(
    ({ top, bottom, left, right }) =>
      top === index && bottom === index && left <= first && right >= Math.max(last, first + 1),
  )
  return across ? cells[only]!.text.trim() : undefined
}

export const isSection = (text: string): boolean =>
  text.length <= LONGEST_SECTION && !isFootnote(text) && !totalWord(text)
