import type { CheckData, WordEntry } from './data.ts'
import { matcherOf } from './model/word-matcher.ts'
import type { Fault, Severity } from './types.ts'

/** A word of the unit's own: one that it does not want in its texts, or one (`allowed`) that is right whatever a rule says. */
export interface OwnWord {
  word: string
  level: Severity | 'allowed'
  /** What to write in its place. */
  instead?: string
  reason?: string
}

/** The shipped words with a unit's own; its own win over a shipped entry for the same word. */
export function withOwnWords(data: CheckData, own: readonly OwnWord[]): CheckData {
  if (own.length === 0) return data
  const unwanted = own.filter(({ level }) => level !== 'allowed')
  const known = new Set(own.map(({ word }) => word))
  return {
    ...data,
    words: [...data.words.filter(({ wrong }) => !known.has(wrong)), ...unwanted.map(toEntry)],
    allowed: own.filter(({ level }) => level === 'allowed').map(({ word }) => word),
  }
}

function toEntry({ word, level, instead, reason }: OwnWord): WordEntry {
  return {
    rule: 'W-WORD',
    wrong: word,
    level: level as Severity,
    reason: reason ?? '本单位用语',
    ...(instead ? { right: instead } : {}),
    ...(instead?.includes(word) ? { unless: [instead.replace(word, '~')] } : {}),
  }
}

/** Leaves out faults that lie inside an allowed word. `faults` stand in the order of the text. */
export function withoutAllowed(text: string, faults: Fault[], allowed: string[] | undefined): Fault[] {
  if (!allowed?.length) return faults
  const spans: [number, number][] = []
  matcherOf(allowed, (list) => list).scan(text, (word, start) => spans.push([start, start + word.length]))
  let at = 0
  return faults.filter(({ start, end }) => {
    while (at < spans.length && spans[at]![1] <= start) at++
    const span = spans[at]
    return !span || start < span[0] || end > span[1]
  })
}
