import type { LineInfo } from '../../types.ts'
import { Fields } from '../docx/fields.ts'
import { ReadError } from '../errors.ts'
import type { ReadDocument } from '../types.ts'
import { CompoundFile } from './compound.ts'
import { readWordTexts, type WordTexts } from './pieces.ts'

const BROKEN = '文件已损坏，打不开：请用 Word 或 WPS 打开，另存为 .docx 后再校核。'
const TOO_OLD = '这是 Word 95 或更早的文档，不能校核：请用 Word 或 WPS 打开，另存为 .docx 后再来。'
const ENCRYPTED = '文件已加密，无法读取：请在 Word 或 WPS 中取消打开密码，另存后再校核。'

/** Flags and version of the file information block, [MS-DOC] 2.5.2. */
const FLAG_ENCRYPTED = 0x0100
const FLAG_TABLE_1 = 0x0200
const WORD_97 = 0xc1

/**
 * Reads a Word 97–2003 document: body with tables, text boxes, notes; tracked deletions and hidden text left out.
 * Automatic numbers and heading levels are not rebuilt from this format.
 * @throws ReadError `encrypted`, `unsupported` or `broken`
 */
export function readDoc(bytes: Uint8Array): ReadDocument {
  const { body, textboxes, notes } = readTexts(bytes)
  const lines = [
    ...splitLines(body, 'paragraph'),
    ...splitLines(textboxes, 'textbox'),
    ...splitLines(notes, 'footnote'),
  ]
  return {
    document: {
      text: lines.map((line) => line.text).join('\n'),
      lines: lines.map(({ kind }) => ({ kind })),
      format: 'doc',
    },
    map: { kind: 'doc' },
  }
}

function readTexts(bytes: Uint8Array): WordTexts {
  try {
    const file = new CompoundFile(bytes)
    const main = file.stream('WordDocument')
    if (!main) throw new Error('no WordDocument stream')
    const view = new DataView(main.buffer, main.byteOffset, main.byteLength)
    const flags = view.getUint16(0x0a, true)
    if (view.getUint16(2, true) < WORD_97) throw new ReadError('unsupported', TOO_OLD)
    if ((flags & FLAG_ENCRYPTED) !== 0) throw new ReadError('encrypted', ENCRYPTED)
    const table = file.stream(flags & FLAG_TABLE_1 ? '1Table' : '0Table')
    if (!table) throw new Error('no table stream')
    return readWordTexts(main, table)
  } catch (error) {
    throw error instanceof ReadError ? error : new ReadError('broken', BROKEN, error)
  }
}

interface Line {
  text: string
  kind: LineInfo['kind']
}

/** Control characters of Word's text. */
const CELL_END = '\x07'
const SOFT_BREAK = '\x0b'
const PAGE_BREAK = '\x0c'
const PARAGRAPH_END = '\r'
const FIELD: Record<string, string> = { '\x13': 'begin', '\x14': 'separate', '\x15': 'end' }
const NO_BREAK_HYPHEN = '\x1e'

/** Cuts a text into lines: field codes and tables of contents left out, a table cell a line of its own. */
function splitLines(text: string, kind: LineInfo['kind']): Line[] {
  const lines: Line[] = []
  const fields = new Fields()
  let line = ''
  let inContents = false
  const finish = (lineKind: LineInfo['kind']) => {
    const isLayout = line.trim() === '' && (lineKind !== 'paragraph' || inContents)
    if (!isLayout) lines.push({ text: line, kind: lineKind })
    line = ''
  }
  for (const character of text) {
    const mark = FIELD[character]
    if (mark !== undefined) {
      fields.mark(mark)
      inContents = fields.inContents()
    } else if (character === PARAGRAPH_END || character === SOFT_BREAK) {
      if (character === PARAGRAPH_END) fields.dropCodes()
      finish(kind)
    } else if (character === CELL_END) finish('table')
    else if (character === PAGE_BREAK) {
      if (line !== '') finish(kind)
    } else if (fields.hidesText()) fields.addCode(character)
    else if (!inContents) line += character === NO_BREAK_HYPHEN ? '-' : isControl(character) ? '' : character
  }
  if (line.trim() !== '') finish(kind)
  while (lines.at(-1)?.text === '') lines.pop()
  return lines
}

/** Anchors of pictures, notes and comments, and optional hyphens. */
function isControl(character: string): boolean {
  return character < ' ' && character !== '\t'
}
