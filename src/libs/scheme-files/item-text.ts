import { decimal, plain, sum } from '../scoring/index.ts'
import { halfWidth, splitWords } from './cells.ts'

/** One criterion as written in a cell: own number, points and department taken out of the text. */
export interface Item {
  number: string | undefined
  name: string
  points: string | undefined
  department: string | undefined
}

const NUMBER =
  /^\s*((?:[ⅠⅡⅢⅣⅤ]|I{1,3}|IV|V)\s*[-－—–.]?\s*\d{1,3}|\d{1,3}(?:[-－—–]\d{1,3})+(?=[\s、．.:：])|\d{1,3}(?:\.\d{1,3})+|[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}(?=[、．.])|\d{1,3}[)）]|\d{1,3}(?=[、．.])|[①-⑳])\s*[、．.:：]?\s*/
const POINTS = /[(（【[]\s*(\d{1,4}(?:\.\d{1,4})?)\s*分\s*[)）】\]]/g
const TRAILING_POINTS = /[\s，,：:]\s*(\d{1,4}(?:\.\d{1,4})?)\s*分\s*$/
const DEPARTMENT = /[【[(（]\s*(?:提供材料|责任|负责|牵头)(?:部门|单位|科室)\s*[:：]\s*([^】\])）]{1,40})[】\])）]/

export function parseItem(cell: string): Item {
  const text = squeeze(cell)
  const number = NUMBER.exec(digitsHalved(text))
  let name = number ? text.slice(number[0].length) : text
  const department = DEPARTMENT.exec(name)?.[1]?.trim()
  name = name.replace(DEPARTMENT, '')
  const found = [...halfWidth(name).matchAll(POINTS)]
  const points = found.map((match) => decimal(match[1]!))
  // Half-width twins have the same places.
  for (const { 0: whole, index } of found.reverse()) name = name.slice(0, index) + name.slice(index + whole.length)
  const trailing = points.length === 0 ? TRAILING_POINTS.exec(halfWidth(name)) : null
  if (trailing) {
    points.push(decimal(trailing[1]!))
    name = name.slice(0, trailing.index)
  }
  return {
    number: number?.[1] === undefined ? undefined : ownNumber(number[1]),
    name: tidy(name),
    points: points.length === 0 ? undefined : plain(sum(points)),
    department,
  }
}

const digitsHalved = (text: string) =>
  text.replace(/[０-９．]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))

/** `Ⅰ－1` and `I - 1` are one number; full-width brackets stay as printed. */
function ownNumber(text: string): string {
  return text.replace(/\s/g, '').replace(/[－—–]/g, '-')
}

function tidy(name: string): string {
  const line = name.replaceAll('\n', '')
  let [start, end] = [0, line.length]
  while (start < end && ' 、：:'.includes(line[start]!)) start += 1
  while (end > start && ' ；;。'.includes(line[end - 1]!)) end -= 1
  return line.slice(start, end)
}

/** Runs of blanks as one, so that no pattern below has long runs to try again and again. */
function squeeze(text: string): string {
  return text.replace(/\s+/g, (run) => (run.includes('\n') ? '\n' : ' ')).trim()
}

/** A cell cut at `1)` `2)` `3)` …, with what stands before the first; one part when there is nothing to cut. */
export interface Parts {
  lead: string
  items: string[]
}

const MARK_STYLES: readonly RegExp[] = [
  /[(（](\d{1,2})[)）]/g,
  /(?<![\d(（])(\d{1,2})[)）]/g,
  /(?<=^|\n)\s*(\d{1,2})[、．.](?!\d)/g,
  /([①-⑳])/g,
]

export function splitParts(cell: string): Parts {
  const text = squeeze(cell)
  const halved = digitsHalved(text)
  for (const style of MARK_STYLES) {
    const starts = inSequence([...halved.matchAll(style)])
    if (starts.length < 2) continue
    const items = starts.map((start, index) => text.slice(start, starts[index + 1]).trim())
    return { lead: text.slice(0, starts[0]).trim(), items }
  }
  return { lead: '', items: [text] }
}

/** Offsets of the marks that count 1, 2, 3 …; other numbers in brackets are text. */
function inSequence(matches: readonly RegExpExecArray[]): number[] {
  const starts: number[] = []
  for (const match of matches) {
    const mark = match[1]!
    const ordinal = /\d/.test(mark) ? Number(mark) : mark.charCodeAt(0) - 0x2460 + 1
    if (ordinal === starts.length + 1) starts.push(match.index)
  }
  return starts
}

/** Longer than any list of methods. */
const LONGEST_METHODS = 500
const METHOD_GROUP = /((?:[(（]?\d{1,2}[)）][、,，\s]*)+)([^\d(（]+)/g

/** `1)2)4) 材料审核; 3) 材料审核、实地考察` → the methods of each ordinal; a cell without ordinals holds for all. */
export function methodsByItem(cell: string): { all: string[]; of: Map<number, string[]> } {
  const text = cell.slice(0, LONGEST_METHODS)
  const of = new Map<number, string[]>()
  if (!/^\s*[(（]?\d{1,2}[)）]/.test(text)) return { all: cleanMethods(text), of }
  for (const [, ordinals, methods] of text.matchAll(METHOD_GROUP)) {
    for (const [, ordinal] of ordinals!.matchAll(/(\d{1,2})/g)) of.set(Number(ordinal), cleanMethods(methods!))
  }
  return { all: [], of }
}

function cleanMethods(text: string): string[] {
  return splitWords(text.replace(/[。.]+\s*$/, '')).map((method) => method.replace(/^[:：\s]+/, ''))
}
