import { type UnzipFileInfo, unzipSync } from 'fflate'
import { ReadError } from './errors.ts'

/** Limits against archives made to exhaust memory; a real report stays far below each of them. */
export const ZIP_LIMITS = { entries: 5000, inflated: 512 * 2 ** 20, parts: 64 * 2 ** 20, packedParts: 24 * 2 ** 20 }
/** Text of a size that would be felt never packs this well. */
const BOMB_SIZE = 16 * 2 ** 20
const BOMB_RATIO = 150

const BROKEN = '文件已损坏，打不开：请用 Word 或 WPS 打开并另存为新的 .docx 后再校核。'
const BOMB = '文件解压后异常巨大，疑似压缩炸弹，已停止读取：请核实文件来源，或用 Word 打开后另存为新的 .docx。'
const ENCRYPTED = '文件已加密，无法读取：请在 Word 或 WPS 中取消打开密码，另存后再校核。'

/**
 * Names and declared sizes of all entries, nothing inflated.
 * @throws ReadError `broken`, `zip-bomb` or `encrypted`
 */
export function listEntries(bytes: Uint8Array): UnzipFileInfo[] {
  const entries: UnzipFileInfo[] = []
  let total = 0
  const inspect = (entry: UnzipFileInfo) => {
    entries.push(entry)
    total += entry.originalSize
    if (entries.length > ZIP_LIMITS.entries || total > ZIP_LIMITS.inflated) throw new ReadError('zip-bomb', BOMB)
    return false
  }
  try {
    unzipSync(bytes, { filter: inspect })
  } catch (error) {
    throw error instanceof ReadError ? error : brokenDocx(error)
  }
  if (isEncrypted(bytes)) throw new ReadError('encrypted', ENCRYPTED)
  return entries
}

/**
 * Inflates the entries that `wanted` names. The inflated size cannot exceed the declared one, which is limited.
 * @throws ReadError `broken` or `zip-bomb`
 */
export function inflateEntries(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limits: { parts: number; packedParts: number; anyRatio?: boolean } = ZIP_LIMITS,
): Record<string, Uint8Array> {
  let total = 0
  let packed = 0
  const declared = new Map<string, number>()
  const filter = (entry: UnzipFileInfo) => {
    if (!wanted(entry.name)) return false
    total += entry.originalSize
    packed += entry.size
    // fflate writes no more than the declared size but unpacks on: a small declared size may hide a bomb.
    const lies = entry.size > entry.originalSize * 1.1 + 1024
    const swells = !limits.anyRatio && total > BOMB_SIZE && total > packed * BOMB_RATIO
    if (lies || swells || total > limits.parts || packed > limits.packedParts) throw new ReadError('zip-bomb', BOMB)
    declared.set(entry.name, entry.originalSize)
    return true
  }
  try {
    const parts = unzipSync(bytes, { filter })
    for (const [name, size] of declared) {
      if (parts[name]?.length !== size) throw brokenDocx(`short entry ${name}`)
    }
    return parts
  } catch (error) {
    throw error instanceof ReadError ? error : brokenDocx(error)
  }
}

/** The damaged-file error shared by everything that finds a .docx unreadable. */
export function brokenDocx(cause?: unknown): ReadError {
  return new ReadError('broken', BROKEN, cause)
}

/** Bit 0 of the general purpose flag of the first local header (APPNOTE.TXT 4.4.4). */
function isEncrypted(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[2] === 3 && ((bytes[6] ?? 0) & 1) === 1
}
