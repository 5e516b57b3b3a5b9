import { formatDate, type HeadingLevel, headingLabel, ordinalLead } from '../chinese/index.ts'
import type { Block, Gongwen, ListBlock, Part, TableBlock } from './model.ts'

/** One paragraph of the finished document; `label` is the number the renderer writes before its parts. */
export type OutlineLine =
  | {
      kind: 'title' | 'recipients' | 'paragraph' | 'item' | 'attachment' | 'signature' | 'date'
      label: string
      parts: Part[]
    }
  | { kind: 'heading'; level: HeadingLevel; label: string; parts: Part[] }
  | { kind: 'table'; table: TableBlock }

export function textPart(text: string): Part {
  return { type: 'text', text }
}

export function plainText(parts: Part[]): string {
  return parts.map((part) => part.text).join('')
}

function itemLabel(marker: ListBlock['marker'], ordinal: number): string {
  if (marker === 'is') return ordinalLead(ordinal)
  return marker === 'paren' ? `（${ordinal}）` : ''
}

/** Counts headings: each level restarts under the next higher one. */
function createHeadingCounter(): (level: HeadingLevel) => string {
  const counts = [0, 0, 0, 0]
  return (level) => {
    const ordinal = (counts[level - 1] ?? 0) + 1
    counts[level - 1] = ordinal
    counts.fill(0, level)
    return headingLabel(level, ordinal)
  }
}

/** The blocks of the text with every number written out. */
export function outlineBlocks(blocks: Block[]): OutlineLine[] {
  const nextHeading = createHeadingCounter()
  return blocks.flatMap((block): OutlineLine[] => {
    if (block.type === 'table') return [{ kind: 'table', table: block }]
    if (block.type === 'paragraph') return [{ kind: 'paragraph', label: '', parts: block.parts }]
    if (block.type === 'heading') {
      return [{ kind: 'heading', level: block.level, label: nextHeading(block.level), parts: block.parts }]
    }
    return block.items.map((parts, index) => ({ kind: 'item', label: itemLabel(block.marker, index + 1), parts }))
  })
}

/** The attachment lines: 附件：1.甲 and 2.乙 under it; a single attachment has no number. */
export function attachmentLabels(attachments: string[]): string[] {
  if (attachments.length === 1) return ['附件：']
  return attachments.map((_, index) => `${index === 0 ? '附件：' : ''}${index + 1}.`)
}

/** 主送机关 as written: names joined by 、 and closed by a full-width colon. */
export function recipientsLine(recipients: string[]): string {
  return `${recipients.map((name) => name.replace(/[：:]$/, '')).join('、')}：`
}

/** The whole document in reading order, for a page that shows it and for the report check. */
export function outline(document: Gongwen): OutlineLine[] {
  const attachments = document.attachments ?? []
  const labels = attachmentLabels(attachments)
  return [
    { kind: 'title', label: '', parts: [textPart(document.title)] },
    ...(document.recipients.length > 0
      ? [{ kind: 'recipients' as const, label: '', parts: [textPart(recipientsLine(document.recipients))] }]
      : []),
    ...outlineBlocks(document.blocks),
    ...attachments.map((name, index) => ({
      kind: 'attachment' as const,
      label: labels[index] ?? '',
      parts: [textPart(name)],
    })),
    { kind: 'signature', label: '', parts: [textPart(document.signature)] },
    { kind: 'date', label: '', parts: [textPart(formatDate(document.date))] },
  ]
}

function lineText(line: OutlineLine): string {
  if (line.kind !== 'table') return `${line.label}${plainText(line.parts)}`
  const { caption, columns, rows } = line.table
  const body = [columns.map((column) => column.title), ...rows.map((row) => row.map(plainText))]
  return [...(caption === undefined ? [] : [caption]), ...body.map((cells) => cells.join('\t'))].join('\n')
}

/** The document as plain text, one paragraph a line, exactly as the .docx reads. */
export function gongwenText(document: Gongwen): string {
  return outline(document).map(lineText).join('\n')
}
