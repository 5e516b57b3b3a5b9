import type { Rule } from '../rule.ts'
import { conventionCase } from './convention-case.ts'
import { conventionMeasure } from './convention-measure.ts'
import { dataBoiler } from './data-boiler.ts'
import { dataBreak, numberBreak } from './data-break.ts'
import { dataDuplicate } from './data-duplicate.ts'
import { dataTruncated } from './data-truncated.ts'
import { grammarCollocation } from './grammar-collocation.ts'
import { numberSplit } from './number-split.ts'
import { orderCount } from './order-count.ts'
import { orderHeading } from './order-heading.ts'
import { orderDuplicate, orderGap } from './order-numbering.ts'
import { orderOrdinal } from './order-ordinal.ts'
import { punctuationHalf } from './punctuation-half.ts'
import { punctuationNumber } from './punctuation-number.ts'
import { termOutdated } from './term-outdated.ts'
import { unitPlaceholder } from './unit-placeholder.ts'
import { wordDoubled } from './word-doubled.ts'
import { wordTerm, wordTypo, wordVariant, wordWord } from './word-lists.ts'
import { wordParticles } from './word-particles.ts'

/** Every rule, in the order of the classes. */
export const RULES: Rule[] = [
  numberSplit,
  numberBreak,
  unitPlaceholder,
  dataDuplicate,
  dataTruncated,
  dataBreak,
  dataBoiler,
  orderDuplicate,
  orderGap,
  orderHeading,
  orderCount,
  orderOrdinal,
  punctuationNumber,
  wordTypo,
  wordVariant,
  wordWord,
  wordTerm,
  wordDoubled,
  wordParticles,
  grammarCollocation,
  punctuationHalf,
  conventionCase,
  conventionMeasure,
  termOutdated,
]
