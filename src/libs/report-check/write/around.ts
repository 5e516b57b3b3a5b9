/** The words beside a span on its own line, about `most` characters each side; a number is never cut, what is left out shows as “…”. */
export function around(text: string, start: number, end: number, most: number): { before: string; after: string } {
  const lineStart = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1
  const newline = text.indexOf('\n', end)
  const lineEnd = newline < 0 ? text.length : newline
  let from = Math.max(lineStart, start - most)
  for (let least = Math.max(lineStart, from - most); from > least && isSplit(text, from); ) from--
  let to = Math.min(lineEnd, end + most)
  for (const longest = Math.min(lineEnd, to + most); to < longest && isSplit(text, to); ) to++
  return {
    before: (from > lineStart ? '…' : '') + text.slice(from, start),
    after: text.slice(end, to) + (to < lineEnd ? '…' : ''),
  }
}

/** Inside a number or a Latin word, before a unit that makes it another number, or inside a pair of surrogates. */
const isSplit = (text: string, at: number) =>
  /^(?:[\da-z.,%][\da-z.,%万亿]|[\ud800-\udbff])/i.test(text.slice(at - 1, at + 1))
