/**
 * Writes content/check-rules/neighbours.json: which characters stand before and behind the words of official prose. Counted, not
 * quoted: in government work reports, which nobody owns (Copyright Law of the PRC, article 5), put into one folder as plain text,
 * and in our own clean reports, the held-out ones left out. To be run again whenever the office words of vocabulary.json change:
 * `node scripts/make-neighbours.ts 2026-06-01 REPORTS`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { encodeNeighbours } from '../src/libs/report-check/model/neighbours.ts'
import { officeWordsOf } from '../src/libs/report-check/model/vocabulary.ts'

const [date, reports] = process.argv.slice(2)
if (!date || !reports) throw new Error('usage: make-neighbours.ts <date> <reports>')
const content = new URL('../content/check-rules/', import.meta.url)
const clean = new URL('../tests/golden/clean-reports/', import.meta.url)
const vocabulary = JSON.parse(readFileSync(new URL('vocabulary.json', content), 'utf8'))
const words = officeWordsOf({ vocabulary })

/** How often a character must be seen beside a word; the neighbouring genre must insist. */
const LEAST = { own: 1, reports: 4 }

const LINE = /[\u4e00-\u9fff]+/g
type Counts = Map<string, number>

/** `0` + word + character before it, `1` + word + character behind it. */
function count(texts: string[]): Counts {
  const counts: Counts = new Map()
  const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const text of texts)
    for (const [run] of text.matchAll(LINE))
      for (let index = 0; index + 1 < run.length; index++) {
        const word = run.slice(index, index + 2)
        if (!words.has(word)) continue
        if (index > 0) add(`0${word}${run[index - 1]}`)
        if (index + 2 < run.length) add(`1${word}${run[index + 2]}`)
      }
  return counts
}

const readFolder = (folder: string) => readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'))
const index: { file: string; split: string }[] = JSON.parse(readFileSync(new URL('index.json', clean), 'utf8'))
const own = index.filter(({ split }) => split === 'train').map(({ file }) => readFileSync(new URL(file, clean), 'utf8'))

const pairs = new Set<string>()
const keep = (counts: Counts, least: number) => {
  for (const [pair, times] of counts) if (times >= least) pairs.add(pair)
}
keep(count(own), LEAST.own)
keep(count(readFolder(reports)), LEAST.reports)

const sides = new Map<string, string>()
for (const pair of pairs) sides.set(pair.slice(0, 3), (sides.get(pair.slice(0, 3)) ?? '') + pair[3])
const rows = [...words].flatMap((word) => [sides.get(`0${word}`) ?? '', sides.get(`1${word}`) ?? ''])
const source = '2026年各省政府工作报告、2008年以来的国务院政府工作报告（官方文件，不受著作权法保护）和本项目的示例汇报'
writeFileSync(new URL('neighbours.json', content), `${JSON.stringify({ source, date, ...encodeNeighbours(rows) })}\n`)
