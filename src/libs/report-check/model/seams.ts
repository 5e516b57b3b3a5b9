import { isProse, type Line } from './lines.ts'
import { outlineOf } from './outline.ts'
import { ADDRESSEE } from './seams.words.ts'
import { bodyLines, lineText, type TextModel } from './text-model.ts'

/** A place where one document ends inside another, or begins. */
export interface Seam {
  start: number
  end: number
  message: string
}

const HEAD_LINES = 5
const MIN_AFTER = 120
const DATE =
  /^(?:\d{4}年\d{1,2}月\d{1,2}日|[二一][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)$/
const SIGNATURE = /^[\u4e00-\u9fff（）· ]{3,36}$/
const TITLE =
  /^(?=[^，。；：！？]{8,45}$)(?=.*(?:创建|文明|自查|整改|申报|事迹|\d{4}年|年度))[^，。；：]*(?:总结|小结|汇报|报告|材料|汇报提纲|申报书)(?:（[^（）]{1,12}）)?$/
const ATTACHMENT = /^附(?:件|表|：)/
const FINISHED = /[。！？”…）]$/

/** Title, addressee, signature or the number 一、 where a running document cannot have them. */
export function seams(model: TextModel): Seam[] {
  const lines = mainLines(model)
  const found: Seam[] = []
  let last = -2
  const bare = hasBareHeadings(model, lines)
  for (let index = HEAD_LINES; index < lines.length; index++) {
    const line = lines[index] as Line
    if (line.label || line.end - line.start > 45) continue
    const seam = seamAt(model, lines, index, bare)
    if (seam && index - last > 2) found.push(seam)
    if (seam) last = index
  }
  return [...found, ...restarts(model, lines, found)].sort((a, b) => a.start - b.start)
}

/** The running text up to the attachments, which are documents of their own. */
function mainLines(model: TextModel): Line[] {
  const lines = bodyLines(model).filter((line) => isProse(line) || line.info.kind === 'heading')
  const cut = lines.findIndex((line, index) => index > HEAD_LINES && ATTACHMENT.test(lineText(model, line)))
  return cut < 0 ? lines : lines.slice(0, cut)
}

function seamAt(model: TextModel, lines: Line[], index: number, bare: boolean): Seam | undefined {
  const line = lines[index] as Line
  const before = lines[index - 1] as Line
  const next = lines[index + 1]
  if (!next || (lines.at(-1) as Line).end - line.end < MIN_AFTER) return undefined
  const text = lineText(model, line)
  const span = { start: line.start, end: line.end }
  if (DATE.test(text) && SIGNATURE.test(lineText(model, before)))
    return { start: before.start, end: line.end, message: '署名和日期后面又接着正文，疑为两份文稿拼在一起。' }
  const follows = FINISHED.test(lineText(model, before)) || DATE.test(lineText(model, before))
  if (!follows) return undefined
  if (TITLE.test(text) && begins(model, next) && !bare)
    return { ...span, message: '正文中间又出现一个文稿标题，疑为两份文稿拼在一起。' }
  if (ADDRESSEE.test(text) && isProse(next) && next.end - next.start > 30)
    return { ...span, message: '正文中间又出现一个主送机关，疑为两份文稿拼在一起。' }
  return undefined
}

/** After a title comes an addressee, a subtitle, a paragraph or the first number. */
function begins(model: TextModel, next: Line): boolean {
  const text = lineText(model, next)
  return next.label ? next.label.value === 1 : text.endsWith('：') || text.startsWith('——') || text.length > 30
}

/** A document whose chapters have headings without numbers may call one of them 工作总结. */
function hasBareHeadings(model: TextModel, lines: Line[]): boolean {
  let bare = 0
  for (let index = HEAD_LINES; index + 1 < lines.length && bare < 3; index++) {
    const line = lines[index] as Line
    const text = lineText(model, line)
    if (
      !line.label &&
      text.length < 20 &&
      !/[，。；：！？\d]/.test(text) &&
      (lines[index + 1] as Line).end - (lines[index + 1] as Line).start > 40
    )
      bare++
  }
  return bare >= 3
}

const MOST = 5

/** 一、二、三、 and then 一、 again, with no heading in between that opens a new part. */
function restarts(model: TextModel, lines: Line[], seams: Seam[]): Seam[] {
  const series = outlineOf(model).series.filter(({ style }) => style === 'cn')
  if (series.length < 2 || outlineOf(model).items.some(({ label }) => label.style === 'chapter')) return []
  const rank = new Map(lines.map((line, index) => [line, index]))
  return series.slice(1, MOST).flatMap(({ items }, index) => {
    const [first, second] = items
    const at = first && rank.get(first.line)
    if (!first || !second || !at || (series[index] as (typeof series)[number]).items.length < 2) return []
    const before = lines[at - 1] as Line
    if (first.label.value !== 1 || !FINISHED.test(lineText(model, before)) || before.end - before.start < 20) return []
    const near = seams.some(({ start }) => Math.abs(start - first.line.start) < 400)
    return near
      ? []
      : [{ start: first.line.start, end: first.label.end, message: '序号从“一、”重新开始，疑为两份文稿拼在一起。' }]
  })
}
