import type { Lexicon } from '../model/lexicon.ts'
import { isHanzi } from '../model/normalize.ts'
import type { Words } from '../model/vocabulary.ts'
import { BODY, gainOfDropping } from './word-lingering.ts'

/** The word that the second character opens must be met often. */
const COMMON = 12.5
/** From this cost on a character is no verb that may be said twice: 看看书, 跑跑腿. */
const NO_VERB = 9.8
const ROW = 14
/** Dropping one must explain a place this much better. */
const LEAST_GAIN = 6
/** 传传下去: a verb said twice takes nothing behind it. */
const LASTING = /^(?:下去|起来|出来|出去|进来|进去)/
const COUNTED = /[一二两三四五六七八九十百千万几数每逐\d]/

/** Deeds told lightly come in rows. */
const isNear = (other: number | undefined, index: number) => other !== undefined && Math.abs(other - index) < ROW

/** 启启发, 荣荣获: a character twice of which the second opens a word, where the first closes none. */
export function* stuttered(
  plain: string,
  words: Words,
  functions: Set<string>,
  { isPair, cost, read }: Lexicon,
  twins: number[],
): Generator<number> {
  for (const [place, index] of twins.entries()) {
    const character = plain[index] as string
    if (functions.has(character) || words.has(character + character) || COUNTED.test(character)) continue
    const before = plain[index - 1] ?? ''
    const after = plain[index + 2] ?? ''
    if (before === character || after === character || COUNTED.test(before) || /[“《·]/.test(before)) continue
    // 立案庭|庭长; 歇歇脚、喝口水、充充电.
    if (
      BODY.test(character) ||
      (/[、，]/.test(before) && (isNear(twins[place - 1], index) || isNear(twins[place + 1], index)))
    )
      continue
    // 会议|议程, 陆陆续续, 洗洗涮涮.
    if (isPair(plain, index - 1) || after === plain[index + 3] || before === plain[index - 2]) continue
    if (isPair(plain, index) || cost(character + character + after) !== undefined) continue
    if (LASTING.test(plain.slice(index + 2, index + 4)) && isHanzi(before.charCodeAt(0)) && /[代直地续]/.test(before)) {
      yield index
      continue
    }
    if ((cost(character + after) ?? COMMON) >= COMMON || read(character) < NO_VERB) continue
    // 省委委员, 校医医术: the first belongs to a name or shorthand of what stands before it.
    if (cost(plain.slice(index - 2, index + 1)) !== undefined || cost(plain.slice(index - 3, index + 1)) !== undefined)
      continue
    if (gainOfDropping(plain, index, read) >= LEAST_GAIN) yield index
  }
}
