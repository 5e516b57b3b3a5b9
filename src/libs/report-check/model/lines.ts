import type { CheckDocument, LineInfo } from '../types.ts'
import { type Label, readLabel } from './labels.ts'
import { BARE, OPENER, OPENS, TELLS, UNIT_ONLY } from './lines.words.ts'
import { isDigit, isHanzi } from './normalize.ts'

/** One line (= one paragraph) of the document; offsets without the blanks at both ends. */
export interface Line {
  index: number
  start: number
  end: number
  info: LineInfo
  label?: Label
  /** The line stops in the middle of a sentence that goes on in the next line. */
  broken: boolean
  /** The line with the rest of the sentence, for a broken line. */
  rest?: Line
}

const PARAGRAPH: LineInfo = { kind: 'paragraph' }
const BLANK = /\s/
const END_MARKS = new Set('。！？；：…”’》）】〕」—.!?;:|')
const MIN_PROSE = 15
const LONG_HEADING = 40

/** Splits normalised text into lines, reads their labels and finds the ones that break off inside a sentence. */
export function readLines(plain: string, document: CheckDocument): Line[] {
  const lines: Line[] = []
  let from = 0
  while (from <= plain.length) {
    let to = plain.indexOf('\n', from)
    if (to < 0) to = plain.length
    lines.push(readLine(plain, from, to, lines.length, document.lines?.[lines.length] ?? PARAGRAPH))
    from = to + 1
  }
  if (document.format !== 'pdf') markBroken(plain, lines)
  return lines
}

function readLine(plain: string, from: number, to: number, index: number, info: LineInfo): Line {
  let start = from
  let end = to
  while (start < end && BLANK.test(plain[start] as string)) start++
  while (end > start && BLANK.test(plain[end - 1] as string)) end--
  const line: Line = { index, start, end, info, broken: false }
  const label = start < end ? readLabel(plain, start, end) : undefined
  if (label) line.label = label
  return line
}

/** Lines of these kinds hold running text; cells of a table and headers do not continue into each other. */
export function isProse(line: Line): boolean {
  return line.info.kind === 'paragraph' || line.info.kind === 'list' || line.info.kind === 'textbox'
}

function markBroken(plain: string, lines: Line[]): void {
  const reach = standApart(lines) ? 2 : 1
  for (let index = 0; index + 1 < lines.length; index++) {
    const line = lines[index] as Line
    let next = lines[index + 1] as Line
    if (next.start === next.end && reach === 2) next = lines[index + 2] ?? next
    if (!isProse(line) || !isProse(next) || !breaksOff(plain, line, next)) continue
    line.broken = true
    line.rest = next
  }
}

/** Every paragraph has a blank line behind it. */
function standApart(lines: Line[]): boolean {
  const filled = lines.slice(0, -1).filter(({ start, end }) => end > start)
  const apart = filled.filter(({ index }) => (lines[index + 1] as Line).start === (lines[index + 1] as Line).end)
  return apart.length > 2 && apart.length * 2 > filled.length
}

function breaksOff(plain: string, line: Line, next: Line): boolean {
  if (line.end - line.start < 2 || next.start === next.end) return false
  const last = plain[line.end - 1] as string
  const body = plain.slice(line.start, line.end)
  if (END_MARKS.has(last)) return last === '.' && continuesNumber(plain, line, next)
  if (continuesNumber(plain, line, next)) return true
  if (/^[，。；、）”》]/.test(plain.slice(next.start, next.start + 1))) return body.length >= MIN_PROSE
  if (!next.label && goesOn(plain, line, next)) return true
  if (CONTINUES.test(plain.slice(next.start, next.start + 3)))
    return line.label === undefined || body.length > LONG_HEADING
  if (MAY_CONTINUE.test(plain.slice(next.start, next.start + 3)) && line.label === undefined && isSentence(body))
    return true
  if (
    next.label ||
    isVerse(body, next) ||
    !isHanzi(plain.charCodeAt(next.start)) ||
    (looksLikeHeading(line, body) && !TELLS.test(body) && !tellsFigures(line, body, plain, next))
  )
    return false
  return /[，。；]/.test(plain.slice(next.start, next.end)) && !looksLikeSignature(plain.slice(next.start, next.end))
}

/** 守好一盏灯， and 照亮一条街。: short lines of one length. */
const isVerse = ({ length }: string, { start, end }: Line) =>
  length < VERSE && end - start < VERSE && Math.abs(end - start - length) < 3
const VERSE = 17

/** 教育身边 and 人，持续…: no paragraph opens with a scrap and a comma. */
function goesOn(plain: string, line: Line, next: Line): boolean {
  const length = line.end - line.start
  if (line.label || length < SHORTEST || !isHanzi(plain.charCodeAt(line.end - 1))) return false
  const scrap = /^([\u4e00-\u9fff]{1,2})[，、；](?=[\u4e00-\u9fff])/.exec(plain.slice(next.start, next.start + 4))?.[1]
  if (scrap === undefined || /[对好是不啊哦唉]/.test(scrap) || OPENS.test(scrap)) return false
  if (scrap.length === 1) return /^.，(?![是要能为])/.test(plain.slice(next.start, next.start + 3))
  // 广东、北京等地 may open a paragraph.
  return plain[next.start + 2] !== '、' && isSentence(plain.slice(line.start, line.end))
}

const SHORTEST = 10

/** No heading, and no finished sentence, ends with these. */
const OPEN_END = /[和与把并及，、]$|^(?![^。]*是[^，。]{1,12}的$).{15,}的$/

/** A heading has no full stop inside and is short, whether it bears a number or not. */
function looksLikeHeading(line: Line, body: string): boolean {
  if (/[，、]$/.test(body)) return false
  if (OPEN_END.test(body)) return line.label !== undefined && line.label.style !== 'ordinal'
  if (body.length < MIN_PROSE || !/[，。；]/.test(body)) return true
  return (
    !/[。；]/.test(body) && (body.length < LONG_HEADING || (line.label !== undefined && line.label.style !== 'ordinal'))
  )
}

/** No paragraph begins with these. */
const CONTINUES = /^(?:以及|的(?![确士])|等[，。、；]|如下[：。])/
/** A heading or a line of verse may: 和时间赛跑, 并肩向前, 等雪化了. */
const MAY_CONTINUE = /^(?:并(?![非不州联肩蒂排行列])|和(?![谐平睦煦])|及(?![时早至])|等(?![级待候于到风雨雪我你他]))/
/** Verse and headings are short and have no full stop. */
const isSentence = (body: string) => body.includes('。') || body.length >= SENTENCE
const SENTENCE = 30
/** 新增车位260个、充电桩48个，居民出行 is no heading, when 更加方便。 follows. */
function tellsFigures(line: Line, body: string, plain: string, next: Line): boolean {
  const rest = plain.slice(next.start, next.end)
  return (
    line.label === undefined &&
    /\d[\u4e00-\u9fff]/.test(body) &&
    /，.*，/.test(body) &&
    rest.includes('。') &&
    !/\d[\u4e00-\u9fff]{1,2}$/.test(body) &&
    !OPENER.test(rest)
  )
}

function looksLikeSignature(text: string): boolean {
  return text.length <= 24 && /\d{4}年|^附件|^附：/.test(text)
}

const NUMBER_WITH_UNIT =
  /\d{1,12}(?:\.\d+)?(?:%|余?[万亿]?(?:元|人|名|次|场|户|个|家|件|份|项|亩|平方|公里|小时|吨|米|位)|[万亿])|\d{1,6}\.\d+(?=[%\u4e00-\u9fffA-Za-zμ])/y
const SPENT = /(?:投入|筹集|争取|募集|落实|拨付|发放)[\u4e00-\u9fff]{0,8}$/

/** A number with its unit, or the rest of one, opens the next line: no list item begins like that. */
function continuesNumber(plain: string, line: Line, next: Line): boolean {
  const lastCode = plain.charCodeAt(line.end - 1)
  const body = plain.slice(line.start, line.end)
  // 接待游客136. and 8万人次 in the next line
  if (/[\u4e00-\u9fff]\d{1,6}\.$/.test(body))
    return /^\d{1,4}[万亿%元个人]/.test(plain.slice(next.start, next.start + 6))
  if (!/[\u4e00-\u9fff]/.test(body) || !/[，。；\u4e00-\u9fff]/.test(plain.slice(next.start, next.end))) return false
  // 收到感谢信 and 230封、锦旗18面: no sentence opens with a bare number of things.
  if (isHanzi(lastCode) && body.length >= 7 && BARE.test(plain.slice(next.start, next.start + 12))) return true
  if (
    body.length < LONG_HEADING &&
    SPENT.test(body) &&
    /^\d[\d.]{0,7}[万亿]?元/.test(plain.slice(next.start, next.start + 12))
  )
    return true
  NUMBER_WITH_UNIT.lastIndex = next.start
  if (NUMBER_WITH_UNIT.test(plain)) {
    if (isDigit(lastCode)) return !/(?:附件|附表|表|图|第)\d+$/.test(body)
    // A list splitter cuts before “digit, dot”; before a plain number only running text is believed to go on.
    const isDecimal = /^\d+\.\d/.test(plain.slice(next.start, next.start + 16))
    return (
      isHanzi(lastCode) &&
      (isDecimal && !line.label
        ? /[，。；]|、.*(?:[达至到为约共超近]|实现|突破|完成|投入|增长|接待)$/.test(body)
        : !looksLikeHeading(line, body))
    )
  }
  if (isDigit(lastCode) && /^\.\d/.test(plain.slice(next.start, next.start + 2))) return true
  UNIT_ONLY.lastIndex = next.start
  return isDigit(lastCode) && UNIT_ONLY.test(plain)
}
