import type { Line } from '../model/lines.ts'
import { isProse } from '../model/lines.ts'
import { bodyLines, lineText, type TextModel } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'
import { isBoilerLine } from './data-boiler.ts'
import { CLOSING } from './data-truncated.words.ts'

const ORPHAN =
  /^(?:现?将?(?:有关|主要|具体)?(?:工作)?(?:情况|做法)?)?(?:(?:工作|情况)?(?:总结|汇报|报告|介绍|说明|通报))?如?下：$/
const LEAD_IN = /(?:即|如下|包括|主要是|分别是|以下(?:几|[一二两三四五六七八九十])(?:点|个方面|方面|项)|具体为|有)：$/
const SENTENCE_END = /[。！？；”’…》）】〕]$/
const SIGNATURE = /\d{4}年|\d{1,2}月\d{1,2}日|[〇○零一二三四五六七八九]{4}年/

function isProseLine(model: TextModel, line: Line): boolean {
  const text = lineText(model, line)
  return isProse(line) && (/[，。；]/.test(text) || text.endsWith('：')) && !CLOSING.test(text)
}

/** The last line that belongs to the report's running text, skipping signature, date, attachments and web tail. */
function lastProse(model: TextModel, filled: readonly Line[]): { line: Line; rest: Line[] } | undefined {
  for (let index = filled.length - 1; index >= Math.max(0, filled.length - 12); index--) {
    const line = filled[index] as Line
    const text = lineText(model, line)
    if (isBoilerLine(text)) continue
    if (isProseLine(model, line)) return { line, rest: filled.slice(index + 1) }
    if (line.label && !SIGNATURE.test(text) && text.length > 20) return { line, rest: filled.slice(index + 1) }
  }
  return undefined
}

export const dataTruncated: Rule = {
  id: 'D-TRUNC',
  severity: 'blocker',
  title: '内容被截断',
  why: '开头只剩半句“下：”，或结尾停在“即：”、停在半句话上，说明复制时丢了内容。',
  check({ model, report }) {
    const filled = bodyLines(model)
    filled.forEach((line, index) => {
      const text = lineText(model, line)
      if (index > 0 && index < 6 && text.length <= 6 && ORPHAN.test(text)) {
        report({ start: line.start, end: line.end, message: '这是半句话的末尾，前面的主送或导语丢失了。' })
      }
    })
    if (model.document.format !== 'pdf') reportBrokenLeadIns(model, filled, report)
    reportUnfinishedItems(model, filled, report)
    const last = lastProse(model, filled)
    if (!last || last.line.info.kind === 'heading') return
    const text = lineText(model, last.line)
    const content = last.rest.filter((line) => !isBoilerLine(lineText(model, line)))
    if (
      /[：，、]$/.test(text) &&
      !content.some((line) => line.label || lineText(model, line).length > 30 || line.info.kind === 'table')
    ) {
      const lead = /(?:“[^“”]{1,10}”，?)?(?:即|如下|包括|主要是|分别是)?[：，、]$/.exec(text)?.[0] ?? ''
      if (!LEAD_IN.test(text) || content.length === 0)
        report({
          start: last.line.end - lead.length,
          end: last.line.end,
          message: '文稿在这里中断，后面的内容丢失了。',
        })
    } else if (
      !SENTENCE_END.test(text) &&
      text.length >= 15 &&
      !SIGNATURE.test(text.slice(-12)) &&
      (/[，。；]/.test(text) || isUnlikeSiblings(model, filled, last.line))
    ) {
      report({ start: last.line.end - 3, end: last.line.end, message: '最后一句没有说完，后面的内容丢失了。' })
    }
  },
}

/** 主要做法如下： and then a heading that goes on counting: what was announced is lost. */
function reportBrokenLeadIns(
  model: TextModel,
  filled: readonly Line[],
  report: (finding: { start: number; end: number; message: string }) => void,
): void {
  filled.forEach((line, index) => {
    const next = filled[index + 1]
    if (
      !next?.label ||
      next.label.value === 1 ||
      line.label?.style === 'ordinal' ||
      !LEAD_IN.test(lineText(model, line))
    )
      return
    if (next.label.style !== 'cn' && next.label.style !== 'cnParen') return
    if (line.end - line.start < 8 || !isProse(line)) return
    report({ start: line.end - 3, end: line.end, message: '这里说了“如下”，后面却是另一个标题，内容丢失了。' })
  })
}

/** （三）宣传力度不够， and then 四、下步打算; or a number with nothing behind it. */
function reportUnfinishedItems(
  model: TextModel,
  filled: readonly Line[],
  report: (finding: { start: number; end: number; message: string }) => void,
): void {
  const message = '最后一句没有说完，后面的内容丢失了。'
  filled.forEach((line, index) => {
    const next = filled[index + 1]
    if (!next || !isProse(line) || line.info.autoNumber) return
    const isEmpty = line.label?.end === line.end && (line.label.style === 'cn' || line.label.style === 'cnParen')
    const isCut = /[，、]$/.test(lineText(model, line)) && next.label?.style === 'cn' && line.label?.style !== 'cn'
    if (isEmpty && model.plain.length > line.end + 1) report({ start: line.start, end: line.end, message })
    else if (isCut || stopsShort(model, filled, index))
      report({ start: Math.max(line.start, line.end - 3), end: line.end, message })
  })
}

const CHAPTERS = new Set(['cn', 'chapter', 'section'])
const SHORTEST = 30

/** 创建工作取得, and then 一、: a paragraph without its end before a chapter. */
function stopsShort(model: TextModel, filled: readonly Line[], index: number): boolean {
  const line = filled[index] as Line
  const next = filled[index + 1] as Line
  if (index < 1 || !CHAPTERS.has(next.label?.style ?? '') || line.end - line.start < SHORTEST || line.broken)
    return false
  const text = lineText(model, line)
  return /[\u4e00-\u9fff]$/.test(text) && /[，。]/.test(text) && !CHAPTERS.has(line.label?.style ?? '')
}

/** Its siblings end with a full stop, the last item does not. */
function isUnlikeSiblings(model: TextModel, filled: readonly Line[], line: Line): boolean {
  const { label } = line
  if (!label) return false
  const before = filled.filter((other) => other.start < line.start && other.label?.style === label.style).slice(-2)
  return (
    before.length === 2 &&
    before.every(
      (other) =>
        lineText(model, other).endsWith('。') && other.label?.value === label.value - (other === before[1] ? 1 : 2),
    )
  )
}
