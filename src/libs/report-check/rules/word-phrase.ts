import type { CheckData } from '../data.ts'
import { lexiconOf } from '../model/lexicon.ts'
import { vocabularyOf } from '../model/vocabulary.ts'
import type { Rule } from '../rule.ts'

/** A pair of characters of a phrase and where in the phrase it stands. */
interface Piece {
  phrase: string
  at: number
}

interface Index {
  /** 1 for every character that begins a piece: refuses nearly every place at once. */
  begins: Uint8Array
  pieces: Map<number, Piece[]>
  phrases: Set<string>
}

const keyOf = (first: number, second: number) => first * 0x10000 + second
const indexes = new WeakMap<string[], Index>()

/** One slip leaves the first pair or the last pair of a phrase whole: those lead to it. */
function indexOf({ setPhrases }: CheckData): Index {
  const known = indexes.get(setPhrases)
  if (known) return known
  const pieces: Index['pieces'] = new Map()
  const begins = new Uint8Array(0x10000)
  for (const phrase of setPhrases) {
    for (const at of [0, phrase.length - 2]) {
      const key = keyOf(phrase.charCodeAt(at), phrase.charCodeAt(at + 1))
      begins[phrase.charCodeAt(at)] = 1
      pieces.set(key, [...(pieces.get(key) ?? []), { phrase, at }])
    }
  }
  const index = { begins, pieces, phrases: new Set(setPhrases) }
  indexes.set(setPhrases, index)
  return index
}

/** These often stand alone as words, so that a phrase may end before them or begin behind them: 微信服务群|中. */
const ALONE = new Set(
  '的了在和与及或是有到中上下内外前后为以于对将把被从由向等并而其这那各本该所着过地得里间年月日时个名',
)

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
  examples: {
    bad: [
      { text: '干部职工再接⟦再励⟧，⟦经益⟧求精。', fixed: '干部职工再接再厉，精益求精。' },
      { text: '大家一如⟦继往⟧，深入⟦贯撤⟧落实。', fixed: '大家一如既往，深入贯彻落实。' },
    ],
    good: ['再接再厉，精益求精，一如既往地贯彻落实。', '在微信服务群中通报。', '各科室组织领到了防护用品。'],
  },
  check({ model: { plain }, data, report }) {
    const { begins, pieces, phrases } = indexOf(data)
    const { likeness } = lexiconOf(data)
    const words = vocabularyOf(data)
    let reachedBy = 0
    let first = plain.charCodeAt(0)
    for (let index = 0; index + 1 < plain.length; index++) {
      const second = plain.charCodeAt(index + 1)
      const found = begins[first] === 0 ? undefined : pieces.get(keyOf(first, second))
      first = second
      for (const { phrase, at } of found ?? []) {
        const start = index - at
        if (start < reachedBy || start + phrase.length > plain.length) continue
        const slip = slipAt(plain, start, phrase)
        const wrong = plain[start + slip] as string
        const kind = slip < 0 || ALONE.has(wrong) ? undefined : likeness(wrong, phrase[slip] as string)
        if (!kind) continue
        if (phrases.has(plain.slice(start, start + phrase.length))) continue
        // 残疾人|事业: the last character opens the next word.
        const isLast = slip === phrase.length - 1
        if (
          isLast &&
          words.has(plain.slice(start + slip, start + slip + 2)) &&
          !words.has(plain.slice(start + slip + 1, start + slip + 3))
        )
          continue
        const pair = Math.min(slip - (slip % 2), phrase.length - 2)
        // 自愿服务 may be meant; only a word that sounds quite the same is a slip for certain.
        if ((kind === 'near' || kind === 'shape') && words.has(plain.slice(start + pair, start + pair + 2))) continue
        reachedBy = start + phrase.length
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
