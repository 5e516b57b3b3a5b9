import type { Waiver } from './options.ts'
import type { Fault } from './types.ts'

type Spot = Pick<Fault, 'start' | 'end'>

/** Longer words are shortened for a waiver and told apart by a fingerprint of the whole. */
const LONGEST_WORDS = 60
/** Letters on each side that make a spot known again. */
const NEIGHBOURS = 8
const REACH = 100

/** The words of a spot as a waiver keeps them: short, on one line, fit for people to read. */
export function waivedWords(text: string, { start, end }: Spot): string {
  const words = text.slice(start, end)
  if (words.length <= LONGEST_WORDS) return cleaned(words)
  return `${cleaned(words.slice(0, 24))}……${cleaned(words.slice(-8))}#${fingerprint(words)}`
}

/**
 * A fingerprint of the letters around a spot in its own line. Marks, blanks and digits do not count, nor does where the line stands, so
 * the spot is known again when paragraphs move, punctuation is mended or a number grows.
 */
export function waivedSpot(text: string, { start, end }: Spot): string {
  const before = text.slice(Math.max(0, start - REACH), start)
  const after = text.slice(end, end + REACH)
  const left = letters(before.slice(before.lastIndexOf('\n') + 1)).slice(-NEIGHBOURS)
  const right = letters(after.split('\n', 1)[0] as string).slice(0, NEIGHBOURS)
  return fingerprint(`${left}|${right}`)
}

/** Finds the waiver that covers a fault of this text, one for its very spot before one for the words anywhere. */
export function waiverFinder<W extends Pick<Waiver, 'rule' | 'text' | 'spot'>>(
  text: string,
  waivers: readonly W[],
): (fault: Spot & Pick<Fault, 'rule'>) => W | undefined {
  const byRule = new Map<string, Map<string, W>>()
  for (const waiver of waivers) {
    const known = byRule.get(waiver.rule) ?? new Map<string, W>()
    byRule.set(waiver.rule, known.set(keyOf(waiver.text, waiver.spot), waiver))
  }
  return (fault) => {
    const known = byRule.get(fault.rule)
    if (!known) return undefined
    const words = waivedWords(text, fault)
    return known.get(keyOf(words, waivedSpot(text, fault))) ?? known.get(keyOf(words))
  }
}

const keyOf = (words: string, spot = '') => `${spot}\n${words}`
const letters = (text: string) => text.replace(/[^\p{L}]/gu, '')
const cleaned = (words: string) => words.replace(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, ' ')

/** Two lanes of FNV-1a, 64 bits as text: enough to tell spots apart, too little to read anything back. */
function fingerprint(text: string): string {
  let a = 0x811c9dc5
  let b = 0x9e3779b9
  for (let index = 0; index < text.length; index++) {
    a = Math.imul(a ^ text.charCodeAt(index), 0x01000193)
    b = Math.imul(b ^ text.charCodeAt(index), 0x85ebca6b)
    b ^= b >>> 15
  }
  return (a >>> 0).toString(36).padStart(7, '0') + (b >>> 0).toString(36).padStart(7, '0')
}
