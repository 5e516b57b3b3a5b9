import type { CheckData } from '../data.ts'
import { alikeOf } from '../model/alike.ts'
import { lexiconOf } from '../model/lexicon.ts'
import { neighboursOf } from '../model/neighbours.ts'
import { listedPairsOf, officeWordsOf, vocabularyOf } from '../model/vocabulary.ts'
import type { Rule } from '../rule.ts'
import { ALONE } from './word-phrase.words.ts'

/** The phrases by their first and last pair of characters: entry 2i is the first pair of phrase i, 2i + 1 its last. */
interface Index {
  /** 1 for every slot that an entry falls into: refuses nearly every place at once. */
  slots: Uint8Array
  /** Where the entries of each slot begin; they stand side by side. */
  starts: Int32Array
  entries: Int32Array
  /** The characters of the pair, and for a phrase of four those of its other pair, packed; 0 for other lengths. */
  pairs: Int32Array
  others: Int32Array
  list: string[]
  phrases: Set<string>
  /** Phrases that are always written so; in the others, words of the dictionary, only what is no word is a slip. */
  fixed: Set<string>
}

const SLOTS = (1 << 18) - 1
const slotOf = (first: number, second: number) => (Math.imul(first, 0x9e3b) ^ second) & SLOTS
const packed = (text: string, at: number) => (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1)
const indexes = new WeakMap<string[], Index>()

/** One slip leaves the first pair or the last pair of a phrase whole: those lead to it. */
function indexOf({ setPhrases, vocabulary }: CheckData): Index {
  const known = indexes.get(setPhrases)
  if (known) return known
  const phrases = new Set(setPhrases)
  for (const joined of vocabulary.words[3] ?? [])
    for (let at = 0; at < joined.length; at += 4) phrases.add(joined.slice(at, at + 4))
  const list = [...phrases]
  const slots = new Uint8Array(SLOTS + 1)
  const starts = new Int32Array(SLOTS + 2)
  const places = new Int32Array(2 * list.length)
  for (let entry = 0; entry < places.length; entry++) {
    const phrase = list[entry >> 1] as string
    const at = entry % 2 === 0 ? 0 : phrase.length - 2
    const slot = slotOf(phrase.charCodeAt(at), phrase.charCodeAt(at + 1))
    places[entry] = slot
    slots[slot] = 1
    starts[slot] = (starts[slot] as number) + 1
  }
  for (let slot = 0; slot <= SLOTS; slot++) starts[slot + 1] = (starts[slot + 1] as number) + (starts[slot] as number)
  const entries = new Int32Array(places.length)
  const pairs = new Int32Array(places.length)
  const others = new Int32Array(places.length)
  // From the end, so that the entries of a slot stand in the order of the phrases.
  for (let entry = places.length - 1; entry >= 0; entry--) {
    const slot = places[entry] as number
    const place = (starts[slot] as number) - 1
    const phrase = list[entry >> 1] as string
    const at = entry % 2 === 0 ? 0 : phrase.length - 2
    starts[slot] = place
    entries[place] = entry
    pairs[place] = packed(phrase, at)
    if (phrase.length === 4) others[place] = packed(phrase, 2 - at)
  }
  const fixed = new Set(setPhrases.filter(({ length }) => length > 3))
  const index = { slots, starts, entries, pairs, others, list, phrases, fixed }
  indexes.set(setPhrases, index)
  return index
}

/** 三四|十人: numbers go on with any measure. */
const COUNTED = /[一二三四五六七八九十百千万亿两几数余]{2}/

/** From this cost on a pair is met nearly only in its idiom. */
const BOUND = 13.5
/** From this cost on few words go with it but those of its idiom. */
const SELDOM = 10.5

const CLOSED = /[，。；：、！？”）\n]|^$/

/** Where the only character differs that makes a text another than the phrase; -1 when none or several do. */
function slipAt(text: string, start: number, phrase: string): number {
  let slip = -1
  for (let offset = 0; offset < phrase.length; offset++) {
    if (text.charCodeAt(start + offset) === phrase.charCodeAt(offset)) continue
    if (slip >= 0) return -1
    slip = offset
  }
  return slip
}

export const wordPhrase: Rule = {
  id: 'W-TYPO-PHRASE',
  severity: 'blocker',
  title: '固定短语里的同音错字',
  why: '成语和公文里的固定说法，差一个同音字就是错字，审稿的人一眼就会看到。',
  check({ model: { plain }, data, report }) {
    const { slots, starts, entries, pairs, others, list, phrases, fixed } = indexOf(data)
    const { likeness, isPair, cost } = lexiconOf(data)
    const isNeighbour = neighboursOf(data)
    const words = vocabularyOf(data)
    const office = officeWordsOf(data)
    const listed = listedPairsOf(data)
    const alike = alikeOf(data)
    const likenessOf = (wrong: string, right: string) =>
      likeness(wrong, right) ?? (alike.get(wrong).includes(right) ? 'shape' : undefined)
    // 娓娓, 绘声: half of an idiom that is used for nothing else.
    const isTelling = (phrase: string, slip: number, least: number) =>
      phrase.length === 4 && (cost(slip < 2 ? phrase.slice(2) : phrase.slice(0, 2)) ?? BOUND) >= least
    let reachedBy = 0
    let first = plain.charCodeAt(0)
    for (let index = 0; index + 1 < plain.length; index++) {
      const second = plain.charCodeAt(index + 1)
      const slot = slotOf(first, second)
      const here = (first << 16) | second
      first = second
      if (slots[slot] === 0) continue
      const until = starts[slot + 1] as number
      for (let place = starts[slot] as number; place < until; place++) {
        if (pairs[place] !== here) continue
        const entry = entries[place] as number
        const other = others[place] as number
        // Of the other pair one character is right.
        const differs = other && other ^ packed(plain, entry % 2 === 0 ? index + 2 : index - 2)
        if (other !== 0 && (differs === 0 || (differs >>> 16 !== 0 && (differs & 0xffff) !== 0))) continue
        const phrase = list[entry >> 1] as string
        const start = entry % 2 === 0 ? index : index - phrase.length + 2
        if (start < reachedBy || start + phrase.length > plain.length) continue
        const slip = slipAt(plain, start, phrase)
        if (slip < 0) continue
        const wrong = plain[start + slip] as string
        const closes = slip === phrase.length - 1 && CLOSED.test(plain[start + phrase.length] ?? '')
        // 娓娓到来, 知行和一: inside a phrase that is always written so.
        const isInside =
          slip > 0 &&
          slip < phrase.length - 1 &&
          likeness(wrong, phrase[slip] as string) === 'tone' &&
          !isPair(plain, start + phrase.length - 1)
        const kind =
          ALONE.has(wrong) && !((closes || isInside) && fixed.has(phrase))
            ? undefined
            : likenessOf(wrong, phrase[slip] as string)
        if (
          !kind ||
          listed.has(plain.slice(start + slip - 1, start + slip + 1)) ||
          listed.has(plain.slice(start + slip, start + slip + 2))
        )
          continue
        if (phrases.has(plain.slice(start, start + phrase.length))) continue
        // 服务|账, 责任|仍: of three characters the last says least.
        if (phrase.length === 3 && (kind === 'near' || kind === 'sound' || (slip === 2 && !closes))) continue
        if (
          !fixed.has(phrase) &&
          (isPair(plain, start + slip - 1) || isPair(plain, start + slip)) &&
          !(kind === 'tone' && isTelling(phrase, slip, BOUND))
        )
          continue
        // 意大利|世科姆: what only the dictionary joins ends where a name begins.
        if (
          !fixed.has(phrase) &&
          (COUNTED.test(phrase) ||
            (slip === phrase.length - 1 &&
              !closes &&
              (!isTelling(phrase, slip, SELDOM) || cost(phrase.slice(0, -1)) !== undefined)))
        )
          continue
        // Many characters look somewhat alike: 群众|性活动.
        if (
          kind === 'shape' &&
          !likeness(wrong, phrase[slip] as string) &&
          (!isTelling(phrase, slip, SELDOM) || isPair(plain, start - 1) || isPair(plain, start + phrase.length - 1))
        )
          continue
        // 残疾人|事业, 主义|法治国家: the phrase only seems to begin or end here.
        const end = start + phrase.length
        const opensNext = words.has(plain.slice(end - 1, end + 1)) && !words.has(plain.slice(end, end + 2))
        if (slip === phrase.length - 1 && opensNext) continue
        // 为民办实|事: a character more, none exchanged.
        if (plain.startsWith(phrase.slice(slip), start + slip + 1)) continue
        if (
          slip < 2 &&
          isPair(plain, start - 1) &&
          !isPair(plain, start) &&
          !(fixed.has(phrase) && isPair(plain, start - 2))
        )
          continue
        const pair = Math.min(slip - (slip % 2), phrase.length - 2)
        const wrongPair = plain.slice(start + pair, start + pair + 2)
        // 机械|新能源, 村庄整治|建设: the word as written goes with what stands around it.
        if (
          cost(plain.slice(start + pair, start + pair + 3)) !== undefined ||
          isNeighbour(wrongPair, 0, plain[start + pair - 1] ?? '') ||
          isNeighbour(wrongPair, 1, plain[start + pair + 2] ?? '')
        )
          continue
        // 下沉服务|重心, 医德|为先: a word of our own genre, or any in the place of 以.
        if (
          (kind !== 'tone' && office.has(wrongPair)) ||
          (ALONE.has(phrase[slip] as string) && cost(wrongPair) !== undefined)
        )
          continue
        // 自愿服务 may be meant; only a word that sounds quite the same is a slip for certain.
        if ((kind === 'near' || kind === 'shape') && words.has(wrongPair)) continue
        // 形成合理的机制 says another thing than 形成合力.
        if (pair === phrase.length - 2 && plain[end] === '的' && isPair(plain, start + pair)) continue
        reachedBy = end
        report({
          start: start + pair,
          end: start + pair + 2,
          message: `“${plain.slice(start, reachedBy)}”应为“${phrase}”。`,
          fix: { text: phrase.slice(pair, pair + 2), safe: true },
        })
      }
    }
  },
}
