import type { Rule } from '../rule.ts'
import { conventionCase } from './convention-case.ts'
import { conventionMeasure } from './convention-measure.ts'
import { dataBoiler } from './data-boiler.ts'
import { dataBreak, numberBreak } from './data-break.ts'
import { dataDuplicate } from './data-duplicate.ts'
import { dataTruncated } from './data-truncated.ts'
import { grammarCollocation } from './grammar-collocation.ts'
import { grammarFragment } from './grammar-fragment.ts'
import { grammarSentence } from './grammar-sentence.ts'
import { numberConflict } from './number-conflict.ts'
import { numberGrowth } from './number-growth.ts'
import { numberMagnitude } from './number-magnitude.ts'
import { numberPart } from './number-part.ts'
import { numberPercent } from './number-percent.ts'
import { numberPlausible } from './number-plausible.ts'
import { numberSplit } from './number-split.ts'
import { numberSum } from './number-sum.ts'
import { numberUnit } from './number-unit.ts'
import { orderCount } from './order-count.ts'
import { orderHeading } from './order-heading.ts'
import { orderDuplicate, orderGap } from './order-numbering.ts'
import { orderOrdinal } from './order-ordinal.ts'
import { punctuationHalf } from './punctuation-half.ts'
import { punctuationItemEnd, punctuationSeparators } from './punctuation-items.ts'
import {
  punctuationBetweenQuotes,
  punctuationList,
  punctuationMissing,
  punctuationRepeated,
} from './punctuation-list.ts'
import { punctuationNumber } from './punctuation-number.ts'
import { punctuationPair } from './punctuation-pair.ts'
import { punctuationScope } from './punctuation-scope.ts'
import { punctuationSplice } from './punctuation-splice.ts'
import { substanceLength, substanceNoFigure, substanceUnexpanded, substanceVague } from './substance-vague.ts'
import { termOutdated } from './term-outdated.ts'
import { unitPlaceholder } from './unit-placeholder.ts'
import { wordDoubled } from './word-doubled.ts'
import { wordTerm, wordTypo, wordVariant, wordWord } from './word-lists.ts'
import { wordParticles } from './word-particles.ts'

/** Every rule, in the order of the classes. */
export const RULES: Rule[] = [
  numberSplit,
  numberBreak,
  numberSum,
  numberPart,
  numberPercent,
  numberGrowth,
  numberMagnitude,
  numberConflict,
  numberUnit,
  numberPlausible,
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
  grammarFragment,
  grammarSentence,
  grammarCollocation,
  punctuationSplice,
  punctuationList,
  punctuationBetweenQuotes,
  punctuationMissing,
  punctuationRepeated,
  punctuationItemEnd,
  punctuationSeparators,
  punctuationPair,
  punctuationScope,
  punctuationHalf,
  conventionCase,
  conventionMeasure,
  termOutdated,
  substanceNoFigure,
  substanceVague,
  substanceUnexpanded,
  substanceLength,
]
