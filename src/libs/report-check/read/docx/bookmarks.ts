import type { Bookmark } from '../../types.ts'
import type { DocxMap } from '../types.ts'

const MARK = /<w:bookmark(Start|End)\b([^>]*)>/g

/** Named places of a .docx and the text they hold; those that Word makes for itself begin with an underscore and are left out. */
export function readBookmarks({ parts, spans }: DocxMap): Bookmark[] {
  const found: Bookmark[] = []
  for (const [part, xml] of Object.entries(parts)) {
    const ranges = rangesOf(xml)
    if (ranges.length === 0) continue
    const own = spans.filter((span) => span.part === part && span.kind === 'text').sort((a, b) => a.from - b.from)
    let at = 0
    for (const { name, from, to } of ranges) {
      while (at < own.length && (own[at]?.from as number) < from) at++
      const first = own[at]
      let last = at
      while ((own[last + 1]?.to ?? Number.POSITIVE_INFINITY) <= to) last++
      if (first && first.to <= to) found.push({ name, start: first.start, end: own[last]?.end as number })
    }
  }
  return found
}

/** Where bookmarks begin and end in the XML, in the order of their beginning. */
function rangesOf(xml: string): { name: string; from: number; to: number }[] {
  const open = new Map<string, { name: string; from: number }>()
  const ranges: { name: string; from: number; to: number }[] = []
  for (const mark of xml.matchAll(MARK)) {
    const [tag, kind, attributes = ''] = mark
    const id = attribute(attributes, 'w:id')
    if (id === undefined) continue
    if (kind === 'Start') {
      const name = attribute(attributes, 'w:name')
      if (name && !name.startsWith('_')) open.set(id, { name, from: mark.index + tag.length })
      continue
    }
    const start = open.get(id)
    if (start) ranges.push({ ...start, to: mark.index })
    open.delete(id)
  }
  return ranges.sort((a, b) => a.from - b.from)
}

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1]
}
