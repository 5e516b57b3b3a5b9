import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  type ISectionPropertiesOptions,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import { blockElements } from './blocks.ts'
import { createBookmarkNamer } from './bookmarks.ts'
import { attachmentParagraphs, closingParagraphs } from './closing.ts'
import { redHead } from './head.ts'
import { Gongwen } from './model.ts'
import { outlineBlocks, recipientsLine } from './outline.ts'
import { normalizePackage } from './package.ts'
import { FOOTER_DISTANCE, LINE_PITCH, MARGIN, PAGE, SIZE } from './page.ts'
import { STYLE, styles } from './styles.ts'
import { titleIndent } from './title.ts'

const sectionProperties: ISectionPropertiesOptions = {
  page: {
    size: PAGE,
    margin: { ...MARGIN, header: FOOTER_DISTANCE, footer: FOOTER_DISTANCE },
  },
  grid: { type: DocumentGridType.LINES, linePitch: LINE_PITCH },
}

/** — 1 — one character from the outer edge: right on odd pages, left on even ones. */
function pageNumberFooter(side: 'left' | 'right'): Footer {
  const oneCharacter = SIZE.四号 * 10
  return new Footer({
    children: [
      new Paragraph({
        style: STYLE.pageNumber,
        alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { [side]: oneCharacter, firstLine: 0, firstLineChars: 0 },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  })
}

function titleAndRecipients(document: Gongwen): Paragraph[] {
  const indent = titleIndent(document.title)
  const title = new Paragraph({
    style: STYLE.title,
    indent: { left: indent, right: indent, firstLine: 0, firstLineChars: 0 },
    spacing: { before: document.issuer === undefined ? 0 : 2 * LINE_PITCH, after: LINE_PITCH },
    children: [new TextRun(document.title)],
  })
  if (document.recipients.length === 0) return [title]
  return [
    title,
    new Paragraph({ style: STYLE.recipients, children: [new TextRun(recipientsLine(document.recipients))] }),
  ]
}

function body(document: Gongwen) {
  const nameBookmark = createBookmarkNamer()
  const lines = outlineBlocks(document.blocks)
  return [
    ...redHead(document),
    ...titleAndRecipients(document),
    // The last words stay with the signature: a page must never hold signature and date alone.
    ...lines.flatMap((line, index) => blockElements(line, index === lines.length - 1, nameBookmark)),
    ...attachmentParagraphs(document.attachments ?? []),
    ...closingParagraphs(document),
  ]
}

/**
 * Writes an official document as .docx by GB/T 9704-2012. Every figure stands in a bookmark (see `bookmarkName`).
 *
 * @param input a `Gongwen`; it is validated, so stored or foreign JSON may be passed as it is
 * @param options.time written into the file properties and the zip entries; by default midnight UTC of the document's date,
 *   so that equal input gives equal bytes
 * @throws ZodError when `input` is no valid document
 */
export async function renderGongwen(input: unknown, options: { time?: Date } = {}): Promise<Uint8Array> {
  const document = Gongwen.parse(input)
  const file = new Document({
    title: document.title,
    // Left empty, the package would write its own name here; a person's name does not belong into a report's properties.
    creator: document.signature,
    lastModifiedBy: document.signature,
    description: '',
    styles,
    evenAndOddHeaderAndFooters: true,
    compatibility: { version: 15 },
    sections: [
      {
        properties: sectionProperties,
        footers: { default: pageNumberFooter('right'), even: pageNumberFooter('left') },
        children: body(document),
      },
    ],
  })
  const bytes = await Packer.toArrayBuffer(file)
  return normalizePackage(new Uint8Array(bytes), options.time ?? new Date(`${document.date}T00:00:00Z`))
}
