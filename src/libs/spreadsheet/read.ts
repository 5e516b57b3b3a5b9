import * as XLSX from '@e965/xlsx'
import Big from 'big.js'
import { unzipSync } from 'fflate'
import { LIMITS, type ReadCell, type ReadSheet, UnreadableTable, type Workbook } from './workbook.ts'

/**
 * Reads .xlsx, .xlsm, .xlsb, .ods, .xls, tables saved as HTML or XML, and .csv (UTF-8, UTF-16, GB18030), recognised by content.
 * Throws `UnreadableTable` for anything else, encrypted or broken files, zip bombs and tables over the limits.
 */
export function readWorkbook(bytes: Uint8Array): Workbook {
  refuseTooLarge(bytes.length)
  if (bytes.length === 0) throw new UnreadableTable('文件是空的，请选择有内容的表格')
  if (startsWith(bytes, [0x50, 0x4b])) {
    refuseZipBomb(bytes)
    return fromBytes(bytes)
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    if (isEncrypted(bytes)) throw new UnreadableTable(ENCRYPTED)
    return fromBytes(bytes)
  }
  return fromText(decodeText(bytes))
}

/** For callers that can ask the size before reading the file. */
export function refuseTooLarge(size: number): void {
  if (size <= LIMITS.fileBytes) return
  const megabytes = Math.round(size / 1024 / 1024)
  throw new UnreadableTable(
    `文件有 ${megabytes} MB，超过 ${LIMITS.fileBytes / 1024 / 1024} MB；请删去图片和无关的工作表后再试`,
  )
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}

const ENCRYPTED = '文件有打开密码，请取消密码后再试'
/** What an .xlsx with a password holds in place of its sheets, as its directory writes the name. */
const PACKAGE_NAME = 'EncryptedPackage'

function isEncrypted(bytes: Uint8Array): boolean {
  const name = new Uint8Array([...PACKAGE_NAME].flatMap((letter) => [letter.charCodeAt(0), 0]))
  for (let at = bytes.indexOf(name[0]!); at >= 0; at = bytes.indexOf(name[0]!, at + 1)) {
    if (name.every((byte, index) => bytes[at + index] === byte)) return true
  }
  return false
}

/** Looks at the declared sizes only; the reader inflates no entry beyond what it declares. */
function refuseZipBomb(bytes: Uint8Array): void {
  let total = 0
  let entries = 0
  const broken = new UnreadableTable('压缩包结构损坏，打不开；请用 Excel 或 WPS 打开后另存为 .xlsx 再试')
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize
        entries += 1
        return false
      },
    })
  } catch {
    throw broken
  }
  if (entries === 0) throw broken
  if (total > LIMITS.inflatedBytes || entries > LIMITS.entries) {
    throw new UnreadableTable('文件展开后过大，疑似压缩炸弹，已停止读取；请确认来源后另存为 .xlsx 再试')
  }
}

function fromBytes(bytes: Uint8Array): Workbook {
  return convert(() =>
    XLSX.read(bytes, { type: 'array', dense: true, sheetRows: LIMITS.rows + 1, cellHTML: false, cellStyles: true }),
  )
}

function fromText(text: string): Workbook {
  return convert(() => XLSX.read(text, { type: 'string', raw: true, dense: true, sheetRows: LIMITS.rows + 1 }))
}

function convert(read: () => XLSX.WorkBook): Workbook {
  let book: XLSX.WorkBook
  try {
    book = read()
  } catch (error) {
    throw new UnreadableTable(reasonOf(error))
  }
  if (book.SheetNames.length > LIMITS.sheets) throw new UnreadableTable(`工作表超过 ${LIMITS.sheets} 个，请只留要读的`)
  const sheets = book.SheetNames.map((name) => toSheet(name, book.Sheets[name]))
  if (sheets.every((sheet) => sheet.rows.length === 0)) throw new UnreadableTable('文件里没有任何内容')
  return { sheets }
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  if (/password|encrypt/i.test(message)) return ENCRYPTED
  if (/Unsupported ZIP/i.test(message))
    return '这不是表格文件（可能是改了扩展名的压缩包或 Word 文件），请选择 .xlsx、.xls 或 .csv'
  return '表格损坏，打不开；请用 Excel 或 WPS 打开后另存为 .xlsx 再试'
}

function toSheet(name: string, sheet: XLSX.WorkSheet | undefined): ReadSheet {
  const data = (sheet?.['!data'] ?? []) as (XLSX.CellObject | undefined)[][]
  if (data.length > LIMITS.rows) throw new UnreadableTable(`工作表“${name}”超过 ${LIMITS.rows} 行，请删去多余的行`)
  const rows = Array.from(data, (row) => Array.from((row ?? []).slice(0, LIMITS.columns), (cell) => toCell(cell)))
  while (rows.length > 0 && rows.at(-1)!.every((cell) => cell === undefined)) rows.pop()
  const merges = (sheet?.['!merges'] ?? []).slice(0, LIMITS.merges).map(({ s, e }) => ({
    top: s.r,
    left: s.c,
    bottom: Math.min(e.r, rows.length - 1),
    right: Math.min(e.c, LIMITS.columns - 1),
  }))
  const hiddenColumns = (sheet?.['!cols'] ?? [])
    .slice(0, LIMITS.columns)
    .flatMap((info, c) => (info?.hidden ? [c] : []))
  return { name, rows, merges, hiddenColumns }
}

function toCell(cell: XLSX.CellObject | undefined): ReadCell | undefined {
  if (!cell || cell.t === 'z') return undefined
  if (cell.t === 'e') return { text: cell.w ?? '', broken: `单元格是错误值 ${cell.w ?? ''}` }
  if (cell.f !== undefined && cell.v === undefined) return { text: '', broken: '公式没有保存结果，请改成数值' }
  if (cell.v === undefined || cell.v === null) return undefined
  const text = String(cell.t === 's' ? cell.v : (cell.w ?? cell.v)).slice(0, LIMITS.cellText)
  if (text.trim() === '') return undefined
  return cell.t === 'n' && typeof cell.v === 'number' ? { text: text.trim(), number: exactDecimal(cell.v) } : { text }
}

/** Fifteen digits are what Excel itself keeps; this drops the dust of binary arithmetic. */
function exactDecimal(value: number): string {
  const shortest = String(Number(value.toPrecision(15)))
  return shortest.includes('e') ? new Big(shortest).toFixed() : shortest
}

const SCRIPTS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** Decodes text by its mark, else as UTF-8, else as GB18030; refuses what is no text at all. */
export function decodeText(bytes: Uint8Array): string {
  const marked = SCRIPTS.find(([, mark]) => startsWith(bytes, mark))
  if (marked) return new TextDecoder(marked[0]).decode(bytes)
  if (bytes.includes(0)) throw new UnreadableTable('这不是表格文件，请选择 .xlsx、.xls 或 .csv')
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not this encoding: the next one decides.
    }
  }
  throw new UnreadableTable('不是表格文件，或文字编码认不出；请另存为 .xlsx，或 UTF-8、GBK 编码的 .csv')
}
