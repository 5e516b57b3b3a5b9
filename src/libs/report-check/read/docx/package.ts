import { ReadError } from '../errors.ts'
import { brokenDocx, inflateEntries, listEntries } from '../zip.ts'
import { decodeXml, scanXml } from './xml.ts'

/** A relationship of a part; `type` is the last segment of the relationship's URI, `target` a part name. */
export interface Relationship {
  id: string
  type: string
  target: string
}

/** The XML parts of a .docx that carry or shape text. */
export interface DocxPackage {
  mainPart: string
  relationships: Relationship[]
  /** XML by part name; present for every part named by `relationships` that exists. */
  xml(part: string): string | undefined
  /** The first related part of a type, e.g. `styles`. */
  related(type: string): string | undefined
}

const TEXT_PARTS = ['styles', 'numbering', 'footnotes', 'endnotes', 'header', 'footer', 'theme', 'settings', 'comments']

/**
 * Opens the package and inflates the parts that matter, never the pictures.
 * @throws ReadError `broken`, `encrypted`, `zip-bomb`, or `unsupported` when it is another kind of zip
 */
export function openDocx(bytes: Uint8Array): DocxPackage {
  const names = new Set(listEntries(bytes).map((entry) => entry.name))
  const first = inflateXml(bytes, (name) => name === '_rels/.rels')
  const mainPart = findMainPart(names, first.get('_rels/.rels'))
  if (mainPart === undefined) throw notWord(names)
  const relsPart = relationshipsPart(mainPart)
  const relationships = readRelationships(inflateXml(bytes, (name) => name === relsPart).get(relsPart), mainPart)
  const wanted = new Set([mainPart])
  for (const { type, target } of relationships) if (TEXT_PARTS.includes(type)) wanted.add(target)
  const parts = inflateXml(bytes, (name) => wanted.has(name))
  if (!parts.has(mainPart)) throw brokenDocx()
  return {
    mainPart,
    relationships,
    xml: (part) => parts.get(part),
    related: (type) => relationships.find((one) => one.type === type && parts.has(one.target))?.target,
  }
}

/** `word/document.xml` → `word/_rels/document.xml.rels`. */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf('/') + 1
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
}

/** Reads a relationships part; external targets are left out. */
export function readRelationships(xml: string | undefined, source: string): Relationship[] {
  const relationships: Relationship[] = []
  if (xml === undefined) return relationships
  scanXml(xml, {
    open: (name, attributes) => {
      if (name !== 'Relationship' || attributes.TargetMode === 'External') return
      const type = attributes.Type ?? ''
      relationships.push({
        id: attributes.Id ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        target: resolveTarget(source, attributes.Target ?? ''),
      })
    },
    close: () => {},
  })
  return relationships
}

function resolveTarget(source: string, target: string): string {
  const steps = target.startsWith('/') ? [] : source.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function inflateXml(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, string> {
  return new Map(Object.entries(inflateEntries(bytes, wanted)).map(([name, part]) => [name, decodeXml(part)]))
}

function findMainPart(names: Set<string>, rels: string | undefined): string | undefined {
  let target: string | undefined
  try {
    target = readRelationships(rels, '').find((one) => one.type === 'officeDocument')?.target
  } catch (error) {
    throw brokenDocx(error)
  }
  if (target !== undefined && /(?:^|\/)(?:xl|ppt)\//.test(target)) return undefined
  if (target !== undefined && names.has(target)) return target
  return names.has('word/document.xml') ? 'word/document.xml' : undefined
}

function notWord(names: Set<string>): ReadError {
  const has = (start: string) => [...names].some((name) => name.startsWith(start))
  const kind = has('xl/')
    ? '这是 Excel 表格'
    : has('ppt/')
      ? '这是 PowerPoint 演示文稿'
      : names.has('OFD.xml')
        ? '这是 OFD 版式文件'
        : names.has('content.xml')
          ? '这是 ODF 文档'
          : '这是压缩包，里面没有 Word 正文'
  return new ReadError('unsupported', `${kind}，不能校核：请把要校核的文字另存为 .docx、.txt 或 .pdf 后再来。`)
}
