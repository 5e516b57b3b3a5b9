import { ReadError } from './errors.ts'

/** Largest file that is read at all; a report with photos stays below it. */
export const MAX_FILE_BYTES = 100 * 2 ** 20

export type FileKind = 'docx' | 'doc' | 'pdf' | 'text' | 'markdown'

/** Refuses a file by its size, before anything of it is read. @throws ReadError `empty` or `too-large` */
export function checkSize(size: number): void {
  if (size === 0) throw new ReadError('empty', '文件是空的，没有可校核的内容：请确认文件已保存，再重新选择。')
  if (size > MAX_FILE_BYTES) {
    const megabytes = Math.ceil(size / 2 ** 20)
    throw new ReadError(
      'too-large',
      `文件有 ${megabytes} MB，超过 ${MAX_FILE_BYTES / 2 ** 20} MB 的上限，没有读取：请压缩或删去其中的图片，或拆成几个文件再校核。`,
    )
  }
}

/**
 * What a file is by its content; the name only tells Markdown from other text.
 * @throws ReadError for known formats that cannot be checked
 */
export function detectKind(bytes: Uint8Array, name: string): FileKind {
  if (startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06') || startsWith(bytes, 'PK\x07\x08'))
    return 'docx'
  if (startsWith(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return detectCompound(bytes)
  if (indexOf(bytes.subarray(0, 1024), latin('%PDF-')) >= 0) return 'pdf'
  const refusal = REFUSED.find(({ start }) => startsWith(bytes, start))
  if (refusal) throw unsupported(refusal.what)
  if (/^\s*<(?:!doctype html|html|\?xml)/i.test(String.fromCharCode(...bytes.subarray(0, 200))))
    throw unsupported('这是网页或 XML 文件')
  return /\.(?:md|markdown)$/i.test(name) ? 'markdown' : 'text'
}

const REFUSED = [
  { start: '{\\rtf', what: '这是 RTF 文档' },
  { start: '\x89PNG', what: '这是图片' },
  { start: '\xff\xd8\xff', what: '这是图片' },
  { start: 'GIF8', what: '这是图片' },
  { start: 'Rar!', what: '这是压缩包' },
  { start: '7z\xbc\xaf', what: '这是压缩包' },
  { start: '\x1f\x8b', what: '这是压缩包' },
]

/** An OLE compound file is an old Word document, an encrypted .docx, or something of another program. */
function detectCompound(bytes: Uint8Array): FileKind {
  if (hasStream(bytes, 'EncryptedPackage')) {
    throw new ReadError('encrypted', '文件已加密，无法读取：请在 Word 或 WPS 中取消打开密码，另存后再校核。')
  }
  if (hasStream(bytes, 'WordDocument')) return 'doc'
  throw unsupported(
    hasStream(bytes, 'Workbook')
      ? '这是 Excel 表格'
      : hasStream(bytes, 'PowerPoint Document')
        ? '这是 PowerPoint 演示文稿'
        : '无法识别这个文件（可能已损坏）',
  )
}

function unsupported(what: string): ReadError {
  return new ReadError('unsupported', `${what}，不能校核：请把要校核的文字另存为 .docx、.txt 或 .pdf 后再来。`)
}

/** Names of streams stand as UTF-16LE in the directory sectors. */
function hasStream(bytes: Uint8Array, name: string): boolean {
  return indexOf(bytes, latin([...name].map((character) => `${character}\0`).join(''))) >= 0
}

function startsWith(bytes: Uint8Array, start: string): boolean {
  return latin(start).every((byte, index) => bytes[index] === byte)
}

function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

function indexOf(bytes: Uint8Array, wanted: Uint8Array): number {
  const first = wanted[0] as number
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at
  }
  return -1
}
