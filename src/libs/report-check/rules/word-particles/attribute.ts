import type { Company } from '../../model/company.ts'
import type { Lexicon } from '../../model/lexicon.ts'
import { PLACE_BEFORE, PLACE_STEM, PURE_NOUN } from './attribute.words.ts'
import { matcher, type Particles, wordEndingAt } from './lists.ts'

const CLOSES = /^[，。；、！”）\n和与]|^$/

/** 白龙沟村地孩子. */
const OWNER = /[”》村县市乡镇区街班级院校里们家人者员有]$/

/** Cost from which a word is rare. */
const RARE = 12.5
const COMMON = 10.5

/** 显著地成效: an adjective and a noun; `index` is at 地 or 得. */
export function wantsDe(plain: string, index: number, { adjectives, nouns }: Particles): boolean {
  const adjective = wordEndingAt(plain, index, adjectives)
  if (adjective.length < 2) return false
  const noun = matcher(nouns).at(plain, index + 1)
  if (noun === '') return false
  const end = index + 1 + noun.length
  return CLOSES.test(plain.slice(end, end + 1)) || (PURE_NOUN.test(noun) && /[\u4e00-\u9fff]{2}/.test(noun))
}

/** 针对暴露地问题, 学校地孩子: no adverb goes before these nouns. */
export function wantsDeBeforeNoun(
  plain: string,
  index: number,
  { isPair, cost }: Lexicon,
  { goesWith }: Company,
): boolean {
  const before = plain.slice(Math.max(0, index - 2), index)
  if (!/[\u4e00-\u9fff”》]$/.test(before) || PLACE_STEM.test(before)) return false
  // 停歇地, 安葬地: a place, unless the word is met before 的 and never before 地.
  if (isPair(plain, index - 2) ? !goesWith(before, 1, '的') || goesWith(before, 1, '地') : !OWNER.test(before))
    return false
  if (isPair(plain, index) || cost(plain.slice(index - 2, index + 1)) !== undefined) return false
  // 落实|属地: the place begins behind the seam.
  const asPlace = cost(plain.slice(index - 1, index + 1)) ?? RARE
  if (asPlace < RARE && (isPair(plain, index - 3) || (cost(before) ?? RARE) > COMMON)) return false
  if (!isPair(plain, index - 2) && (PLACE_BEFORE.test(before) || isPair(plain, index - 1))) return false
  return PURE_NOUN.test(plain.slice(index + 1, index + 5))
}
