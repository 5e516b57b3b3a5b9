import type { KnownFigure, Registry, Severity } from './types.ts'

/** A fault that people looked at and decided to keep; it is known by its rule and the words it stands on. */
export interface Waiver {
  rule: string
  /** The words of the span as `waivedWords` tells them; short ones are the span itself. */
  text: string
  /** Holds only where `waivedSpot` tells the same; without it wherever the words stand. */
  spot?: string
  reason: string
}

/** A report handed in before, ours or another unit's. */
export interface EarlierReport {
  name: string
  text: string
  /** `own` = of the same unit, `other` = of another unit. */
  from: 'own' | 'other'
}

/** What the check may be told beyond the text. Everything is optional. */
export interface CheckOptions {
  registry?: Registry
  figures?: KnownFigure[]
  earlier?: EarlierReport[]
  waivers?: Waiver[]
  rules?: {
    /** Run only these rules. */
    only?: string[]
    /** Leave these out. */
    off?: string[]
    severity?: Record<string, Severity>
  }
  templates?: {
    /** Largest number of characters under one heading, e.g. 500 per indicator of an application. */
    sectionLimit?: number
    /** Largest number of characters of the whole text. */
    totalLimit?: number
    /** Elements that this kind of document must have. */
    required?: ('recipients' | 'signature' | 'date')[]
  }
}
