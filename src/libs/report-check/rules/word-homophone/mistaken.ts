import type { Grams } from '../../model/grams.ts'
import type { Lexicon } from '../../model/lexicon.ts'
import type { PairMemory, Slip } from './slip.ts'

/** A word that may have been meant, and its number. */
export interface Meant {
  word: string
  number: number
}

/** 长效机智, 合法权宜: a word, but one that was never met here, and one of the same sound is met here all the time. */
export function findMistaken(
  plain: string,
  words: number[],
  memory: PairMemory<Meant>,
  rights: (first: string, second: string) => Meant[],
  { pairNumber }: Lexicon,
  { seen, often }: Grams,
): Slip[] {
  const found: Slip[] = []
  for (const start of words) {
    const list = memory.recall(plain, start, rights)
    if (!list) continue
    const before = pairNumber(plain, start - 2)
    const after = pairNumber(plain, start + 2)
    const right = list.find(({ number }) => often(before, number) || often(number, after))
    if (!right) continue
    const own = pairNumber(plain, start)
    if (seen(before, own) || seen(own, after)) continue
    found.push({ start, wrong: plain.slice(start, start + 2), right: right.word, gain: 0, certain: true })
  }
  return found
}
