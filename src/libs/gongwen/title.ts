import { SIZE, TEXT_WIDTH, widthInCharacters } from './page.ts'

/** Width of a 2号 character in twips (half-points × 10). */
const CHARACTER = SIZE.二号 * 10
const CAPACITY = Math.floor(TEXT_WIDTH / CHARACTER)
/** Room for digits of substitute fonts that are a little wider than half a character; less than the next whole one. */
const SLACK = 0.9

/** Words of this field that a general dictionary takes apart. */
const COMPOUNDS = /文明单位|文明社区|文明校园|精神文明|文明创建|志愿服务|创建工作|工作汇报|办事处|委员会|领导小组/g

/** Places between words where a title may break, never inside 《》. */
function wordBoundaries(title: string): number[] {
  const insideCompound = new Set(
    [...title.matchAll(COMPOUNDS)].flatMap(({ index, 0: word }) =>
      [...word].map((_, offset) => index + offset).slice(1),
    ),
  )
  const segments = new Intl.Segmenter('zh-CN', { granularity: 'word' }).segment(title)
  return [...segments]
    .map((segment) => segment.index)
    .filter((index) => {
      const before = title.slice(0, index)
      const insideTitleMarks = before.lastIndexOf('《') > before.lastIndexOf('》')
      return (
        index > 0 &&
        !insideCompound.has(index) &&
        !insideTitleMarks &&
        !/^[年月日、》）”]/.test(title.slice(index)) &&
        !/[《（“]$/.test(before)
      )
    })
}

/**
 * The width, in characters, of the first of two title lines, so that the title breaks between words and stands as an inverted
 * trapezoid (the standard asks for 词意完整, 排列对称). Undefined for titles of one line and for those no two lines can hold.
 */
export function titleBreakWidth(title: string): number | undefined {
  const total = widthInCharacters(title)
  if (total <= CAPACITY) return undefined
  const widths = wordBoundaries(title).map((index) => widthInCharacters(title.slice(0, index)))
  return widths.find((width) => width >= total / 2 && width + SLACK <= CAPACITY)
}

/**
 * Equal indents on both sides that make the title wrap at its break by itself, in twips. A line break inside the title would do
 * the same, but every program that reads the file would then see two titles.
 */
export function titleIndent(title: string): number {
  const width = titleBreakWidth(title)
  return width === undefined ? 0 : Math.floor((TEXT_WIDTH - (width + SLACK) * CHARACTER) / 2)
}
