/**
 * Writes content/check-rules/company.json: which characters follow one another in official prose, and which stand beside common
 * words. Counted, not quoted: in laws and regulations and in government work reports, which nobody owns (Copyright Law of the PRC,
 * article 5), each put into one folder as plain text, and in our own clean reports, the held-out ones left out. To be run again
 * whenever the words of vocabulary.json change: `node scripts/make-company.ts 2026-06-01 REPORTS LAWS`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { EDGE, NEVER, PAIR_LEVELS } from '../src/libs/report-check/model/company.ts'
import { encodeRows } from '../src/libs/report-check/model/neighbours.ts'
import { companyWordsOf } from '../src/libs/report-check/model/vocabulary.ts'

const [date, reports, laws] = process.argv.slice(2)
if (!date || !reports || !laws) throw new Error('usage: make-company.ts <date> <reports> <laws>')
const content = new URL('../content/check-rules/', import.meta.url)
const clean = new URL('../tests/golden/clean-reports/', import.meta.url)
const vocabulary = JSON.parse(readFileSync(new URL('vocabulary.json', content), 'utf8'))
const words = companyWordsOf({ vocabulary })

/** What one sight of a pair counts, and how often a character must be seen beside a word; laws are long and of another tone. */
const WEIGHT = { own: 4, reports: 2, laws: 0.5 }
const LEAST = { own: 1, reports: 4, laws: 16 }

const readFolder = (folder: string) => readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'))
const index: { file: string; split: string }[] = JSON.parse(readFileSync(new URL('index.json', clean), 'utf8'))
const texts = {
  own: index.filter(({ split }) => split === 'train').map(({ file }) => readFileSync(new URL(file, clean), 'utf8')),
  reports: readFolder(reports),
  laws: readFolder(laws),
}

const pairs = new Map<string, number>()
const beside = new Map<string, number>()
for (const kind of ['own', 'reports', 'laws'] as const) {
  const triples = new Map<string, number>()
  for (const text of texts[kind])
    for (const [run] of text.matchAll(/[\u4e00-\u9fff]+/g)) {
      const line = EDGE + run + EDGE
      for (let at = 0; at + 1 < line.length; at++) {
        const pair = line.slice(at, at + 2)
        pairs.set(pair, (pairs.get(pair) ?? 0) + WEIGHT[kind])
        if (words.has(pair) || words.has(line.slice(at + 1, at + 3))) {
          const triple = line.slice(at, at + 3)
          if (triple.length === 3) triples.set(triple, (triples.get(triple) ?? 0) + 1)
        }
      }
    }
  for (const [triple, times] of triples) beside.set(triple, (beside.get(triple) ?? 0) + times / LEAST[kind])
}

const counts = new Map<string, number>()
const followers = new Map<string, string[]>()
const links = new Map<string, number>()
for (const [pair, count] of pairs) {
  const [first = '', second = ''] = pair
  counts.set(second, (counts.get(second) ?? 0) + count)
  const level = Math.min(PAIR_LEVELS, Math.floor(Math.log2(count) / 2))
  if (level < 1) continue
  const row = followers.get(first) ?? Array.from({ length: PAIR_LEVELS }, () => '')
  row[level - 1] += second
  followers.set(first, row)
  for (const character of pair) links.set(character, (links.get(character) ?? 0) + 1)
}
const before = new Map<string, string>()
const behind = new Map<string, string>()
for (const [triple, share] of beside) {
  if (share < 1) continue
  const [first = '', , third = ''] = triple
  const put = (sides: Map<string, string>, word: string, character: string) => {
    if (words.has(word)) sides.set(word, (sides.get(word) ?? '') + character)
    if (words.has(word) && !links.has(character)) links.set(character, 0)
  }
  put(before, triple.slice(1), first)
  put(behind, triple.slice(0, 2), third)
}
const characters = [...links].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([character]) => character)
const letter = (character: string) =>
  String.fromCharCode(NEVER.charCodeAt(0) + Math.round(Math.log2(Math.max(1, counts.get(character) ?? 1))))
const source =
  '国家和地方的法律法规、2026年各省政府工作报告、2008年以来的国务院政府工作报告（官方文件，不受著作权法保护）和本项目的示例汇报'
const value = {
  source,
  date,
  characters: characters.join(''),
  common: characters.map(letter).join(''),
  rows: encodeRows(
    [...words].flatMap((word) => [before.get(word) ?? '', behind.get(word) ?? '']),
    characters,
  ),
  pairs: encodeRows(
    characters.flatMap((character) => followers.get(character) ?? Array(PAIR_LEVELS).fill('')),
    characters,
  ),
}
writeFileSync(new URL('company.json', content), `${JSON.stringify(value)}\n`)
