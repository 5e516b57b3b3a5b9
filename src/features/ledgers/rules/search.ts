/** Longest text indexed of one record; a tsvector holds at most 1 MB. */
const longest = 20_000

/** What is looked up and what is looked in are folded alike: full-width to half-width, capitals to small, gaps to one space. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
}

export interface SearchColumns {
  search: string
  search_text: string
}

/** The two search columns of a record: folded text, and its characters and pairs of characters as a tsvector. */
export function searchColumns(parts: string[]): SearchColumns {
  const text = [...foldText(parts.join(' | '))].slice(0, longest).join('')
  const grams = new Set(runs(text).flatMap((run) => [...run, ...pairs(run)]))
  return { search: [...grams].map(quoted).join(' '), search_text: text }
}

export interface SearchTerms {
  /** A tsquery that lets through everything that may match; empty when the words are only punctuation. */
  grams: string
  /** LIKE patterns, one a word, all of which must match: pairs alone would also find scattered ones. */
  patterns: string[]
}

/** Words parted by spaces must all occur; a word of one character is found too. */
export function searchTerms(query: string): SearchTerms | undefined {
  const words = foldText(query)
    .split(' ')
    .filter((word) => word !== '')
  if (words.length === 0) return undefined
  const grams = new Set(words.flatMap(runs).flatMap((run) => (run.length === 1 ? run : pairs(run))))
  return {
    grams: [...grams].map(quoted).join(' & '),
    patterns: words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`),
  }
}

/** Unbroken runs of letters and digits, each as its characters. */
function runs(text: string): string[][] {
  return (text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map((run) => [...run])
}

function pairs(run: string[]): string[] {
  return run.slice(1).map((character, index) => `${run[index]}${character}`)
}

/** Lexemes hold only letters, digits and marks, so quoting needs no escapes. */
const quoted = (lexeme: string) => `'${lexeme}'`
