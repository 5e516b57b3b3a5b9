/** Characters in a row that both texts must have for them to count as shared. */
const RUN = 6

/** Cuts a text into pieces that stand in the other one too and pieces that do not. */
export function sharedPieces(text: string, other: string): { text: string; shared: boolean }[] {
  const runs = new Set<string>()
  for (let index = 0; index + RUN <= other.length; index++) runs.add(other.slice(index, index + RUN))
  let sharedUntil = 0
  const pieces: { text: string; shared: boolean }[] = []
  for (let index = 0; index < text.length; index++) {
    if (runs.has(text.slice(index, index + RUN))) sharedUntil = index + RUN
    const shared = index < sharedUntil
    const last = pieces.at(-1)
    if (last?.shared === shared) last.text += text[index]
    else pieces.push({ text: text[index] as string, shared })
  }
  return pieces
}
