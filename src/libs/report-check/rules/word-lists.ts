import type { CheckData, WordEntry } from '../data.ts'
import { type Lexicon, lexiconOf } from '../model/lexicon.ts'
import type { TextModel } from '../model/text-model.ts'
import { vocabularyOf, type Words } from '../model/vocabulary.ts'
import { fitsContext, matcherOf } from '../model/word-matcher.ts'
import type { Rule, RuleInfo } from '../rule.ts'
import { endsName } from './word-homophone/names.ts'
import { FUNCTION } from './word-homophone/slip.ts'

interface Hit {
  entry: WordEntry
  start: number
}

const byWord = new WeakMap<CheckData['words'], Map<string, WordEntry>>()
const hitsOf = new WeakMap<TextModel, Hit[]>()

function entriesOf(words: WordEntry[]): Map<string, WordEntry> {
  const known = byWord.get(words) ?? new Map(words.map((entry) => [entry.wrong, entry]))
  byWord.set(words, known)
  return known
}

/**
 * 完善|与, 悦己|经济 hold 善与 and 己经: the neighbour makes a word with one half, and is not itself the end or the beginning of another.
 */
function crossesBoundary(plain: string, start: number, known: Words): boolean {
  const isWord = (from: number) => known.has(plain.slice(from, from + 2))
  return (isWord(start - 1) && !isWord(start - 2)) || (isWord(start + 1) && !isWord(start + 2))
}

/** All four rules share one pass over the text. */
function findHits(model: TextModel, data: CheckData): Hit[] {
  const { words } = data
  const vocabulary = vocabularyOf(data)
  const known = hitsOf.get(model)
  if (known) return known
  const entries = entriesOf(words)
  const { isPair } = lexiconOf(data)
  const hits: Hit[] = []
  matcherOf(words, (list) => list.map((entry) => entry.wrong)).scan(model.plain, (word, start) => {
    const entry = entries.get(word) as WordEntry
    const fits = (context: string) => fitsContext(model.plain, start, start + word.length, context)
    if (word.length === 2 && entry.rule === 'W-TYPO' && !entry.only && crossesBoundary(model.plain, start, vocabulary))
      return
    // 王三善与苏三: the half of a name.
    if (word.length === 2 && FUNCTION.has(word[1] as string) && !entry.only && endsName(model.plain, start, isPair))
      return
    if (entry.unless?.some(fits) || (entry.only && !entry.only.some(fits))) return
    hits.push({ entry, start })
  })
  hitsOf.set(model, hits)
  return hits
}

function wordRule(info: RuleInfo & { id: WordEntry['rule'] }, safe: boolean): Rule {
  return {
    ...info,
    check({ model, data, report }) {
      for (const { entry, start } of findHits(model, data)) {
        if (entry.rule !== info.id) continue
        report({
          start,
          end: start + entry.wrong.length,
          message: `“${entry.wrong}”${entry.right ? `应为“${entry.right}”` : '请核对'}${entry.reason ? `（${entry.reason}）` : ''}。`,
          ...(entry.level ? { severity: entry.level } : {}),
          ...(entry.right ? { fix: { text: entry.right, safe } } : {}),
        })
      }
      if (info.id !== 'W-VARIANT') return
      for (const start of likenessWritten(model.plain, lexiconOf(data)))
        report({ start, end: start + 1, message: '“象”应为“像”。', fix: { text: '像', safe } })
    },
  }
}

export const wordTypo = wordRule(
  {
    id: 'W-TYPO',
    severity: 'blocker',
    title: '错别字',
    why: '形近、音近的错字最伤文稿的严肃性。词表可由本单位增补。',
  },
  true,
)

/** 象 in the place of 像: it opens a clause, or stands behind an adverb, or 一样 follows. */
const LIKE_BEFORE = /[就都很不更最真还也着得，。；：\n ]$|^$/
const LIKE_AFTER =
  /^一[面座条把盏颗根股束缕团道位名本部朵片只]|^[^，。；\n]{1,12}(?:一样|一般|似的|那样|这样|那般|这般)/
/** 象山, 象州, 象棋, 象湾县: names and things. */
const ELEPHANT =
  /^[山州屿鼻帽牙脚湖村镇岭坪峰牙棋群形征数限，。；、]|^[\u4e00-\u9fff]{1,2}[市县区镇州盟旗](?![一那般似])/

/** Offsets of 象 that should be 像: 就象亲人一样. */
function likenessWritten(plain: string, { isPair }: Lexicon): number[] {
  const found: number[] = []
  for (let at = plain.indexOf('象'); at >= 0; at = plain.indexOf('象', at + 1)) {
    const after = plain.slice(at + 1, at + 18)
    const heldLeft = isPair(plain, at - 1) && !isPair(plain, at - 2)
    if (heldLeft || isPair(plain, at) || ELEPHANT.test(after) || !/^[\u4e00-\u9fff]/.test(after)) continue
    if (LIKE_BEFORE.test(plain.slice(Math.max(0, at - 1), at)) || LIKE_AFTER.test(after)) found.push(at)
  }
  return found
}

export const wordVariant = wordRule(
  {
    id: 'W-VARIANT',
    severity: 'warning',
    title: '异形词用了不推荐的写法',
    why: '同一个词有几种写法时用规范推荐的一种，一篇之内不混用。',
    source: '《第一批异形词整理表》（GF 1001—2001）',
  },
  true,
)

export const wordWord = wordRule(
  {
    id: 'W-WORD',
    severity: 'warning',
    title: '用词不当',
    why: '近义或近音的词混用、意思重复，应换成准确的词。',
  },
  false,
)

export const wordTerm = wordRule(
  {
    id: 'W-TERM',
    severity: 'hint',
    title: '职务、机构、称号的名称不规范',
    why: '职务和称号有固定叫法，拼合两个名称会让人不知所指。',
  },
  false,
)
