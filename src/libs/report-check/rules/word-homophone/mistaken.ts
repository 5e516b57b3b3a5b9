import type { Grams } from '../../model/grams.ts'
import type { Lexicon } from '../../model/lexicon.ts'
import type { PairMemory, Slip } from './slip.ts'

/** 长效机智, 合法权宜: a word, but one that was never met here, and one of the same sound is met here all the time. */
export function findMistaken(
  plain: string,
  memory: PairMemory<string>,
  rights: (first: string, second: string) => string[],
  { isPair }: Lexicon,
  { seen, often }: Grams,
): Slip[] {
  const found: Slip[] = []
  for (let start = 0; start + 1 < plain.length; start++) {
    if (!isPair(plain, start)) continue
    const list = memory.recall(plain, start, rights)
    if (!list) continue
    // 两期|中学生: the pair is a seam.
    if (
      (isPair(plain, start + 1) && !isPair(plain, start + 2)) ||
      (isPair(plain, start - 1) && !isPair(plain, start - 2))
    )
      continue
    const wrong = plain.slice(start, start + 2)
    const before = plain.slice(Math.max(0, start - 2), start)
    const after = plain.slice(start + 2, start + 4)
    if (seen(before + wrong) || seen(wrong + after)) continue
    const right = list.find((word) => often(before + word) || often(word + after))
    if (right) found.push({ start, wrong, right, gain: 0, certain: true })
  }
  return found
}
