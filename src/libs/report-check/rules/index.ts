import type { Rule } from '../rule.ts'
import { conventionCase } from './convention-case.ts'
import { conventionDate, conventionWeekday } from './convention-date.ts'
import { conventionMeasure } from './convention-measure.ts'
import { conventionDocumentNumber, conventionRange } from './convention-number.ts'
import { conventionPeriod } from './convention-period.ts'
import { dataBoiler } from './data-boiler.ts'
import { dataBreak, numberBreak } from './data-break.ts'
import { dataDuplicate } from './data-duplicate.ts'
import { dataMissing } from './data-missing.ts'
import { dataTruncated } from './data-truncated.ts'
import { conflictWithEarlier, copied } from './earlier-reports.ts'
import { grammarCollocation } from './grammar-collocation.ts'
import { grammarFragment } from './grammar-fragment.ts'
import { grammarSentence } from './grammar-sentence.ts'
import { numberAverage } from './number-average.ts'
import { numberBase } from './number-base.ts'
import { numberAnaphor } from './number-conflict/anaphor.ts'
import { numberConflict } from './number-conflict.ts'
import { numberFigure } from './number-figure.ts'
import { numberGrowth } from './number-growth/index.ts'
import { numberMagnitude } from './number-magnitude.ts'
import { numberPart } from './number-part.ts'
import { numberPercent } from './number-percent/index.ts'
import { numberPlausible } from './number-plausible.ts'
import { numberRecount } from './number-recount.ts'
import { numberRestated } from './number-restated.ts'
import { numberScore } from './number-score.ts'
import { numberSplit } from './number-split.ts'
import { numberSum } from './number-sum.ts'
import { numberSwap } from './number-swap.ts'
import { numberUnit } from './number-unit.ts'
import { orderCount } from './order-count/index.ts'
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
import { punctuationQuoteEnd } from './punctuation-quote.ts'
import { punctuationScope } from './punctuation-scope.ts'
import { punctuationSlip } from './punctuation-slip.ts'
import { conventionWidth, punctuationSpace } from './punctuation-space.ts'
import { punctuationSplice } from './punctuation-splice.ts'
import { substanceLength, substanceNoFigure, substanceUnexpanded, substanceVague } from './substance-vague.ts'
import { termOutdated } from './term-outdated.ts'
import { unitForeign } from './unit-foreign/index.ts'
import { unitName } from './unit-name.ts'
import { unitPerson } from './unit-person.ts'
import { unitPlaceholder } from './unit-placeholder.ts'
import { unitRegion } from './unit-region.ts'
import { unitSignature } from './unit-signature.ts'
import { splice } from './unit-splice.ts'
import { wordDoubled } from './word-doubled.ts'
import { wordHomophone } from './word-homophone/index.ts'
import { wordTerm, wordTypo, wordVariant, wordWord } from './word-lists.ts'
import { wordNumber } from './word-number.ts'
import { wordParticles } from './word-particles/index.ts'
import { wordPhrase } from './word-phrase.ts'

/** Every rule, in the order of the classes. */
export const RULES: Rule[] = [
  numberSplit,
  numberBreak,
  numberSum,
  numberScore,
  numberPart,
  numberPercent,
  numberBase,
  numberAverage,
  numberGrowth,
  numberMagnitude,
  numberConflict,
  numberRestated,
  numberRecount,
  numberSwap,
  numberAnaphor,
  numberUnit,
  numberFigure,
  conflictWithEarlier,
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
  wordHomophone,
  wordPhrase,
  wordVariant,
  wordWord,
  wordTerm,
  wordDoubled,
  wordNumber,
  wordParticles,
  grammarFragment,
  grammarSentence,
  grammarCollocation,
  punctuationQuoteEnd,
  punctuationSplice,
  punctuationList,
  punctuationBetweenQuotes,
  punctuationMissing,
  punctuationRepeated,
  punctuationSlip,
  punctuationItemEnd,
  punctuationSeparators,
  punctuationPair,
  punctuationScope,
  punctuationHalf,
  punctuationSpace,
  conventionWidth,
  conventionCase,
  conventionDocumentNumber,
  conventionDate,
  conventionWeekday,
  conventionPeriod,
  conventionRange,
  unitForeign,
  unitName,
  unitRegion,
  unitSignature,
  unitPerson,
  splice,
  copied,
  dataMissing,
  conventionMeasure,
  termOutdated,
  substanceNoFigure,
  substanceVague,
  substanceUnexpanded,
  substanceLength,
]
