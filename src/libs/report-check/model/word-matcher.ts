/** Finds many words in one pass; the longest word wins and matches do not overlap. */
export interface WordMatcher {
  scan(text: string, visit: (word: string, index: number) => void): void
  /** The longest word that stands at `index`, or ''; words of one character are found here only. */
  at(text: string, index: number): string
}

const MOST_BITS = 18
/** Slots for a word: few places of a text then fall into one by chance, and a short list keeps a small table. */
const SLOTS_PER_WORD = 32

/** Place of a pair of characters in a table; different pairs may share one. */
const slot = (first: number, second: number, mask: number) => (Math.imul(first, 0x9e3b) ^ second) & mask

/** Compiles a word list. A table of first pairs refuses nearly every position without looking at any word. */
export function compileWords(words: Iterable<string>): WordMatcher {
  const all = [...words]
  const size = 1 << Math.min(MOST_BITS, 32 - Math.clz32(all.length * SLOTS_PER_WORD))
  const mask = size - 1
  const table = new Uint8Array(size)
  const byPair = new Map<string, string[]>()
  const single: string[] = []
  for (const word of all) {
    if (word.length === 1) {
      single.push(word)
      continue
    }
    table[slot(word.charCodeAt(0), word.charCodeAt(1), mask)] = 1
    const pair = word.slice(0, 2)
    const others = byPair.get(pair)
    if (others) others.push(word)
    else byPair.set(pair, [word])
  }
  for (const list of byPair.values()) list.sort((a, b) => b.length - a.length)

  const at = (text: string, index: number): string => {
    if (table[slot(text.charCodeAt(index), text.charCodeAt(index + 1), mask)] === 1) {
      for (const word of byPair.get(text.slice(index, index + 2)) ?? []) if (text.startsWith(word, index)) return word
    }
    return single.find((word) => text[index] === word) ?? ''
  }
  const scan: WordMatcher['scan'] = (text, visit) => {
    let first = text.charCodeAt(0)
    for (let index = 0; index + 1 < text.length; index++) {
      const second = text.charCodeAt(index + 1)
      const hit = table[slot(first, second, mask)] === 1
      first = second
      if (!hit) continue
      const word = at(text, index)
      if (word.length < 2) continue
      visit(word, index)
      index += word.length - 1
      first = text.charCodeAt(index + 1)
    }
  }
  return { scan, at }
}

const compiled = new WeakMap<object, WordMatcher>()

/** The matcher of a content list, compiled once per list; `words` tells how to read the list. */
export function matcherOf<T extends object>(list: T, words: (list: T) => Iterable<string>): WordMatcher {
  const known = compiled.get(list)
  if (known) return known
  const matcher = compileWords(words(list))
  compiled.set(list, matcher)
  return matcher
}

/** Does the context, written with ~ for the word, surround the word at [start, end)? */
export function fitsContext(text: string, start: number, end: number, context: string): boolean {
  const [before = '', after = ''] = context.split('~')
  return text.startsWith(after, end) && text.startsWith(before, start - before.length)
}
