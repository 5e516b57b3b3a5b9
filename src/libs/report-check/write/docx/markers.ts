import type { DocxMap, DocxParagraph, DocxRun, DocxSpan } from '../../read/types.ts'
import type { Fault } from '../../types.ts'
import { type Replacement, replaceAll } from '../edits.ts'
import { paragraphAt, spansWithin } from './corrected.ts'
import { preserveSpace } from './package.ts'

/** What is set at one place of the XML; ends of comments come before starts of others. */
interface Marker {
  xml: string
  rank: number
}

type Anchored = DocxSpan & { run: DocxRun }

/** Gathers the markers of all comments and writes them into the main part in one go. */
export class MarkerPlacer {
  private readonly map: DocxMap
  private readonly xml: string
  private readonly declaration: string
  /** Markers that split a run, by text and by offset within it. */
  private readonly inText = new Map<Anchored, Map<number, Marker[]>>()
  /** Markers between elements, by offset in the XML. */
  private readonly between = new Map<number, Marker[]>()

  /** @param namespace of WordprocessingML as the document uses it (transitional or strict) */
  constructor(map: DocxMap, namespace: string) {
    this.map = map
    this.xml = map.parts[map.mainPart] as string
    this.declaration = this.xml.includes(`xmlns:w="${namespace}"`) ? '' : ` xmlns:w="${namespace}"`
  }

  /** Sets the markers of a comment: at its spot, else around the nearest paragraph of the body. */
  place(fault: Fault, id: number): 'spot' | 'near' | 'nowhere' {
    const start: Marker = { xml: `<w:commentRangeStart${this.declaration} w:id="${id}"/>`, rank: 1 }
    const end: Marker = {
      xml: `<w:commentRangeEnd${this.declaration} w:id="${id}"/><w:r${this.declaration}><w:commentReference w:id="${id}"/></w:r>`,
      rank: 0,
    }
    const spans = this.anchors(fault)
    const first = spans[0]
    const last = spans.at(-1)
    if (!first || !last) return this.placeAround(fault, start, end)
    // A fault without extent, or one of a computed number, is shown at the whole text beside it.
    const covers = fault.start < last.end && fault.end > first.start
    this.addAt(first, covers ? Math.max(fault.start - first.start, 0) : 0, start)
    this.addAt(last, covers ? Math.min(fault.end, last.end) - last.start : last.end - last.start, end)
    return 'spot'
  }

  /** The main part with all markers in it. */
  write(): string {
    const replacements: Replacement[] = []
    for (const [at, markers] of this.between) replacements.push({ from: at, to: at, text: joined(markers) })
    for (const [span, points] of this.inText) replacements.push(...this.splitRun(span, points))
    return replaceAll(this.xml, replacements)
  }

  /** Texts of the body that the fault covers; when it covers none, the first of its paragraph. */
  private anchors(fault: Fault): Anchored[] {
    const paragraph = this.map.paragraphs[paragraphAt(this.map.paragraphs, fault.start)]
    if (!paragraph || !this.isBody(paragraph)) return []
    const covered = spansWithin(this.map.spans, fault.start, fault.end).filter((span) => this.isAnchor(span))
    const found = covered.length > 0 ? covered : spansWithin(this.map.spans, paragraph.start, paragraph.end).slice(0, 8)
    return found.filter((span) => this.isAnchor(span)).slice(0, covered.length || 1)
  }

  private isAnchor(span: DocxSpan): span is Anchored {
    const paragraph = this.map.paragraphs[paragraphAt(this.map.paragraphs, span.start)]
    return span.kind === 'text' && span.run !== undefined && paragraph !== undefined && this.isBody(paragraph)
  }

  private isBody(paragraph: DocxParagraph): boolean {
    return paragraph.story === 'body' && paragraph.part === this.map.mainPart
  }

  private placeAround(fault: Fault, start: Marker, end: Marker): 'spot' | 'near' | 'nowhere' {
    const { paragraphs } = this.map
    const canHost = (paragraph: DocxParagraph) => this.isBody(paragraph) && paragraph.rawClose < paragraph.rawEnd
    const index = paragraphAt(paragraphs, fault.start)
    const host = paragraphs.slice(0, index + 1).findLast(canHost) ?? paragraphs.slice(index).find(canHost)
    if (!host) return 'nowhere'
    push(this.between, host.rawContent, start)
    push(this.between, host.rawClose, { ...end, rank: 2 })
    return host === paragraphs[index] ? 'spot' : 'near'
  }

  /** At the edge of a run the marker stands beside it, so that no empty run is made. */
  private addAt(span: Anchored, offset: number, marker: Marker): void {
    const { run } = span
    const tagStart = this.xml.lastIndexOf('<', span.from - 1)
    const afterText = this.xml.indexOf('>', span.to) + 1
    const isFirst = this.xml.slice(run.properties?.[1] ?? run.openEnd, tagStart).trim() === ''
    const isLast = /^\s*<\/[^<>]+>$/.test(this.xml.slice(afterText, run.end))
    if (offset === 0 && isFirst) push(this.between, run.start, marker)
    else if (offset === span.end - span.start && isLast) push(this.between, run.end, marker)
    else {
      const points = this.inText.get(span) ?? new Map<number, Marker[]>()
      this.inText.set(span, points)
      push(points, offset, marker)
    }
  }

  private splitRun(span: Anchored, points: Map<number, Marker[]>): Replacement[] {
    const { run } = span
    const runTag = this.xml.slice(run.start, run.openEnd)
    const properties = run.properties ? this.xml.slice(...run.properties) : ''
    const textTag = this.xml.slice(this.xml.lastIndexOf('<', span.from - 1), span.from)
    const reopen = `${runTag}${properties}${textTag.includes('xml:space') ? textTag : textTag.replace(/>$/, ' xml:space="preserve">')}`
    const close = `</${tagName(textTag)}></${tagName(runTag)}>`
    const raw = rawOffsets(this.xml.slice(span.from, span.to), textTag.includes('xml:space="preserve"'))
    const splits = [...points].map(([offset, markers]) => {
      const at = span.from + (raw[offset] ?? span.to - span.from)
      return { from: at, to: at, text: close + joined(markers) + reopen }
    })
    return [...preserveSpace(this.xml, span.from), ...splits]
  }
}

/** For every UTF-16 unit shown, where it begins in the raw content: entities are longer, unpreserved space is not shown. */
function rawOffsets(content: string, preserved: boolean): number[] {
  const offsets: number[] = []
  let raw = preserved ? 0 : content.length - content.trimStart().length
  for (const piece of content.slice(raw).match(/&#[xX]?[0-9a-fA-F]+;|&\w+;|[\s\S]/g) ?? []) {
    offsets.push(raw)
    if (isAstralReference(piece)) offsets.push(raw)
    raw += piece.length
  }
  offsets.push(raw)
  return offsets
}

function isAstralReference(piece: string): boolean {
  return piece.startsWith('&#') && Number(piece.slice(2, -1).replace(/^[xX]/, '0x')) > 0xffff
}

const tagName = (tag: string) => /^<([^\s/>]+)/.exec(tag)?.[1] ?? ''

function joined(markers: Marker[]): string {
  return markers
    .toSorted((a, b) => a.rank - b.rank)
    .map((marker) => marker.xml)
    .join('')
}

function push<Key>(groups: Map<Key, Marker[]>, key: Key, marker: Marker): void {
  const group = groups.get(key)
  if (group) group.push(marker)
  else groups.set(key, [marker])
}
