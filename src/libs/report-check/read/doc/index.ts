import { ReadError } from '../errors.ts'
import type { ReadDocument } from '../types.ts'
import type { Streams } from './bytes.ts'
import { CompoundFile } from './compound.ts'
import { LineReader } from './lines.ts'
import { readWordTexts } from './pieces.ts'

const BROKEN = '文件已损坏，打不开：请用 Word 或 WPS 打开，另存为 .docx 后再校核。'
const TOO_OLD = '这是 Word 95 或更早的文档，不能校核：请用 Word 或 WPS 打开，另存为 .docx 后再来。'
const ENCRYPTED = '文件已加密，无法读取：请在 Word 或 WPS 中取消打开密码，另存后再校核。'

/** Flags and version of the file information block, [MS-DOC] 2.5.2. */
const FLAG_ENCRYPTED = 0x0100
const FLAG_TABLE_1 = 0x0200
const WORD_97 = 0xc1

/**
 * Reads a Word 97–2003 document: body with tables, text boxes, notes; automatic numbers rebuilt, tracked deletions and hidden
 * text left out.
 * @throws ReadError `encrypted`, `unsupported` or `broken`
 */
export function readDoc(bytes: Uint8Array): ReadDocument {
  try {
    const streams = openStreams(bytes)
    const { body, textboxes, notes } = readWordTexts(streams)
    const reader = new LineReader(streams)
    const lines = [
      ...reader.read(body, 'paragraph'),
      ...reader.read(textboxes, 'textbox'),
      ...reader.read(notes, 'footnote'),
    ]
    return {
      document: {
        text: lines.map((line) => line.text).join('\n'),
        lines: lines.map((line) => line.info),
        format: 'doc',
      },
      map: { kind: 'doc' },
    }
  } catch (error) {
    throw error instanceof ReadError ? error : new ReadError('broken', BROKEN, error)
  }
}

function openStreams(bytes: Uint8Array): Streams {
  const file = new CompoundFile(bytes)
  const main = file.stream('WordDocument')
  if (!main) throw new Error('no WordDocument stream')
  const view = new DataView(main.buffer, main.byteOffset, main.byteLength)
  const flags = view.getUint16(0x0a, true)
  if (view.getUint16(2, true) < WORD_97) throw new ReadError('unsupported', TOO_OLD)
  if ((flags & FLAG_ENCRYPTED) !== 0) throw new ReadError('encrypted', ENCRYPTED)
  const table = file.stream(flags & FLAG_TABLE_1 ? '1Table' : '0Table')
  if (!table) throw new Error('no table stream')
  return { main, table }
}
