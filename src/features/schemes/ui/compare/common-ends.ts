/** How many characters two texts share at the beginning and at the end, so that only what lies between is marked. */
export function commonEnds(a: string, b: string): [head: number, tail: number] {
  const shorter = Math.min(a.length, b.length)
  let head = 0
  while (head < shorter && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < shorter - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1
  return wholeNumbers(a, b, head, tail)
}

/** A number is marked whole: of 12 and 15 not only the second digit. */
function wholeNumbers(a: string, b: string, head: number, tail: number): [number, number] {
  const digit = (text: string, at: number) => /[\d.]/.test(text[at] ?? '')
  let [start, end] = [head, tail]
  while (start > 0 && digit(a, start - 1) && (digit(a, start) || digit(b, start))) start -= 1
  while (end > 0 && digit(a, a.length - end) && (digit(a, a.length - end - 1) || digit(b, b.length - end - 1))) end -= 1
  return [start, end]
}
