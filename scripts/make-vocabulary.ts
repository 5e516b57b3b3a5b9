/**
 * Writes content/check-rules/vocabulary.json (words of one to four characters by frequency) and sounds.json (characters by reading).
 * The word list comes from the npm package @node-rs/jieba, the readings from pinyin-pro; both are needed only to make the
 * files: `npm install --no-save @node-rs/jieba@2.0.3 pinyin-pro@3.29.4`, then `node scripts/make-vocabulary.ts 2026-06-01`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parse } from 'yaml'

const date = process.argv[2]
if (!date) throw new Error('usage: make-vocabulary.ts <date, YYYY-MM-DD>')
const require = createRequire(import.meta.url)
const { pinyin } = require('pinyin-pro') as { pinyin(text: string, options: object): string[] }
const content = new URL('../content/check-rules/', import.meta.url)
const { core, office, attested } = parse(readFileSync(new URL('phrases.yaml', content), 'utf8')) as Record<
  'core' | 'office' | 'attested',
  string[]
>

/** Least frequency of a word of so many characters; personal names must be common to be kept. */
const LEAST = [0, 30, 5, 8, 8]
const COMMON_NAME = 50
/** The words of the genre are commoner here than in the texts that the list was counted on. */
const AT_LEAST = { core: 4000, office: 300, attested: 200 }

const frequency = new Map<string, number>()
for (const line of readFileSync(require.resolve('@node-rs/jieba/dict.txt'), 'utf8').split('\n')) {
  const [word = '', count = '0', tag = ''] = line.split(' ')
  const least = /^nr/.test(tag) && word.length > 1 ? COMMON_NAME : LEAST[word.length]
  if (/^[\u4e00-\u9fff]{1,4}$/.test(word) && Number(count) >= (least as number)) frequency.set(word, Number(count))
}
const atLeast = (list: string[], least: number) => {
  for (const word of list) frequency.set(word, Math.max(least, frequency.get(word) ?? 0))
}
atLeast(core, AT_LEAST.core)
atLeast(office, AT_LEAST.office)
atLeast(attested, AT_LEAST.attested)
/** 奉贤, 腾冲: the names of places without what they are. */
const { divisions } = JSON.parse(readFileSync(new URL('divisions.json', content), 'utf8')) as {
  divisions: Record<string, Record<string, string[]>>
}
for (const cities of Object.values(divisions))
  for (const [city, counties] of Object.entries(cities))
    atLeast(
      [city, ...counties].map((name) => name.slice(0, -1)).filter((name) => name.length === 2),
      AT_LEAST.attested,
    )

/** words[length - 1][k]: the words of that length that were counted 2^k times or more, one behind the other. */
const words: string[][] = [[], [], [], []]
for (const [word, count] of [...frequency].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const list = words[word.length - 1] as string[]
  const step = Math.floor(Math.log2(count))
  for (let k = list.length; k <= step; k++) list.push('')
  list[step] += word
}

/** Readings as words have them: a reading that a character has in one word of a hundred is no way to type it. */
const read = new Map<string, Map<string, number>>()
for (const [word, count] of frequency) {
  if (word.length > 2 || count < 30) continue
  const sounds = pinyin(word, { toneType: 'num', type: 'array', v: true })
  for (const [index, character] of [...word].entries()) {
    const known = read.get(character) ?? new Map<string, number>()
    known.set(sounds[index] as string, (known.get(sounds[index] as string) ?? 0) + count)
    read.set(character, known)
  }
}
const groups: Record<string, string> = {}
for (const [character, sounds] of read) {
  const all = [...sounds.values()].reduce((sum, count) => sum + count, 0)
  for (const [sound, count] of sounds)
    if (count / all > 0.02 && /^[a-z]+[0-4]$/.test(sound)) groups[sound] = (groups[sound] ?? '') + character
}

const source = 'npm @node-rs/jieba 2.0.3（MIT，结巴分词词典）、pinyin-pro 3.29.4（MIT）'
const write = (name: string, value: object) =>
  writeFileSync(new URL(name, content), `${JSON.stringify({ source, date, ...value })}\n`)
write('vocabulary.json', { words, office: [...core, ...office].filter((word) => word.length === 2).join('') })
write('sounds.json', { groups: Object.fromEntries(Object.entries(groups).sort()) })
