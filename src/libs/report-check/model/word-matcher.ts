/** Finds many words in one pass; the longest word wins and matches do not overlap. */
export interface WordMatcher {
  scan(text: string, visit: (word: string, index: number) => void): void
  /** The longest word that stands at `index`, or ''. */
  at(text: string, index: number): string
}

/** Compiles a word list. A table of first characters refuses nearly every position at once. */
export function compileWords(words: Iterable<string>): WordMatcher {
  const first = new Uint8Array(0x10000)
  const byPair = new Map<string, string[]>()
  for (const word of words) {
    first[word.charCodeAt(0)] = 1
    const pair = word.slice(0, 2)
    byPair.set(pair, [...(byPair.get(pair) ?? []), word])
  }
  for (const list of byPair.values()) list.sort((a, b) => b.length - a.length)

  const at = (text: string, index: number): string => {
    if (first[text.charCodeAt(index)] !== 1) return ''
    for (const word of byPair.get(text.slice(index, index + 2)) ?? []) if (text.startsWith(word, index)) return word
    return ''
  }
  const scan: WordMatcher['scan'] = (text, visit) => {
    for (let index = 0; index < text.length; index++) {
      if (first[text.charCodeAt(index)] !== 1) continue
      const word = at(text, index)
      if (word === '') continue
      visit(word, index)
      index += word.length - 1
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
