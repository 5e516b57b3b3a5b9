import { phrasedFacts, standingFacts } from '../model/facts.ts'
import { filledLines, readModel, sentenceAt, type TextModel } from '../model/text-model.ts'
import type { EarlierReport } from '../options.ts'
import type { Rule } from '../rule.ts'
import type { Fault } from '../types.ts'
import { formatValue } from './number-sum.ts'

const SHINGLE = 12
const MIN_LETTERS = 40
/** Share of a paragraph's shingles that must stand in the other report. */
const COPIED = 0.7

/** Only hanzi, so that other numbers, names in Latin letters and marks do not hide a copy. */
function letters(text: string): string {
  return text.replace(/[^\u4e00-\u9fff]/g, '')
}

/** The paragraph in which each run of letters stands first. */
type Shingles = Map<string, string>

const shinglesOf = onceFor(({ text }: EarlierReport): Shingles => {
  const shingles: Shingles = new Map()
  for (const paragraph of text.split('\n')) {
    const all = letters(paragraph)
    for (let index = 0; index + SHINGLE <= all.length; index++) {
      const shingle = all.slice(index, index + SHINGLE)
      if (!shingles.has(shingle)) shingles.set(shingle, paragraph)
    }
  }
  return shingles
})

/** What is worked out of an earlier report serves every text that is compared with it. */
function onceFor<T>(make: (report: EarlierReport) => T): (report: EarlierReport) => T {
  const known = new WeakMap<EarlierReport, T>()
  return (report) => {
    const made = known.get(report) ?? make(report)
    known.set(report, made)
    return made
  }
}

/** Share of a paragraph's runs that stand in the other report, and the paragraph of it that holds most of them. */
function copiedShare(paragraph: string, shingles: Shingles): { share: number; text: string } {
  const own = letters(paragraph)
  const count = own.length - SHINGLE + 1
  if (own.length < MIN_LETTERS) return { share: 0, text: '' }
  const hits = new Map<string, number>()
  for (let index = 0; index < count; index++) {
    const source = shingles.get(own.slice(index, index + SHINGLE))
    if (source !== undefined) hits.set(source, (hits.get(source) ?? 0) + 1)
  }
  const [text = ''] = [...hits].sort((a, b) => b[1] - a[1])[0] ?? []
  return { share: [...hits.values()].reduce((sum, one) => sum + one, 0) / count, text }
}

export const copied: Rule = {
  id: 'X-COPY',
  severity: 'error',
  title: '整段抄自别的文稿',
  why: '与外单位的文稿整段相同属于抄袭；与本单位往年的相同，提示没有写出新意。',
  check({ model, options, report }) {
    const { earlier = [] } = options
    if (earlier.length === 0) return
    for (const line of filledLines(model)) {
      const paragraph = model.plain.slice(line.start, line.end)
      const best = bestMatch(paragraph, earlier)
      if (!best) continue
      const isOwn = best.from === 'own'
      report({
        start: line.start,
        end: line.end,
        severity: isOwn ? 'hint' : 'error',
        message: `这一段有${Math.round(best.share * 100)}%与${isOwn ? '本单位' : '外单位'}的《${best.name}》相同。`,
        earlier: { name: best.name, from: best.from, text: best.text.trim() },
      })
    }
  },
}

type Match = NonNullable<Fault['earlier']> & { share: number }

function bestMatch(paragraph: string, earlier: EarlierReport[]): Match | undefined {
  let best: Match | undefined
  for (const report of earlier) {
    const { share, text } = copiedShare(paragraph, shinglesOf(report))
    if (share >= COPIED && share > (best?.share ?? 0)) best = { name: report.name, from: report.from, share, text }
  }
  return best
}

export const conflictWithEarlier: Rule = {
  id: 'N-CONFLICT-EARLIER',
  severity: 'warning',
  title: '与以前报送的数不一致',
  why: '同一个事实在两份报告里两个数，核查时要能说清为什么变。',
  check({ model, options, report }) {
    const own = (options.earlier ?? []).filter(({ from }) => from === 'own')
    if (own.length === 0) return
    const known = new Map<string, EarlierFact>()
    for (const one of own) for (const fact of earlierFacts(one)) known.set(fact.key, fact)
    const seen = new Set<number>()
    for (const { key, quantity, start, end } of factsOf(model)) {
      const before = known.get(key)
      if (!before || before.value === quantity.value || seen.has(start)) continue
      seen.add(start)
      report({
        start,
        end,
        message: `《${before.name}》里是${formatValue(before.value)}${before.unit}，这里是${formatValue(quantity.value)}${quantity.unit}，请核对。`,
        earlier: { name: before.name, from: 'own', text: before.text },
      })
    }
  },
}

interface EarlierFact {
  key: string
  value: number
  unit: string
  name: string
  /** The sentence that states it. */
  text: string
}

const earlierFacts = onceFor(({ name, text }: EarlierReport): EarlierFact[] => {
  const model = readModel({ text, format: 'text' })
  return factsOf(model).map(({ key, quantity: { value, unit, start } }) => {
    const sentence = sentenceAt(model, start)
    return { key, value, unit, name, text: text.slice(sentence.start, sentence.end).trim() }
  })
})

function factsOf(model: TextModel) {
  return [...standingFacts(model), ...phrasedFacts(model)]
}
