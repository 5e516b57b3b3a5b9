import type { Replacement } from '../edits.ts'

const OPEN = /<\w+:txbxContent>/g

interface Box {
  start: number
  end: number
  content: string
}

/**
 * Beside every text box Word keeps the same content once more for older programs (`mc:Fallback`), which some still show. What
 * changes in the one changes in the other.
 */
export function withCopies(xml: string, replacements: readonly Replacement[]): Replacement[] {
  const boxes = boxesOf(xml)
  if (boxes.length < 2) return [...replacements]
  const inOrder = replacements.toSorted((a, b) => a.from - b.from)
  const copied: Replacement[] = []
  let at = 0
  for (const [index, box] of boxes.entries()) {
    const copy = boxes[index + 1]
    if (!copy || copy.content !== box.content || !/Fallback\b/.test(xml.slice(box.end, copy.start))) continue
    while (at < inOrder.length && (inOrder[at] as Replacement).from < box.start) at++
    for (; at < inOrder.length && (inOrder[at] as Replacement).to <= box.end; at++) {
      const { from, to, text } = inOrder[at] as Replacement
      copied.push({ from: from + copy.start - box.start, to: to + copy.start - box.start, text })
    }
  }
  return [...replacements, ...copied]
}

function boxesOf(xml: string): Box[] {
  const boxes: Box[] = []
  for (const match of xml.matchAll(OPEN)) {
    const start = match.index + match[0].length
    const end = xml.indexOf(`</${match[0].slice(1)}`, start)
    if (end >= 0) boxes.push({ start, end, content: xml.slice(start, end) })
  }
  return boxes
}
