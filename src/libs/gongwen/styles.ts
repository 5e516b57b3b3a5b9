import { AlignmentType, type IParagraphStyleOptions, type IStylesOptions, LineRuleType } from 'docx'
import { CHARACTER_SPACING, FONT, LINE_PITCH, SIZE } from './page.ts'

/** Style ids of the document; readers know headings by the style *names* `heading 1` to `heading 4`. */
export const STYLE = {
  title: 'Title',
  heading: ['Heading1', 'Heading2', 'Heading3', 'Heading4'],
  recipients: 'Recipients',
  attachment: 'Attachment',
  closing: 'Closing',
  tableText: 'TableText',
  tableCaption: 'TableCaption',
  pageNumber: 'PageNumber',
  head: 'IssuerHead',
} as const

function font(name: string) {
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' }
}

const gridLine = { line: LINE_PITCH, lineRule: LineRuleType.EXACT, before: 0, after: 0 }
/** Without an explicit zero a style would inherit the two characters of the body text. */
const noIndent = { firstLine: 0, firstLineChars: 0 }

function headingStyle(level: number, fontName: string): IParagraphStyleOptions {
  return {
    id: STYLE.heading[level - 1] ?? '',
    name: `heading ${level}`,
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    run: { font: font(fontName), size: SIZE.三号, bold: false, color: '000000' },
    paragraph: { keepNext: true, outlineLevel: level - 1, spacing: gridLine },
  }
}

function bodyStyle(id: string, name: string, paragraph: IParagraphStyleOptions['paragraph']): IParagraphStyleOptions {
  return { id, name, basedOn: 'Normal', paragraph }
}

const paragraphStyles: IParagraphStyleOptions[] = [
  {
    id: 'Normal',
    name: 'Normal',
    quickFormat: true,
    run: { font: font(FONT.body), size: SIZE.三号, characterSpacing: CHARACTER_SPACING },
    paragraph: {
      alignment: AlignmentType.BOTH,
      indent: { firstLine: 640, firstLineChars: 200 },
      spacing: gridLine,
    },
  },
  {
    id: STYLE.title,
    name: 'Title',
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    run: { font: font(FONT.title), size: SIZE.二号, bold: false, color: '000000' },
    paragraph: { alignment: AlignmentType.CENTER, indent: noIndent, keepLines: true },
  },
  headingStyle(1, FONT.level1),
  headingStyle(2, FONT.level2),
  headingStyle(3, FONT.body),
  headingStyle(4, FONT.body),
  bodyStyle(STYLE.recipients, '主送机关', { indent: noIndent, keepNext: true }),
  bodyStyle(STYLE.attachment, '附件说明', { alignment: AlignmentType.LEFT, indent: noIndent }),
  bodyStyle(STYLE.closing, '署名和成文日期', { alignment: AlignmentType.RIGHT, indent: noIndent, keepLines: true }),
  {
    id: STYLE.tableText,
    name: '表格文字',
    basedOn: 'Normal',
    run: { size: SIZE.四号 },
    paragraph: { indent: noIndent, spacing: { ...gridLine, line: 480 } },
  },
  {
    id: STYLE.tableCaption,
    name: '表题',
    basedOn: 'Normal',
    run: { font: font(FONT.level1) },
    paragraph: { alignment: AlignmentType.CENTER, indent: noIndent, keepNext: true },
  },
  {
    id: STYLE.pageNumber,
    name: '页码',
    basedOn: 'Normal',
    run: { font: font(FONT.pageNumber), size: SIZE.四号 },
    paragraph: {
      alignment: AlignmentType.RIGHT,
      indent: noIndent,
      spacing: { line: 240, lineRule: LineRuleType.AUTO },
    },
  },
  {
    id: STYLE.head,
    name: '发文机关标志',
    basedOn: 'Normal',
    run: { font: font(FONT.title), color: 'FF0000' },
    paragraph: {
      alignment: AlignmentType.CENTER,
      indent: noIndent,
      spacing: { line: 240, lineRule: LineRuleType.AUTO },
    },
  },
]

export const styles: IStylesOptions = {
  default: {
    document: {
      run: {
        font: font(FONT.body),
        size: SIZE.三号,
        language: { value: 'en-US', eastAsia: 'zh-CN', bidirectional: 'ar-SA' },
      },
    },
  },
  paragraphStyles,
}
