/** Names of the figures there are, by id. */
export type KnownFigures = ReadonlyMap<string, string>

/** The id most like one that does not exist; undefined when nothing is like it. */
export function nearestFigure(id: string, known: KnownFigures): string | undefined {
  const limit = Math.max(2, Math.floor(id.length / 2))
  let nearest: { id: string; distance: number } | undefined
  for (const each of known.keys()) {
    if (Math.abs(each.length - id.length) > limit) continue
    const distance = distanceOf(id, each)
    if (distance <= limit && (!nearest || distance < nearest.distance)) nearest = { id: each, distance }
  }
  return nearest?.id
}

/** Insertions, deletions and replacements from one text to another. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[b.length]!
}
