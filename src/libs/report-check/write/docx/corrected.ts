import { fromSuperscript } from '../../read/superscript.ts'
import type { DocxMap, DocxParagraph, DocxSpan } from '../../read/types.ts'
import type { CheckDocument, Fault } from '../../types.ts'
import { type Edit, planEdits, type Replacement, replaceAll, type Skipped } from '../edits.ts'
import type { Corrected } from '../text-file.ts'
import { withCopies } from './copies.ts'
import { escapeXml, preserveSpace, readEntries, writePackage } from './package.ts'

/** What one edit does to the package. */
interface Work {
  /** Changes inside the text of a span, offsets relative to it. */
  texts: { span: DocxSpan; from: number; to: number; text: string }[]
  /** Tabs and line breaks that go. */
  breaks: DocxSpan[]
  /** Paragraph marks that go: the paragraph and the one it is joined with. */
  joins: [DocxParagraph, DocxParagraph][]
  /** Whole lines go: what follows them keeps its own layout. */
  removesLines: boolean
}

/**
 * Writes fixes into a .docx with its layout kept: only the `w:t` elements they touch change. Two paragraphs are joined
 * only when nothing stands between them; automatic numbers cannot be edited. What is not written comes back with its reason.
 * @throws ReadError when the package cannot be inflated
 */
export function correctDocx(
  original: Uint8Array,
  document: CheckDocument,
  map: DocxMap,
  faults: readonly Fault[],
): Corrected {
  const { edits, skipped } = planEdits(document.text, faults)
  const applied: Fault[] = []
  const works: Work[] = []
  const joined = new Set<DocxParagraph>()
  for (const edit of edits) {
    const work = planWork(edit, map, joined)
    if (typeof work === 'string') skipped.push(...edit.faults.map((fault): Skipped => ({ fault, reason: work })))
    else {
      works.push(work)
      for (const [, second] of work.joins) joined.add(second)
      applied.push(...edit.faults)
    }
  }
  const parts: Record<string, string> = {}
  for (const [part, replacements] of replacementsByPart(works, document.text, map)) {
    const xml = map.parts[part] as string
    parts[part] = replaceAll(xml, withCopies(xml, replacements))
  }
  return { bytes: writePackage(readEntries(original), parts), applied, skipped }
}

/** The work for an edit, or the reason why it cannot be done; `joined` are paragraphs that earlier edits join to others. */
function planWork(edit: Edit, map: DocxMap, joined: Set<DocxParagraph>): Work | string {
  if (edit.text.includes('\n')) return '需要另起一段，请在 Word 中手工修改'
  const joins = joinsWithin(edit, map)
  if (joins === undefined) return '跨越段落、单元格或分节，请在 Word 中手工合并'
  const first = joins[0]?.[0]
  const removesLines = edit.text === '' && first?.start === edit.start && joins.at(-1)?.[1].start === edit.end
  if (removesLines && joined.has(first)) return '与前一处修改相连，改完请再校核一次'
  const covered = spansWithin(map.spans, edit.start, edit.end)
  if (!removesLines && covered.some((span) => span.kind === 'auto'))
    return '这是 Word 自动编号，不在正文里，请在 Word 中调整编号'
  const work: Work = { texts: [], breaks: [], joins, removesLines }
  let text = edit.text
  for (const span of covered) {
    if (span.kind === 'break') work.breaks.push(span)
    else if (span.kind === 'text') {
      const from = Math.max(edit.start, span.start) - span.start
      const to = Math.min(edit.end, span.end) - span.start
      work.texts.push({ span, from, to, text })
      text = ''
    }
  }
  if (text === '') return work
  const host = neighbour(map.spans, edit)
  if (!host) return '这里没有可以写入的文字，请在 Word 中手工修改'
  const at = host.end <= edit.start ? host.end - host.start : Math.max(edit.start - host.start, 0)
  work.texts.push({ span: host, from: at, to: at, text })
  return work
}

/** Index of the first item for which `isAfter` holds; items are ordered. */
function firstIndex<T>(items: readonly T[], isAfter: (item: T) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isAfter(items[middle] as T)) high = middle
    else low = middle + 1
  }
  return low
}

export function spansWithin(spans: DocxSpan[], start: number, end: number): DocxSpan[] {
  const found: DocxSpan[] = []
  for (let index = firstIndex(spans, (span) => span.end > start); index < spans.length; index++) {
    const span = spans[index] as DocxSpan
    if (span.start >= end) break
    found.push(span)
  }
  return found
}

/** The last paragraph that begins at or before the offset. */
export function paragraphAt(paragraphs: DocxParagraph[], offset: number): number {
  return Math.max(firstIndex(paragraphs, (paragraph) => paragraph.start > offset) - 1, 0)
}

function joinsWithin(edit: Edit, map: DocxMap): Work['joins'] | undefined {
  const joins: Work['joins'] = []
  const last = paragraphAt(map.paragraphs, edit.end)
  for (let index = paragraphAt(map.paragraphs, edit.start); index < last; index++) {
    const first = map.paragraphs[index] as DocxParagraph
    const second = map.paragraphs[index + 1] as DocxParagraph
    if (!canJoin(first, second, map)) return undefined
    joins.push([first, second])
  }
  return joins
}

function canJoin(first: DocxParagraph, second: DocxParagraph, map: DocxMap): boolean {
  if (first.part !== second.part || first.story !== second.story) return false
  if (first.inTable || second.inTable || first.endsSection) return false
  const between = map.parts[first.part]?.slice(first.rawEnd, second.rawStart)
  return first.rawEnd <= second.rawStart && between?.trim() === '' && !isSelfClosing(first)
}

/** The text next to an insertion, the one before it first: it is typed with that one's formatting. */
function neighbour(spans: DocxSpan[], edit: Edit): DocxSpan | undefined {
  const index = firstIndex(spans, (span) => span.end >= edit.start)
  const near = spans.slice(index, index + 4).filter((span) => span.kind === 'text')
  return (
    near.find((span) => span.start < edit.start && span.end >= edit.start) ??
    near.find((span) => span.start === edit.end)
  )
}

function replacementsByPart(works: Work[], text: string, map: DocxMap): Map<string, Replacement[]> {
  const byPart = new Map<string, Replacement[]>()
  const bySpan = new Map<DocxSpan, Replacement[]>()
  const add = (part: string, ...replacements: Replacement[]) => collect(byPart, part, replacements)
  for (const work of works) {
    for (const { span, ...change } of work.texts) collect(bySpan, span, [change])
    for (const { part, from, to } of work.breaks) add(part, { from, to, text: '' })
    for (const [first, second] of work.joins) add(first.part, joint(first, second))
    const first = work.joins[0]?.[0]
    const last = work.joins.at(-1)?.[1]
    if (work.removesLines && first && last && !isSelfClosing(last)) {
      const opening = map.parts[last.part]?.slice(last.rawStart, last.rawContent) ?? ''
      add(first.part, { from: first.rawStart, to: first.rawContent, text: opening })
    }
  }
  for (const [span, changes] of bySpan) {
    const shown = text.slice(span.start, span.end)
    const changed = replaceAll(shown, changes)
    const plain = span.run?.raised ? fromSuperscript(changed) : changed
    if (/^\s|\s$/.test(plain)) add(span.part, ...preserveSpace(map.parts[span.part] as string, span.from))
    add(span.part, { from: span.from, to: span.to, text: escapeXml(plain) })
  }
  return byPart
}

/** An empty paragraph written `<w:p/>` has no end tag that could close the joined one. */
const isSelfClosing = (paragraph: DocxParagraph) => paragraph.rawClose === paragraph.rawEnd

function joint(first: DocxParagraph, second: DocxParagraph): Replacement {
  return isSelfClosing(second)
    ? { from: first.rawEnd, to: second.rawEnd, text: '' }
    : { from: first.rawClose, to: second.rawContent, text: '' }
}

function collect<Key, Value>(groups: Map<Key, Value[]>, key: Key, values: Value[]): void {
  const group = groups.get(key)
  if (group) group.push(...values)
  else groups.set(key, [...values])
}
