import type { Severity } from './types.ts'

/** One entry of a word list. */
export interface WordEntry {
  rule: 'W-TYPO' | 'W-VARIANT' | 'W-WORD' | 'W-TERM'
  wrong: string
  /** The right word; empty when the author must choose. */
  right?: string
  reason?: string
  level?: Severity
  /** The word is right when one of these texts surrounds it, written with ~ for the word: 一~, ~人. */
  unless?: string[]
  /** The word is wrong only inside one of these texts, written the same way. */
  only?: string[]
  /** Date the entry was last looked at, and where it comes from. */
  date?: string
  source?: string
}

/** A verb and an object that do not go together. */
export interface Collocation {
  verb: string
  object: string
  better: string
}

/** A noun with the measure word that official prose wants. */
export interface MeasureEntry {
  nouns: string[]
  wrong: string[]
  right: string
}

/** A term that was given up: after `until` it needs a second look. */
export interface OutdatedTerm {
  term: string
  until: number
  now?: string
  reason: string
  /** Names of bodies are right in any text about their own time: without a known year they are let pass. */
  body?: boolean
  /** Contexts, written with ~ for the term, in which it is right. */
  unless?: string[]
}

/** A line of business, told by its own words; used to see that a report changes its author. */
export interface BusinessLine {
  name: string
  /** Lines that have much to do with this one. */
  kin?: string[] | undefined
  /** Lines that it governs: their words are its own. */
  holds?: string[] | undefined
  /** Words in the name of a unit of this line: 财政, 支行. */
  units: string[]
  /** How such a unit calls itself: 支行, 院里. */
  house: string[]
  /** How it calls its own people: 柜员, 教研组. */
  people: string[]
  words: string[]
  /** Words of the line that others use as well: 客户. They only support. */
  common: string[]
}

/** Provinces → cities → counties, names as in the national list; the shape is { 江苏省: { 泰州市: ['海陵区', …] } }. */
export type Divisions = Record<string, Record<string, string[]>>

/** Content that the rules read. Plain JSON, so that it can be sent to a worker. */
export interface CheckData {
  words: WordEntry[]
  collocations: Collocation[]
  measures: MeasureEntry[]
  outdated: OutdatedTerm[]
  /** Four-character predicates that must be closed by a comma before the next verb. */
  predicates: string[]
  /** Shortened names with a number that every reader knows (两学一做). */
  abbreviations: string[]
  business: BusinessLine[]
  /** Latin abbreviations in the spelling wanted. */
  latin: string[]
  /** Adverbs and verbs for 的/地/得. */
  particles: {
    adverbs: string[]
    pure: string[]
    verbs: string[]
    adjectives: string[]
    nouns: string[]
    complements: string[]
    results: string[]
  }
  divisions: Divisions
  /**
   * words[length - 1][k]: words of that length counted 2^k times or more, joined; office: the two-character words of official
   * prose, joined.
   */
  vocabulary: { words: string[][]; office: string }
  /** Characters seen beside the office words: see model/neighbours.ts. */
  neighbours: { characters: string; rows: string }
  /** Characters by how they follow one another and stand beside common words: see model/company.ts. */
  company: { characters: string; common: string; rows: string; pairs: string }
  /** Two words side by side: see model/grams.ts. */
  grams: { seen: string; often: string }
  /** Phrases of four characters and more that are always written so. */
  setPhrases: string[]
  /** Common characters by reading, the tone as a digit behind it. */
  sounds: Record<string, string>
  /** Characters that look alike: one string a group. */
  lookalikes: string[]
  /** A character and those that look like it, one string a character; each two once. */
  alike: string[]
  /** Words in which nothing is reported; see `withOwnWords`. */
  allowed?: string[]
}
