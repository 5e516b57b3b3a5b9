import { AlignmentType, BorderStyle, Paragraph, Tab, TabStopType, TextRun } from 'docx'
import type { Gongwen } from './model.ts'
import { CHARACTER_WIDTH, FONT, LINE_PITCH, TEXT_WIDTH, twips, widthInCharacters } from './page.ts'
import { STYLE } from './styles.ts'

/** The issuer's name as large as the line allows, at most 22 mm high by the standard; in half-points. */
function issuerSize(issuer: string): number {
  const points = Math.floor(TEXT_WIDTH / 20 / widthInCharacters(issuer))
  return Math.min(points, 56) * 2
}

/** 发文字号 centred; with a 签发人 (a report to a superior) one stands left, the other right, a character from the edge. */
function numberLine({ documentNumber, signer }: Gongwen): Paragraph {
  const number = documentNumber ?? ''
  const redLine = { style: BorderStyle.SINGLE, size: 18, color: 'FF0000', space: 11 }
  const spacing = { before: 2 * LINE_PITCH }
  if (signer === undefined) {
    return new Paragraph({
      alignment: AlignmentType.CENTER,
      indent: { firstLine: 0, firstLineChars: 0 },
      spacing,
      border: { bottom: redLine },
      children: [new TextRun(number)],
    })
  }
  return new Paragraph({
    alignment: AlignmentType.LEFT,
    indent: { firstLine: CHARACTER_WIDTH, firstLineChars: 100 },
    spacing,
    border: { bottom: redLine },
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH - CHARACTER_WIDTH }],
    children: [
      new TextRun(number),
      new TextRun({ children: [new Tab(), '签发人：'] }),
      new TextRun({ text: signer, font: FONT.level2 }),
    ],
  })
}

/** 版头: 发文机关标志 35 mm under the top of the text area, the number line, the red line. Empty without an issuer. */
export function redHead(document: Gongwen): Paragraph[] {
  if (document.issuer === undefined) return []
  return [
    new Paragraph({
      style: STYLE.head,
      spacing: { before: twips(35) },
      children: [new TextRun({ text: document.issuer, size: issuerSize(document.issuer) })],
    }),
    numberLine(document),
  ]
}
