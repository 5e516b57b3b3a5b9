/** Words of two characters by their first and by their second, packed: no object is made for any. */
export interface PairIndex {
  joined: string
  /** What reading each word costs. */
  costs: Float64Array
  /** Numbers of the words with the character in the first (0) or second place; the word stands at twice its number. */
  having(character: string, at: 0 | 1): Int32Array
}

const NONE = new Int32Array(0)

export function pairIndex(joined: string, costs: Float64Array): PairIndex {
  const sides = [sideOf(joined, 0), sideOf(joined, 1)] as const
  return {
    joined,
    costs,
    having(character, at) {
      const { ids, starts, words } = sides[at]
      const id = ids[character.charCodeAt(0)] as number
      return id === 0 ? NONE : words.subarray(starts[id], starts[id + 1])
    },
  }
}

/** The words of a character lie side by side, in their order. */
function sideOf(joined: string, at: 0 | 1) {
  const ids = new Uint16Array(0x10000)
  const counts = new Int32Array(joined.length / 2 + 2)
  let last = 0
  for (let index = at; index < joined.length; index += 2) {
    const code = joined.charCodeAt(index)
    if (ids[code] === 0) ids[code] = ++last
    const id = ids[code] as number
    counts[id] = (counts[id] as number) + 1
  }
  const starts = new Int32Array(last + 2)
  for (let id = 1; id <= last; id++) starts[id + 1] = (starts[id] as number) + (counts[id] as number)
  const next = starts.slice()
  const words = new Int32Array(joined.length / 2)
  for (let index = at; index < joined.length; index += 2) {
    const id = ids[joined.charCodeAt(index)] as number
    const place = next[id] as number
    words[place] = index >> 1
    next[id] = place + 1
  }
  return { ids, starts, words }
}
