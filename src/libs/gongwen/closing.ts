import { Paragraph, TextRun } from 'docx'
import { formatDate } from '../chinese/index.ts'
import type { Gongwen } from './model.ts'
import { attachmentLabels } from './outline.ts'
import { CHARACTER_WIDTH, LINE_PITCH, widthInCharacters } from './page.ts'
import { STYLE } from './styles.ts'

const DATE_INDENT_CHARACTERS = 4
const ATTACHMENT_LEAD = '附件：'

/** 附件说明: one line under the text, two characters in; names hang under their first character. */
export function attachmentParagraphs(attachments: string[]): Paragraph[] {
  const labels = attachmentLabels(attachments)
  return attachments.map((name, index) => {
    const label = labels[index] ?? ''
    const namesStart = 2 + widthInCharacters(ATTACHMENT_LEAD) + widthInCharacters(label.replace(ATTACHMENT_LEAD, ''))
    return new Paragraph({
      style: STYLE.attachment,
      keepNext: true,
      spacing: { before: index === 0 ? LINE_PITCH : 0 },
      indent: {
        left: Math.round(namesStart * CHARACTER_WIDTH),
        hanging: Math.round(widthInCharacters(label) * CHARACTER_WIDTH),
      },
      children: [new TextRun(`${label}${name}`)],
    })
  })
}

/**
 * Right indents, in characters, of 署名 and 成文日期: the date stands four characters in and the signature is centred on it;
 * a signature too long for that stands at the edge and the date moves to its middle.
 */
export function closingIndents(signature: string, date: string): { signature: number; date: number } {
  const overhang = (widthInCharacters(signature) - widthInCharacters(date)) / 2
  return overhang <= DATE_INDENT_CHARACTERS
    ? { signature: DATE_INDENT_CHARACTERS - overhang, date: DATE_INDENT_CHARACTERS }
    : { signature: 0, date: overhang }
}

/** 署名 and 成文日期, two lines under the text (room for the seal), never parted by a page break. */
export function closingParagraphs(document: Gongwen): Paragraph[] {
  const date = formatDate(document.date)
  const indents = closingIndents(document.signature, date)
  const line = (text: string, indent: number, options: { before: number; keepNext: boolean }) =>
    new Paragraph({
      style: STYLE.closing,
      keepNext: options.keepNext,
      spacing: { before: options.before },
      indent: { right: Math.round(indent * CHARACTER_WIDTH) },
      children: [new TextRun(text)],
    })
  return [
    line(document.signature, indents.signature, { before: 2 * LINE_PITCH, keepNext: true }),
    line(date, indents.date, { before: 0, keepNext: false }),
  ]
}
