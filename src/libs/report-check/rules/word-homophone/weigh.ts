import type { Likeness } from '../../model/lexicon.ts'

/** Sounds that some regions do not tell apart are too many: they find names. */
export type Kind = Exclude<Likeness, 'near'>

/** What was never counted is no more of a name than what was counted seldom. */
const MOST_RARE = 10
/** A neighbour that is met seldom says more for the right word, up to this. */
const MOST_TELLING = 8
/** From this cost on it hardly matters. */
const MOST_ALONE = 13

/** Weight from which a slip is certain enough: chosen by the alarms on texts that the counts had not seen, not by what is found. */
export const CERTAIN = 4.5

/** Weights of the evidence, fitted on slips made by chance in texts that were not counted. */
const WEIGHT = {
  base: -4.53,
  gain: 0.515,
  fit: 0.148,
  share: 6.7,
  tone: 1.9,
  sound: 0.22,
  shape: 0,
  rare: 0.228,
  heldBeside: -1.09,
  heldBeyond: -1.65,
  beside: 0.242,
  beyond: 0.339,
  alone: -0.412,
  office: 1.46,
}

export interface Evidence {
  /** What the place saves with the right word. */
  gain: number
  /** How much more likely the right character follows and is followed. */
  fit: number
  share: number
  kind: Kind
  /** How seldom the wrong character is met. */
  rare: number
  /** The wrong character, or the kept one, belongs to a word with its other neighbour. */
  heldBeside: boolean
  heldBeyond: boolean
  /** How telling the neighbour of the wrong, of the kept character is, if the right word is known beside it; 0 if not. */
  beside: number
  beyond: number
  /** Cost of reading the wrong character as a word: 试, 记 often stand alone, 糸 never. */
  alone: number
  isOffice: boolean
}

export function weigh(evidence: Evidence): number {
  const { gain, fit, share, kind, rare, heldBeside, heldBeyond, beside, beyond, alone, isOffice } = evidence
  return (
    WEIGHT.base +
    WEIGHT.gain * Math.min(gain, 20) +
    WEIGHT.fit * Math.min(fit, 25) +
    WEIGHT.share * share +
    WEIGHT[kind] +
    WEIGHT.rare * Math.min(rare, MOST_RARE) +
    (heldBeside ? WEIGHT.heldBeside : 0) +
    (heldBeyond ? WEIGHT.heldBeyond : 0) +
    WEIGHT.beside * Math.min(beside, MOST_TELLING) +
    WEIGHT.beyond * Math.min(beyond, MOST_TELLING) +
    WEIGHT.alone * Math.min(alone, MOST_ALONE) +
    (isOffice ? WEIGHT.office : 0)
  )
}
