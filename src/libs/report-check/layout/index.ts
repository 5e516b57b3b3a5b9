import { openDocx } from '../read/docx/package.ts'
import type { ReadDocument } from '../read/types.ts'
import type { Fault } from '../types.ts'
import { type LayoutFacts, readLayoutFacts, type Section } from './facts.ts'
import { type Placed, placeParagraphs } from './place.ts'
import {
  A4,
  FONTS,
  LAYOUT_RULES,
  MARGIN_NAMES,
  MARGIN_TOLERANCE,
  MARGINS,
  PITCH,
  type Role,
  SIZES,
  toMillimetres,
} from './rules.ts'

export { LAYOUT_RULES, type LayoutRule } from './rules.ts'

/** What one paragraph does wrong; equal findings of neighbouring paragraphs become one fault. */
interface Finding {
  rule: string
  message: string
}

/**
 * Checks the layout of a .docx against GB/T 9704-2012. Tables, text boxes, notes and headers are left alone.
 * @param read the document read from `bytes`; anything but a .docx has no layout and no faults
 * @throws ReadError when the package cannot be read
 */
export function checkLayout(bytes: Uint8Array, read: ReadDocument): Fault[] {
  if (read.map.kind !== 'docx') return []
  const facts = readLayoutFacts(openDocx(bytes))
  const placed = placeParagraphs(read, read.map, facts)
  const report = new Report(placed)
  for (const section of facts.sections) for (const finding of pageFindings(section)) report.atSection(section, finding)
  report.eachParagraph(pitchFinding)
  report.eachParagraph(fontFinding)
  report.eachParagraph(sizeFinding)
  report.eachParagraph(colorFinding)
  report.eachParagraph(headingFinding)
  for (const finding of pageNumberFindings(facts)) report.atStart(finding)
  return report.faults.sort((a, b) => a.start - b.start)
}

class Report {
  readonly faults: Fault[] = []
  private readonly placed: Placed[]

  constructor(placed: Placed[]) {
    this.placed = placed
  }

  atStart(finding: Finding): void {
    const first = this.placed[0]
    if (first) this.add(first, 1, finding)
  }

  atSection(section: Section, finding: Finding): void {
    const first = this.placed.find((one) => one.section === section) ?? this.placed[0]
    if (first) this.add(first, 1, finding)
  }

  /** One fault for each stretch of paragraphs with the same finding. */
  eachParagraph(find: (one: Placed) => Finding | undefined): void {
    let first: Placed | undefined
    let finding: Finding | undefined
    let count = 0
    const flush = () => {
      if (first && finding) this.add(first, count, finding)
    }
    for (const one of this.placed) {
      const found = find(one)
      if (found && finding && found.message === finding.message) count++
      else {
        flush()
        first = one
        finding = found
        count = 1
      }
    }
    flush()
  }

  private add({ paragraph, text }: Placed, count: number, { rule, message }: Finding): void {
    const severity = LAYOUT_RULES.find(({ id }) => id === rule)?.severity ?? 'warning'
    const more = count > 1 ? `（连续 ${count} 段）` : ''
    const firstLine = text.indexOf('\n')
    const end = firstLine < 0 ? paragraph.end : paragraph.start + firstLine
    this.faults.push({ rule, severity, start: paragraph.start, end, message: `${message}${more}。` })
  }
}

function pageFindings(section: Section): Finding[] {
  const width = toMillimetres(section.width)
  const height = toMillimetres(section.height)
  const is = (actual: number, wanted: number) => Math.abs(actual - wanted) <= 1.05
  const upright = is(width, A4.width) && is(height, A4.height)
  const turned = is(width, A4.height) && is(height, A4.width)
  if (turned) return []
  const findings: Finding[] = []
  if (!upright)
    findings.push({ rule: 'L-PAPER', message: `纸张为 ${width} mm × ${height} mm，应为 A4（210 mm × 297 mm）` })
  const sides = (Object.keys(MARGINS) as (keyof typeof MARGINS)[]).filter(
    (side) => Math.abs(toMillimetres(section.margins[side]) - MARGINS[side]) > MARGIN_TOLERANCE + 0.05,
  )
  if (sides.length > 0) {
    const parts = sides.map(
      (side) => `${MARGIN_NAMES[side]} ${toMillimetres(section.margins[side])} mm（应为 ${MARGINS[side]} mm）`,
    )
    findings.push({ rule: 'L-MARGIN', message: `页边距不合要求：${parts.join('、')}` })
  }
  return findings
}

function pitchFinding({ looks, section, role }: Placed): Finding | undefined {
  // The title may be set wider, and mostly is.
  if (role === 'title') return undefined
  const { line = 240, lineRule = 'auto' } = looks.format
  const grid = section?.grid
  const onGrid =
    grid !== undefined && (grid.type === 'lines' || grid.type === 'linesAndChars' || grid.type === 'snapToChars')
  const pitch = lineRule === 'auto' ? (onGrid ? (grid.pitch * line) / 240 : undefined) : line
  if (pitch !== undefined && pitch >= PITCH.min && pitch <= PITCH.max) return undefined
  const now =
    pitch === undefined ? `${Math.round((line / 240) * 100) / 100} 倍行距` : `${Math.round(pitch / 2) / 10} 磅`
  return { rule: 'L-PITCH', message: `行距为 ${now}，应为固定值 28 至 29 磅（每页 22 行）` }
}

/** Text whose looks count: Chinese, and of a heading that runs on into text only the heading. */
function relevantTexts({ looks, role, text }: Placed) {
  const stop = role === 'level2' ? text.indexOf('。') : -1
  let seen = 0
  return looks.texts.filter((one) => {
    const counts = stop < 0 || seen < stop
    seen += one.text.length
    return counts && /\p{Script=Han}/u.test(one.text)
  })
}

function fontFinding(placed: Placed): Finding | undefined {
  const { name, accepted } = FONTS[placed.role]
  const wrong = relevantTexts(placed).find(({ format }) => format.font === undefined || !accepted.test(format.font))
  if (!wrong || isAttachmentMark(placed)) return undefined
  const now = wrong.format.font === undefined ? '没有指定中文字体' : `为${wrong.format.font}`
  return { rule: 'L-FONT', message: `${ROLE_NAMES[placed.role]}字体${now}，应为${name}` }
}

function sizeFinding(placed: Placed): Finding | undefined {
  const { name, size } = SIZES[placed.role]
  const wrong = relevantTexts(placed).find(({ format }) => (format.size ?? 20) !== size)
  if (!wrong) return undefined
  return {
    rule: 'L-SIZE',
    message: `${ROLE_NAMES[placed.role]}字号为 ${(wrong.format.size ?? 20) / 2} 磅，应为 ${name}`,
  }
}

function colorFinding(placed: Placed): Finding | undefined {
  if (placed.role === 'title') return undefined
  const colored = placed.looks.texts.some(
    ({ format, text }) => text.trim() !== '' && format.color !== undefined && !/^(?:auto|0{6})$/i.test(format.color),
  )
  return colored ? { rule: 'L-COLOR', message: '正文里有不是黑色的文字，请改为黑色' } : undefined
}

function headingFinding({ role, isHeading }: Placed): Finding | undefined {
  if (isHeading || (role !== 'level1' && role !== 'level2')) return undefined
  return { rule: 'L-HEADING', message: `${ROLE_NAMES[role]}没有用标题样式，导航窗格里看不到` }
}

/** “附件” at the top of an attachment is set in 黑体. */
const isAttachmentMark = ({ text }: Placed) => /^附件\s*\d*[：:]?$/.test(text.trim())

const ROLE_NAMES: Record<Role, string> = { title: '标题', level1: '一级标题', level2: '二级标题', body: '正文' }

function pageNumberFindings({ footers, oddAndEven }: LayoutFacts): Finding[] {
  const numbered = footers.filter((footer) => footer.hasPageNumber)
  const first = numbered[0]
  if (!first) return [{ rule: 'L-PAGENO', message: '没有页码，请在页脚插入页码' }]
  const differences: string[] = []
  if (!/[—–－-].*[—–－-]/.test(first.text)) differences.push('数字两边没有一字线')
  if (first.size !== undefined && first.size !== 28) differences.push(`字号为 ${first.size / 2} 磅（应为 4 号，14 磅）`)
  if (!oddAndEven) differences.push('没有分单双页左右排列')
  return differences.length > 0
    ? [{ rule: 'L-PAGENO-STYLE', message: `页码样式与标准不同：${differences.join('、')}` }]
    : []
}
