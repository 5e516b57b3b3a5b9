import type { TextEncoding } from '../read/types.ts'

const MARK: Record<TextEncoding, number[]> = {
  'utf-8': [0xef, 0xbb, 0xbf],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
  gb18030: [0x84, 0x31, 0x95, 0x33],
}

/** Encodes text as it was read, with the byte order mark when the file had one. Every character can be written. */
export function encodeText(text: string, encoding: TextEncoding, bom: boolean): Uint8Array<ArrayBuffer> {
  const body = ENCODERS[encoding](text)
  if (!bom) return body
  const mark = MARK[encoding]
  const bytes = new Uint8Array(mark.length + body.length)
  bytes.set(mark)
  bytes.set(body, mark.length)
  return bytes
}

const ENCODERS: Record<TextEncoding, (text: string) => Uint8Array<ArrayBuffer>> = {
  'utf-8': (text) => new TextEncoder().encode(text),
  'utf-16le': (text) => encodeUtf16(text, true),
  'utf-16be': (text) => encodeUtf16(text, false),
  gb18030: encodeGb18030,
}

function encodeUtf16(text: string, littleEndian: boolean): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), littleEndian)
  return new Uint8Array(view.buffer)
}

let gbTable: Map<string, number[]> | undefined

/**
 * The platform decodes GB18030 but does not encode it, so the table is made by decoding every code: exactly the inverse.
 * Two-byte codes win over four-byte ones; characters beyond the BMP follow by counting (GB 18030-2005, section 5).
 */
function gb18030Table(): Map<string, number[]> {
  if (gbTable) return gbTable
  const decoder = new TextDecoder('gb18030')
  const table = new Map<string, number[]>()
  const add = (code: number[]) => {
    const character = decoder.decode(Uint8Array.from(code))
    if (character.length === 1 && character !== '\ufffd' && !table.has(character)) table.set(character, code)
  }
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) add([lead, trail])
  }
  for (let pointer = 0; pointer < 39420; pointer++) add(fourBytes(pointer))
  gbTable = table
  return table
}

function fourBytes(pointer: number): number[] {
  return [
    0x81 + Math.floor(pointer / 12600),
    0x30 + (Math.floor(pointer / 1260) % 10),
    0x81 + (Math.floor(pointer / 10) % 126),
    0x30 + (pointer % 10),
  ]
}

function encodeGb18030(text: string): Uint8Array<ArrayBuffer> {
  const table = gb18030Table()
  const bytes = new Uint8Array(text.length * 4)
  let length = 0
  for (const character of text) {
    const code = character.codePointAt(0) as number
    if (code < 0x80) bytes[length++] = code
    else {
      const encoded = code > 0xffff ? fourBytes(189000 + code - 0x10000) : (table.get(character) ?? [0x3f])
      for (const byte of encoded) bytes[length++] = byte
    }
  }
  return bytes.slice(0, length)
}
