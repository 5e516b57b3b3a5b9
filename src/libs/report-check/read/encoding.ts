import { ReadError } from './errors.ts'
import type { TextEncoding } from './types.ts'

/** A decoded text file: `source` without its byte order mark, line ends untouched. */
export interface DecodedText {
  source: string
  encoding: TextEncoding
  bom: boolean
}

const MARKS: { encoding: TextEncoding; bytes: number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
]

/** The most frequent characters of Chinese official prose; a wrong decoding yields rare ones instead. */
const FREQUENT = new Set(
  '的一是在不了有和人中大为上个国我以要到时来用们生出就作会可主发年动同工也能下过子行面后多地方对成建设社区街道文明单位创活组织领导开展加强服务志愿者群众月日第年度精神学习管理制度、，。；：“”《》（）？！ \n',
)
/** How much of a long file is looked at to tell encodings apart. */
const SAMPLE = 64 * 1024

/**
 * Decodes plain text by content: byte order mark, then strict UTF-8, then whichever of GB18030 and UTF-16 reads as prose.
 * @throws ReadError `binary` when it is no text in any of these
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  for (const { encoding, bytes: mark } of MARKS) {
    if (mark.every((byte, index) => bytes[index] === byte)) {
      const source = decode(bytes.subarray(mark.length), encoding)
      if (source === undefined || isBinary(source)) throw binary()
      return { source, encoding, bom: true }
    }
  }
  const encodings: TextEncoding[] = bytes.subarray(0, SAMPLE).includes(0)
    ? ['utf-16le', 'utf-16be']
    : ['utf-8', 'gb18030', 'utf-16le', 'utf-16be']
  const strict = readable(bytes, encodings, true)
  if (strict[0]?.encoding === 'utf-8') return strict[0]
  const best = bestProse(strict)
  if (best && proseScore(best.source) > 0.05) return best
  // A file cut in the middle of a character is still worth checking.
  const damaged = readable(bytes, encodings, false).filter(({ source }) => isNearlyWhole(source))
  const answer = bestProse(best ? [best, ...damaged] : damaged)
  if (!answer) throw binary()
  return answer
}

function readable(bytes: Uint8Array, encodings: TextEncoding[], fatal: boolean): DecodedText[] {
  const found: DecodedText[] = []
  for (const encoding of encodings) {
    const source = decode(bytes, encoding, fatal)
    if (source !== undefined && !isBinary(source) && (encoding === 'utf-8' || looksChinese(source)))
      found.push({ source, encoding, bom: false })
  }
  return found
}

function bestProse(candidates: DecodedText[]): DecodedText | undefined {
  return candidates.toSorted((a, b) => proseScore(b.source) - proseScore(a.source))[0]
}

function decode(bytes: Uint8Array, encoding: TextEncoding, fatal = true): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** At most one character in a hundred could not be decoded. */
function isNearlyWhole(source: string): boolean {
  return (source.match(/\ufffd/g)?.length ?? 0) * 100 <= source.length
}

/** Nearly everything is ASCII, hanzi or their punctuation: random bytes read as UTF-16 are spread over all scripts. */
function looksChinese(source: string): boolean {
  const sample = source.slice(0, SAMPLE)
  const usual = sample.match(
    /[\t\r\n -~\u2000-\u22ff\u2460-\u24ff\u3000-\u303f\u3220-\u4dbf\u4e00-\u9fff\uff00-\uffef]/g,
  )
  return (usual?.length ?? 0) >= sample.length * 0.9
}

/** More than one control character in two hundred, or any NUL, is no text a person wrote. */
function isBinary(source: string): boolean {
  const sample = source.slice(0, SAMPLE)
  let controls = 0
  for (let index = 0; index < sample.length; index++) {
    const code = sample.charCodeAt(index)
    if (code === 0) return true
    if (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12) controls++
  }
  return controls * 200 > sample.length
}

function proseScore(source: string): number {
  const sample = source.slice(0, SAMPLE)
  let frequent = 0
  for (const character of sample) if (FREQUENT.has(character)) frequent++
  return sample.length === 0 ? 0 : frequent / sample.length
}

function binary(): ReadError {
  return new ReadError(
    'binary',
    '这不是文本文件，内容无法识别：请确认没有选错文件，或用 Word 打开后另存为 .docx 或 UTF-8 编码的 .txt。',
  )
}
