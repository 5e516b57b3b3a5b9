import type { Rule } from '../rule.ts'
import { dataBreak, numberBreak } from './data-break.ts'
import { numberSplit } from './number-split.ts'
import { punctuationHalf } from './punctuation-half.ts'
import { unitPlaceholder } from './unit-placeholder.ts'

/** Every rule, in the order of the classes. */
export const RULES: Rule[] = [numberSplit, numberBreak, dataBreak, unitPlaceholder, punctuationHalf]
