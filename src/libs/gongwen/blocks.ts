import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  type IParagraphOptions,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Part, TableBlock } from './model.ts'
import type { OutlineLine } from './outline.ts'
import { TEXT_WIDTH } from './page.ts'
import { STYLE } from './styles.ts'

/** Gives each figure of a document its bookmark name; see `createBookmarkNamer`. */
export type NameBookmark = (id: string) => string

function run(part: Part, nameBookmark: NameBookmark): ParagraphChild {
  const text = new TextRun(part.text)
  return part.type === 'text' ? text : new Bookmark({ id: nameBookmark(part.id), children: [text] })
}

/** A paragraph of label and parts. */
export function paragraph(
  { label, parts }: { label: string; parts: Part[] },
  options: IParagraphOptions,
  nameBookmark: NameBookmark,
): Paragraph {
  const lead = label === '' ? [] : [new TextRun(label)]
  return new Paragraph({ ...options, children: [...lead, ...parts.map((part) => run(part, nameBookmark))] })
}

const ALIGNMENT = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }

/** Widths in twips that add up to the text area. */
function columnWidths(columns: TableBlock['columns']): number[] {
  const total = columns.reduce((sum, column) => sum + (column.width ?? 1), 0)
  const widths = columns.map((column) => Math.floor((TEXT_WIDTH * (column.width ?? 1)) / total))
  const rest = TEXT_WIDTH - widths.reduce((sum, width) => sum + width, 0)
  return widths.map((width, index) => (index === 0 ? width + rest : width))
}

function tableRow(cells: Part[][], block: TableBlock, isHeader: boolean, nameBookmark: NameBookmark): TableRow {
  const widths = columnWidths(block.columns)
  return new TableRow({
    tableHeader: isHeader,
    cantSplit: true,
    children: cells.map((parts, index) => {
      const alignment = isHeader ? 'center' : (block.columns[index]?.align ?? 'center')
      return new TableCell({
        width: { size: widths[index] ?? 0, type: WidthType.DXA },
        verticalAlign: VerticalAlignTable.CENTER,
        margins: { top: 40, bottom: 40, left: 80, right: 80 },
        children: [
          paragraph({ label: '', parts }, { style: STYLE.tableText, alignment: ALIGNMENT[alignment] }, nameBookmark),
        ],
      })
    }),
  })
}

const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' }

function table(block: TableBlock, nameBookmark: NameBookmark): (Paragraph | Table)[] {
  const titles = block.columns.map((column): Part[] => [{ type: 'text', text: column.title }])
  const grid = new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: columnWidths(block.columns),
    borders: { top: thin, bottom: thin, left: thin, right: thin, insideHorizontal: thin, insideVertical: thin },
    rows: [
      tableRow(titles, block, true, nameBookmark),
      ...block.rows.map((row) => tableRow(row, block, false, nameBookmark)),
    ],
  })
  if (block.caption === undefined) return [grid]
  const caption: Part[] = [{ type: 'text', text: block.caption }]
  return [paragraph({ label: '', parts: caption }, { style: STYLE.tableCaption }, nameBookmark), grid]
}

/** The Word elements of one line of the text. `keepNext` holds it on the page of what follows. */
export function blockElements(line: OutlineLine, keepNext: boolean, nameBookmark: NameBookmark): (Paragraph | Table)[] {
  if (line.kind === 'table') return table(line.table, nameBookmark)
  const style = line.kind === 'heading' ? { style: STYLE.heading[line.level - 1] } : {}
  return [paragraph(line, { ...style, ...(keepNext ? { keepNext } : {}) }, nameBookmark)]
}
