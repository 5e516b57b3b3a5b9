/**
 * Writes content/check-rules/vocabulary.json: common two-character words, and the homophone slips of the core words
 * (phrases.yaml). The word list comes from the npm package @node-rs/jieba, the readings from pinyin-pro; both are needed only to
 * make the file: `npm install --no-save @node-rs/jieba@2.0.3 pinyin-pro@3.29.4`, then `node scripts/make-vocabulary.ts 2026-06-01`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parse } from 'yaml'

const COMMON_WORD = 50
const COMMON_CHARACTER = 800

const date = process.argv[2]
if (!date) throw new Error('usage: make-vocabulary.ts <date, YYYY-MM-DD>')
const require = createRequire(import.meta.url)
const { pinyin } = require('pinyin-pro') as { pinyin(text: string, options: object): string[] }
const content = new URL('../content/check-rules/', import.meta.url)
const { core, attested } = parse(readFileSync(new URL('phrases.yaml', content), 'utf8')) as {
  core: string[]
  attested: string[]
}

/** How often a character stands at a word boundary where the two-character words of this file do not explain it. */
const loneEnd = new Map<string, number>()
const loneStart = new Map<string, number>()
let total = 0
const add = (map: Map<string, number>, key: string, count: number) => map.set(key, (map.get(key) ?? 0) + count)

const frequency = new Map<string, number>()
for (const line of readFileSync(require.resolve('@node-rs/jieba/dict.txt'), 'utf8').split('\n')) {
  const [word = '', count = '0'] = line.split(' ')
  if (!/^[\u4e00-\u9fff]+$/.test(word)) continue
  total += Number(count)
  if (word.length <= 2) frequency.set(word, Number(count))
  if (word.length === 2 && Number(count) >= COMMON_WORD) continue
  add(loneEnd, word.at(-1) as string, Number(count))
  add(loneStart, word[0] as string, Number(count))
}
const sound = (character: string) => pinyin(character, { toneType: 'none', type: 'array' })[0] ?? ''

const bySound = new Map<string, string[]>()
for (const [word, count] of frequency) {
  if (word.length === 1 && count >= COMMON_CHARACTER)
    bySound.set(sound(word), [...(bySound.get(sound(word)) ?? []), word])
}

/** Characters that often stand alone as words: with them a pair is no sign of a slip. */
const ALONE = new Set(
  '又在和与不是有为以之其而于也及或如已再最更很都就并但因所将把被让使由从对向到给个名位次年月日时分元人家户件项条场期本支座处里中上下前后内外东西南北大小多少高低新老好坏一二三四五六七八九十百千万亿零两几半各每某这那我你他她它们的了着过地得吗呢吧啊且则若虽即既便却才只仅还正曾刚常总共同等如似像比较按据凭靠经由自至达用做去来起出进回要能会可应该须必得想愿肯敢说讲写看听走跑站坐吃喝住行办事物话书字',
)
/** 祁巷村 is a name: a pair that ends like a place is left alone. */
const PLACE_END = /[村市镇区街乡县]$/

/** Expected number of times the pair meets across two words in a text of sixty million; a slip must be likelier than that. */
const CHANCE = 1.5
const meetsByChance = ([first = '', second = '']: string) =>
  ((loneEnd.get(first) ?? 0) * (loneStart.get(second) ?? 0)) / total > CHANCE

const known = new Set([...core, ...attested])
const confusions: Record<string, string> = {}
for (const right of core) {
  const [first = '', second = ''] = right
  const candidates = [
    ...(PLACE_END.test(right) ? [] : (bySound.get(sound(first)) ?? []))
      .filter((character) => !ALONE.has(character))
      .map((character) => character + second),
    ...(bySound.get(sound(second)) ?? [])
      .filter((character) => !ALONE.has(character) || character === '物')
      .map((character) => first + character),
  ]
  for (const wrong of candidates)
    if (!frequency.has(wrong) && !known.has(wrong) && !meetsByChance(wrong) && confusions[wrong] === undefined)
      confusions[wrong] = right
}

const words = [...frequency].filter(([word, count]) => word.length === 2 && count >= COMMON_WORD).map(([word]) => word)
const source = 'npm @node-rs/jieba 2.0.3（MIT，结巴分词词典）、pinyin-pro 3.29.4（MIT）'
writeFileSync(
  new URL('vocabulary.json', content),
  `${JSON.stringify({ source, date, words: words.sort().join(''), confusions })}\n`,
)
