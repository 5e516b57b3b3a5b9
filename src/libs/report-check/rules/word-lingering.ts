import type { Lexicon } from '../model/lexicon.ts'
import { isHanzi } from '../model/normalize.ts'
import type { Words } from '../model/vocabulary.ts'
import { ALONE, GOES_ON } from './word-lingering.words.ts'

const COUNTED_BEFORE = /[一二两三几数每逐]/
/** 李师师, 莉莉: names in the dictionary, no words. */
const NAMES = new Set('师师民民员员')
/** 幼儿园|园舍, 拘留所|所需: bodies and places that go on. */
export const BODY =
  /[庭园会军所院校局馆站队厂场店区社团班组室处库路委港江河湖海山岭岛城镇村乡县市省街道桥井泉坑塘湾地震税权险水户药费汇]/
/** 场场爆满, 百亿亿次: counted one by one, or units. */
const COUNTED = new Set('场次趟件天年人家户处个层步条项堂桩百千万亿')
/** Costs of words: above the one hardly met, below the other met in every report. */
const RARE = 13
const COMMON = 10.5
const AROUND = 4
const CLOSE = /[，。；：！、]/
const TITLE = 16
/** Removing a character must explain a place this much better; 人民|民主 gains little, 志愿愿服务 much. */
const LEAST_GAIN = 5

/**
 * 志愿愿服务, 老师师: a character twice of which the first closes a word, where the second neither opens another nor makes a
 * figure with the first (天天, 亮晶晶, 干干净净, 圆圆的).
 */
export function* lingering(
  plain: string,
  words: Words,
  functions: Set<string>,
  { isPair, cost, read }: Lexicon,
  twins: number[],
): Generator<number> {
  for (const index of twins) {
    if (index === 0) continue
    const character = plain[index] as string
    // 一鸣惊人人。: an idiom, and nothing behind it.
    if (cost(plain.slice(index - 3, index + 1)) !== undefined && index > 2 && CLOSE.test(plain[index + 2] ?? '')) {
      yield index
      continue
    }
    if ((words.has(character + character) && !NAMES.has(character)) || COUNTED.has(character)) continue
    const before = plain[index - 1] as string
    const after = plain[index + 2] ?? ''
    if (
      functions.has(character) ||
      COUNTED_BEFORE.test(before) ||
      /[儿（》]/.test(after) ||
      // 《月光光，读书郎》, “月光光，照地堂”: titles and rhymes.
      /《[^》\n]*$|“[^”\n]$/.test(plain.slice(Math.max(0, index - TITLE), index)) ||
      (/[的地]/.test(after) && (cost(before + character) ?? RARE) > COMMON)
    )
      continue
    // 想来|来不了.
    if (after === '不' && isPair(plain, index - 1)) continue
    // 中医|医院, 工作|作了: the second opens a word, or is one.
    if ((cost(character + after) ?? RARE) < RARE || ALONE.has(character)) continue
    if (isPair(plain, index + 1) && BODY.test(character)) continue
    // 太湖|湖体, 产业链|链主, 协调|调车: what follows is no word of its own, so that the second belongs to it.
    if (!GOES_ON.test(after) && !isPair(plain, index + 2) && cost(before + character + after) === undefined) continue
    if (before === plain[index - 2] || after === plain[index + 3] || plain[index - 2] === character) continue
    if (cost(before + character + character) !== undefined || cost(character + character + after) !== undefined)
      continue
    const head = plain.slice(index - 3, index + 1)
    const closes =
      isPair(plain, index - 1) ||
      cost(head) !== undefined ||
      (cost(head.slice(1)) !== undefined && (!BODY.test(character) || CLOSE.test(after)))
    if (!closes) continue
    if (gainOfDropping(plain, index, read) >= LEAST_GAIN) yield index
  }
}

/** How much better the place reads without one of the two equal characters at `index`. */
export function gainOfDropping(plain: string, index: number, read: Lexicon['read']): number {
  let from = index
  while (index - from < AROUND && isHanzi(plain.charCodeAt(from - 1))) from--
  let to = index + 2
  while (to - index < AROUND + 2 && isHanzi(plain.charCodeAt(to))) to++
  return read(plain.slice(from, to)) - read(plain.slice(from, index) + plain.slice(index + 1, to))
}
