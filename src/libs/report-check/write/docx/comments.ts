import { readRelationships, relationshipsPart } from '../../read/docx/package.ts'
import { decodeXml } from '../../read/docx/xml.ts'
import type { DocxMap } from '../../read/types.ts'
import type { CheckDocument, Fault } from '../../types.ts'
import { CHINESE, type Words } from '../words.ts'
import { MarkerPlacer } from './markers.ts'
import { escapeXml, readEntries, writePackage } from './package.ts'

const TRANSITIONAL = 'http://schemas.openxmlformats.org'
const STRICT = 'http://purl.oclc.org/ooxml'
const COMMENTS_CONTENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

export interface CommentOptions {
  /** The messages of the faults are written as they are. */
  words?: Words
  /** ISO time of the check; comments without it carry no date. */
  date?: string
}

/**
 * The original .docx with one Word comment a fault, at its very spot; runs are split where a spot begins or ends inside
 * them, nothing else changes. Word allows no comments in text boxes, notes and headers: those are set at the nearest body
 * paragraph and quote the words. Comments the file has already stay.
 * @throws ReadError when the package cannot be inflated
 */
export function commentDocx(
  original: Uint8Array,
  document: CheckDocument,
  map: DocxMap,
  faults: readonly Fault[],
  options: CommentOptions = {},
): Uint8Array<ArrayBuffer> {
  const entries = readEntries(original)
  const strict = map.parts[map.mainPart]?.includes(`"${STRICT}/wordprocessingml/main"`)
  const namespace = strict ? `${STRICT}/wordprocessingml/main` : `${TRANSITIONAL}/wordprocessingml/2006/main`
  const comments = existingComments(entries, map.mainPart, namespace)
  const placer = new MarkerPlacer(map, namespace)
  const { words = CHINESE } = options
  const written: string[] = []
  for (const fault of faults) {
    const id = comments.nextId + written.length
    const placed = placer.place(fault, id)
    if (placed === 'nowhere') continue
    const quoted = placed === 'spot' ? '' : `“${document.text.slice(fault.start, fault.end)}”：`
    written.push(commentXml(id, quoted + commentText(fault, words), namespace, words, options.date))
  }
  const parts: Record<string, string> = { [map.mainPart]: placer.write() }
  parts[comments.part] = comments.xml.replace(/<\/(?:\w+:)?comments>\s*$/, (close) => written.join('') + close)
  if (comments.isNew)
    Object.assign(parts, registerComments(entries, map.mainPart, comments.part, strict ? STRICT : TRANSITIONAL))
  return writePackage(entries, parts)
}

function commentText(fault: Fault, words: Words): string {
  const fix = fault.fix ? words.suggestion(words.fix(fault.fix.text)) : ''
  return `【${words.severity[fault.severity]} ${fault.rule}】${fault.message}${fix}`
}

function commentXml(
  id: number,
  text: string,
  namespace: string,
  { author, initials }: Words,
  date: string | undefined,
): string {
  const dated = date === undefined ? '' : ` w:date="${escapeXml(date)}"`
  const paragraphs = text
    .split('\n')
    .map((line) => `<w:p><w:r><w:t xml:space="preserve">${escapeXml(line)}</w:t></w:r></w:p>`)
  return `<w:comment xmlns:w="${namespace}" w:id="${id}" w:author="${author}" w:initials="${initials}"${dated}>${paragraphs.join('')}</w:comment>`
}

interface Comments {
  part: string
  xml: string
  nextId: number
  isNew: boolean
}

function existingComments(entries: Record<string, Uint8Array>, mainPart: string, namespace: string): Comments {
  const rels = entries[relationshipsPart(mainPart)]
  const related = readRelationships(rels && decodeXml(rels), mainPart).find(({ type }) => type === 'comments')
  const bytes = related && entries[related.target]
  if (related && bytes) {
    const xml = decodeXml(bytes).replace(/<((?:\w+:)?comments)([^>]*)\/>\s*$/, '<$1$2></$1>')
    const ids = [...xml.matchAll(/<(?:\w+:)?comment\s[^>]*?\bid="(\d+)"/g)].map((match) => Number(match[1]))
    return { part: related.target, xml, nextId: Math.max(-1, ...ids) + 1, isNew: false }
  }
  const folder = mainPart.slice(0, mainPart.lastIndexOf('/') + 1)
  return {
    part: `${folder}comments.xml`,
    xml: `${HEAD}<w:comments xmlns:w="${namespace}"></w:comments>`,
    nextId: 0,
    isNew: true,
  }
}

/** Names the new part in the relationships of the document and in the content types. */
function registerComments(
  entries: Record<string, Uint8Array>,
  mainPart: string,
  part: string,
  base: string,
): Record<string, string> {
  const type = `${base}/officeDocument/${base === STRICT ? '' : '2006/'}relationships/comments`
  const relsPart = relationshipsPart(mainPart)
  const rels = entries[relsPart]
  const relsXml = rels
    ? decodeXml(rels).replace(/<((?:\w+:)?Relationships)([^>]*)\/>\s*$/, '<$1$2></$1>')
    : `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`
  const typesXml = decodeXml(entries['[Content_Types].xml'] ?? new Uint8Array())
  return {
    [relsPart]: insertBeforeClose(
      relsXml,
      'Relationships',
      (prefix) => `<${prefix}Relationship Id="rIdChuangwenComments" Type="${type}" Target="/${part}"/>`,
    ),
    '[Content_Types].xml': insertBeforeClose(
      typesXml,
      'Types',
      (prefix) => `<${prefix}Override PartName="/${part}" ContentType="${COMMENTS_CONTENT}"/>`,
    ),
  }
}

function insertBeforeClose(xml: string, root: string, element: (prefix: string) => string): string {
  return xml.replace(new RegExp(`</(\\w+:)?${root}>\\s*$`), (close, prefix = '') => element(prefix) + close)
}
