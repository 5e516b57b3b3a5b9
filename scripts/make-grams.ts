/**
 * Writes content/check-rules/grams.json: which two words of two characters stand side by side in official prose. Counted in laws and regulations and in government work
 * reports, which nobody owns (Copyright Law of the PRC, article 5), each put into one folder as plain text, and in our own clean
 * reports, the held-out ones left out: `node scripts/make-grams.ts 2026-06-01 REPORTS LAWS`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { encodeGrams } from '../src/libs/report-check/model/grams.ts'
import { COMMON_STEP } from '../src/libs/report-check/model/lexicon.ts'

const [date, reports, laws] = process.argv.slice(2)
if (!date || !reports || !laws) throw new Error('usage: make-grams.ts <date> <reports> <laws>')
const content = new URL('../content/check-rules/', import.meta.url)
const clean = new URL('../tests/golden/clean-reports/', import.meta.url)
const vocabulary = JSON.parse(readFileSync(new URL('vocabulary.json', content), 'utf8'))
const words = new Set((vocabulary.words[1].slice(COMMON_STEP).join('') + vocabulary.office).match(/../g))

/** What one sight weighs: of ours one a text, as each text repeats itself. */
const WEIGHT = { own: 3, reports: 1, laws: 0.1 }
const SEEN = 5
const OFTEN = 20

const weights = new Map<string, number>()
function count(text: string, weight: number, once = false) {
  const seen = new Set<string>()
  for (const [run] of text.matchAll(/[\u4e00-\u9fff]{4,}/g))
    for (let at = 0; at + 3 < run.length; at++) {
      if (!words.has(run.slice(at, at + 2)) || !words.has(run.slice(at + 2, at + 4))) continue
      const gram = run.slice(at, at + 4)
      if (once && seen.has(gram)) continue
      seen.add(gram)
      weights.set(gram, (weights.get(gram) ?? 0) + weight)
    }
}

const readFolder = (folder: string) => readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'))
const index: { file: string; split: string }[] = JSON.parse(readFileSync(new URL('index.json', clean), 'utf8'))
for (const { file, split } of index)
  if (split === 'train') count(readFileSync(new URL(file, clean), 'utf8'), WEIGHT.own, true)
for (const text of readFolder(reports)) count(text, WEIGHT.reports)
for (const text of readFolder(laws)) count(text, WEIGHT.laws)

const atLeast = (least: number) =>
  encodeGrams(
    { vocabulary },
    [...weights].filter(([, weight]) => weight >= least).map(([gram]) => gram),
  )
const source =
  '国家和地方的法律法规、2026年各省政府工作报告、2008年以来的国务院政府工作报告（官方文件，不受著作权法保护）和本项目的示例汇报'
const value = { source, date, seen: atLeast(SEEN), often: atLeast(OFTEN) }
writeFileSync(new URL('grams.json', content), `${JSON.stringify(value)}\n`)
