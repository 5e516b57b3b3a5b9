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

/** Compiles a word list of at most 65,535 first pairs. Their table refuses nearly every position without looking at any word. */
export function compileWords(words: Iterable<string>): WordMatcher {
  const all = [...words]
  const size = 1 << Math.min(MOST_BITS, 32 - Math.clz32(all.length * SLOTS_PER_WORD))
  const mask = size - 1
  /** By slot the number of its words, 0 for none; the longest word first. */
  const table = new Uint16Array(size)
  const groups: string[][] = [[]]
  const singles = new Map<number, string>()
  for (const word of all.sort((a, b) => b.length - a.length)) {
    if (word.length === 1) {
      singles.set(word.charCodeAt(0), word)
      continue
    }
    const place = slot(word.charCodeAt(0), word.charCodeAt(1), mask)
    const group = table[place] as number
    if (group > 0) (groups[group] as string[]).push(word)
    else table[place] = groups.push([word]) - 1
  }

  const longest = (group: number, text: string, index: number): string => {
    for (const word of groups[group] as string[]) if (text.startsWith(word, index)) return word
    return ''
  }
  return {
    at(text, index) {
      const group = table[slot(text.charCodeAt(index), text.charCodeAt(index + 1), mask)] as number
      return longest(group, text, index) || (singles.get(text.charCodeAt(index)) ?? '')
    },
    scan(text, visit) {
      let first = text.charCodeAt(0)
      for (let index = 0; index + 1 < text.length; index++) {
        const second = text.charCodeAt(index + 1)
        const group = table[slot(first, second, mask)] as number
        first = second
        if (group === 0) continue
        const word = longest(group, text, index)
        if (word === '') continue
        visit(word, index)
        index += word.length - 1
        first = text.charCodeAt(index + 1)
      }
    },
  }
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
