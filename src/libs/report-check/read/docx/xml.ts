import { SaxesParser } from 'saxes'

export type Attributes = Record<string, string>

/** What a scan reports; `start`/`end` are offsets of the tag itself in the XML text. Names carry their usual prefix. */
export interface XmlHandlers {
  open(name: string, attributes: Attributes, start: number, end: number): void
  close(name: string, start: number, end: number): void
  text?(text: string): void
}

const USUAL_PREFIX: Record<string, string> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/package/2006/relationships': '',
  'http://schemas.openxmlformats.org/package/2006/content-types': '',
}

/** Renames elements and attributes of files whose writer chose other prefixes than Word's. */
class Prefixes {
  private readonly renames = new Map<string, string>()
  private readonly cache = new Map<string, string>()

  declare(attributes: Attributes): void {
    for (const key in attributes) {
      if (key !== 'xmlns' && !key.startsWith('xmlns:')) continue
      const usual = USUAL_PREFIX[attributes[key] as string]
      const used = key === 'xmlns' ? '' : key.slice(6)
      if (usual === undefined || usual === used || this.renames.get(used) === usual) continue
      this.renames.set(used, usual)
      this.cache.clear()
    }
  }

  name(raw: string): string {
    if (this.renames.size === 0) return raw
    let name = this.cache.get(raw)
    if (name === undefined) {
      const colon = raw.indexOf(':')
      const usual = this.renames.get(colon < 0 ? '' : raw.slice(0, colon))
      const local = raw.slice(colon + 1)
      name = usual === undefined ? raw : usual === '' ? local : `${usual}:${local}`
      this.cache.set(raw, name)
    }
    return name
  }

  attributes(raw: Attributes): Attributes {
    if (this.renames.size === 0) return raw
    // A default namespace does not apply to attributes.
    return Object.fromEntries(
      Object.entries(raw).map(([key, value]) => [key.includes(':') ? this.name(key) : key, value]),
    )
  }
}

/**
 * One pass over an XML part. DTD entities are never expanded.
 * @throws Error when the XML is not well-formed
 */
export function scanXml(xml: string, handlers: XmlHandlers): void {
  const prefixes = new Prefixes()
  const parser = new SaxesParser({ xmlns: false, position: true })
  parser.on('opentag', (tag) => {
    const end = parser.position
    prefixes.declare(tag.attributes)
    handlers.open(prefixes.name(tag.name), prefixes.attributes(tag.attributes), xml.lastIndexOf('<', end - 1), end)
  })
  parser.on('closetag', (tag) => {
    const end = parser.position
    const start = tag.isSelfClosing ? end : xml.lastIndexOf('<', end - 1)
    handlers.close(prefixes.name(tag.name), start, end)
  })
  if (handlers.text) {
    parser.on('text', (text) => handlers.text?.(text))
    parser.on('cdata', (text) => handlers.text?.(text))
  }
  parser.write(xml).close()
}

/** Decodes an XML part: UTF-8, or UTF-16 with its byte order mark; the mark is dropped. */
export function decodeXml(bytes: Uint8Array): string {
  const label =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(label).decode(bytes)
}

/** Whether an on/off property (`w:b`, `w:vanish` …) is on: absent value and every value but 0, false and off mean on. */
export function isOn(attributes: Attributes): boolean {
  const value = attributes['w:val']
  return value === undefined || !['0', 'false', 'off'].includes(value)
}
