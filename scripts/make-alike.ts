/**
 * Writes content/check-rules/alike.json: common characters that look alike, told from how they are written. The codes come from the
 * Unicode Han Database (Unihan_DictionaryLikeData.txt, Unihan_IRGSources.txt; Unicode License v3), put into one folder:
 * `node scripts/make-alike.ts 2026-06-01 UNIHAN`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const [date, folder] = process.argv.slice(2)
if (!date || !folder) throw new Error('usage: make-alike.ts <date> <unihan>')
const content = new URL('../content/check-rules/', import.meta.url)

const read = (file: string, property: string) => {
  const values = new Map<string, string>()
  for (const line of readFileSync(path.join(folder, file), 'utf8').split('\n')) {
    const [code = '', name, value = ''] = line.split('\t')
    if (name === property && code.startsWith('U+'))
      values.set(String.fromCodePoint(Number.parseInt(code.slice(2), 16)), value)
  }
  return values
}
const cangjie = read('Unihan_DictionaryLikeData.txt', 'kCangjie')
const corners = read('Unihan_DictionaryLikeData.txt', 'kFourCornerCode')
const phonetic = read('Unihan_DictionaryLikeData.txt', 'kPhonetic')
const strokes = read('Unihan_IRGSources.txt', 'kTotalStrokes')

/** So many characters, the commonest in words, may be mistaken for one another. */
const COMMON = 4200
const times = new Map<string, number>()
const { words } = JSON.parse(readFileSync(new URL('vocabulary.json', content), 'utf8')) as { words: string[][] }
for (const steps of words)
  for (const [step, joined] of steps.entries())
    for (const character of joined) times.set(character, (times.get(character) ?? 0) + 2 ** step)
const common = [...times]
  .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  .map(([character]) => character)
  .filter((character) => cangjie.has(character))
  .slice(0, COMMON)

/** Length of the longest common subsequence. */
function shared(one: string, other: string): number {
  let row = new Array<number>(other.length + 1).fill(0)
  for (const a of one) {
    const next = [...row]
    for (let j = 0; j < other.length; j++)
      next[j + 1] = a === other[j] ? (row[j] as number) + 1 : Math.max(row[j + 1] as number, next[j] as number)
    row = next
  }
  return row.at(-1) as number
}

const list = (values: Map<string, string>, character: string) =>
  (values.get(character) ?? '').split(' ').filter(Boolean)
const SAME_PHONETIC = { likeness: 0.2, code: 0.66 }
const LEAST = 0.58

function areAlike(one: string, other: string): boolean {
  const a = cangjie.get(one) as string
  const b = cangjie.get(other) as string
  const code = (2 * shared(a, b)) / (a.length + b.length)
  if (code === 0) return false
  const corner = Math.max(
    0,
    ...list(corners, one).flatMap((p) =>
      list(corners, other).map((q) => [0, 1, 2, 3].filter((at) => p[at] === q[at]).length),
    ),
  )
  const classes = new Set(list(phonetic, other).map((value) => value.replace(/[*xX]+$/, '')))
  const isPhonetic = list(phonetic, one).some((value) => classes.has(value.replace(/[*xX]+$/, '')))
  const apart = Math.abs(Number(strokes.get(one)?.split(' ')[0] ?? 0) - Number(strokes.get(other)?.split(' ')[0] ?? 0))
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (apart <= 4 && short.length > 1 && short.length < long.length && long.includes(short)) return true
  if (isPhonetic && code >= SAME_PHONETIC.code) return true
  return code / 2 + (corner / 4) * 0.35 + (isPhonetic ? SAME_PHONETIC.likeness : 0) - 0.02 * apart >= LEAST
}

const groups = common.flatMap((one, index) => {
  const others = common.slice(index + 1).filter((other) => areAlike(one, other))
  return others.length > 0 ? [one + others.join('')] : []
})
const source = 'Unicode Han Database（Unicode License v3）的仓颉码、四角号码、声旁和笔画数'
writeFileSync(new URL('alike.json', content), `${JSON.stringify({ source, date, groups: groups.join(' ') })}\n`)
