import { parseChineseNumber } from '../../chinese/numerals.ts'

/** The numbering styles of official documents, from the outermost inwards, and the spoken ones (一是, 第一). */
export type LabelStyle =
  | 'formal'
  | 'stem'
  | 'letter'
  | 'chapter'
  | 'section'
  | 'cn'
  | 'cnParen'
  | 'num'
  | 'numParen'
  | 'circle'
  | 'numHalf'
  | 'ordinal'
  | 'first'

/** The number in front of a heading, a list item or a spoken enumeration. Offsets are relative to the text. */
export interface Label {
  style: LabelStyle
  value: number
  start: number
  /** Offset after the mark. */
  end: number
  /** The mark after the number as normalised: 、 . ） and so on. */
  mark: string
}

const CN = '[一二三四五六七八九十百]{1,5}'
const CIRCLES = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
/** Numbers that are no numerals, in their order. */
export const SIGNS: Partial<Record<LabelStyle, string>> = {
  circle: CIRCLES,
  formal: '壹贰叁肆伍陆柒捌玖拾',
  stem: '甲乙丙丁戊己庚辛壬癸',
  letter: 'ABCDEFGHIJ',
}

const LINE_LABEL = new RegExp(
  [
    `(?<cn>${CN}) ?(?<cnMark>、(?![一二三四五六七八九十](?:年|个|是|级|类|班|组|楼|号))|[．.：]|，(?=.{2,30}$))`,
    `（ ?(?<cnParen>${CN}) ?）(?<cnParenMark>[、.，]?)(?![（至])`,
    `（ ?(?<numParen>\\d{1,2}) ?）(?<numParenMark>[、.，]?)(?![（至])`,
    `(?<numHalf>\\d{1,2}) ?）(?<numHalfMark>[、.]?)`,
    `(?<num>\\d{1,2}) ?(?<numMark>[、.．](?!\\d)|，(?=.{2,30}$)|：(?!\\d\\d)(?=.{2,30}$))`,
    `(?<circle>[${CIRCLES}])(?<circleMark>[、.]?)`,
    `第(?<chapter>${CN})(?<chapterMark>部分|章)`,
    `第(?<section>${CN})(?<sectionMark>节)`,
    `第(?<first>${CN})(?<firstMark>[，、：])`,
    `(?<formal>[${SIGNS.formal}])(?<formalMark>[、.．：，\\s])`,
    `(?<stem>[${SIGNS.stem}])(?<stemMark>[、.．])(?![${SIGNS.stem}])`,
    `(?<letter>[${SIGNS.letter}])(?<letterMark>[、.．])(?=\\s?[\\u4e00-\\u9fff“])`,
    `(?<ordinal>[一二三四五六七八九十]{1,3})(?<ordinalMark>是|要|则)`,
  ].join('|'),
  'y',
)

function labelValue(style: LabelStyle, digits: string): number {
  const signs = SIGNS[style]
  return signs ? signs.indexOf(digits) + 1 : Number(parseChineseNumber(digits) ?? Number.NaN)
}

const STYLES: LabelStyle[] = [
  'cn',
  'cnParen',
  'numParen',
  'numHalf',
  'num',
  'circle',
  'formal',
  'stem',
  'letter',
  'chapter',
  'section',
  'first',
  'ordinal',
]

/**
 * Reads the label at the start of a line.
 *
 * @param plain normalised text
 * @param start first character of the line that is no blank
 * @param end end of the line
 */
export function readLabel(plain: string, start: number, end: number): Label | undefined {
  const code = plain.charCodeAt(start)
  // Nearly every line begins with an ordinary character: refuse it before the pattern runs.
  if (!STARTS.has(code)) return undefined
  LINE_LABEL.lastIndex = 0
  const head = plain.slice(start, Math.min(end, start + 48))
  const groups = LINE_LABEL.exec(head)?.groups
  if (!groups) return undefined
  for (const style of STYLES) {
    const digits = groups[style]
    if (digits === undefined) continue
    const value = labelValue(style, digits)
    if (!(value > 0) || (style === 'cn' && isRange(plain, start, end, value))) return undefined
    return { style, value, start, end: start + LINE_LABEL.lastIndex, mark: groups[`${style}Mark`] ?? '' }
  }
  return undefined
}

const LONGEST_HEADING = 25

/** 三、四季度重点工作如下。 names two quarters; 二、四季度安排 and 三、四季度安排 are headings. */
function isRange(plain: string, start: number, end: number, value: number): boolean {
  const next = /^.{1,2}、([一二三四五六七八九十])[季月]/.exec(plain.slice(start, start + 5))?.[1]
  if (!next || Number(parseChineseNumber(next)) !== value + 1) return false
  return end - start > LONGEST_HEADING || plain[end - 1] === '。'
}

const STARTS = new Set(
  [...`一二三四五六七八九十第（0123456789${Object.values(SIGNS).join('')}`].map((character) => character.charCodeAt(0)),
)
