import { strToU8, zipSync } from 'fflate'
import { inflateEntries, ZIP_LIMITS } from '../../read/zip.ts'

const STORED = /\.(?:png|jpe?g|gif|webp|mp4|mp3|zip)$/i
/** Equal input gives equal output, so the entries carry a fixed time. */
const ENTRY_TIME = new Date(2000, 0, 1)

/** All entries of the package, in their order. @throws ReadError */
export function readEntries(bytes: Uint8Array): Record<string, Uint8Array> {
  return inflateEntries(bytes, () => true, {
    parts: ZIP_LIMITS.inflated,
    packedParts: ZIP_LIMITS.inflated,
    anyRatio: true,
  })
}

/** Packs the entries again with some parts replaced or added; everything else stays byte for byte. */
export function writePackage(
  entries: Record<string, Uint8Array>,
  parts: Record<string, string>,
): Uint8Array<ArrayBuffer> {
  const changed = Object.entries(parts).map(([name, xml]) => [name, strToU8(asUtf8(xml))] as const)
  const all = { ...entries, ...Object.fromEntries(changed) }
  return zipSync(
    Object.fromEntries(Object.entries(all).map(([name, data]) => [name, [data, { level: STORED.test(name) ? 0 : 6 }]])),
    { mtime: ENTRY_TIME },
  )
}

/** A part read from UTF-16 is written as UTF-8 and must say so. */
function asUtf8(xml: string): string {
  return xml.replace(/^(<\?xml[^>]*?encoding=["'])utf-16(["'])/i, '$1UTF-8$2')
}

/** Text as XML content; characters XML cannot hold are dropped. */
export function escapeXml(text: string): string {
  return text
    .replace(/\p{Cc}|[\ufffe\uffff]/gu, (control) => (control === '\t' || control === '\n' ? control : ''))
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}

/** The `w:t` tag before `contentStart` gets `xml:space="preserve"` unless it has it. */
export function preserveSpace(xml: string, contentStart: number): { from: number; to: number; text: string }[] {
  const tag = xml.slice(xml.lastIndexOf('<', contentStart - 1), contentStart)
  if (tag.includes('xml:space')) return []
  return [{ from: contentStart - 1, to: contentStart - 1, text: ' xml:space="preserve"' }]
}
