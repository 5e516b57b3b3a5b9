const MAX_WORD_NAME = 40
/** Leaves room for the suffix of a repeated figure (`.2` to `.999`). */
const MAX_PLAIN_ID = MAX_WORD_NAME - 4
const PLAIN_ID = /^\p{L}[\p{L}\p{N}_]*(\.\p{L}[\p{L}\p{N}_]*)*$/u
const READABLE_HEAD = 18

/** FNV-1a with 64 bits: a short, stable fingerprint. It protects nothing, it only tells long ids apart. */
function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  }
  return hash.toString(16).padStart(16, '0')
}

/**
 * The bookmark name that carries a figure's id in a .docx.
 *
 * For every id of this product (words of letters, digits and `_` joined by `.`, at most 36 characters, such as
 * `volunteer.hours`) the name **is the id**. About the dot: Word's own dialog lets a person type only letters, digits and
 * `_`, but when it opens a file its one documented limit is 40 characters ("Word only allows strings of length at most 40 for
 * the name attribute", Microsoft's implementation notes on ECMA-376 Part 4 §2.13.6.2); names with `.`, `-` or `:`
 * are kept, listed and linked to, as the many files with heading-based names made by document converters show. So the dot stays.
 *
 * Any other id becomes its readable beginning + `.0` + a 64-bit fingerprint. No plain id has a part that starts with a
 * digit, so the three families (plain, repeated, fingerprinted) never meet.
 */
export function bookmarkName(id: string): string {
  if (id.length <= MAX_PLAIN_ID && PLAIN_ID.test(id)) return id
  const head = id.replace(/[^\p{L}\p{N}_]+/gu, '_').slice(0, READABLE_HEAD)
  const readable = /^\p{L}/u.test(head) ? head : `f${head}`.slice(0, READABLE_HEAD)
  return `${readable}.0${fingerprint(id)}`
}

/**
 * Names the bookmarks of one document in reading order. The first place of a figure gets `bookmarkName(id)`, the next ones
 * `.2`, `.3` … behind it: of two bookmarks with one name Word would keep only one.
 */
export function createBookmarkNamer(): (id: string) => string {
  const places = new Map<string, number>()
  return (id) => {
    const name = bookmarkName(id)
    const place = (places.get(name) ?? 0) + 1
    places.set(name, place)
    return place === 1 ? name : `${name}.${place}`
  }
}
