import type { ExamplesById } from '../rule.ts'
import { conventionCase } from './convention-case.ts'
import { conventionDate } from './convention-date.ts'
import { conventionMeasure } from './convention-measure.ts'
import { conventionNumber } from './convention-number.ts'
import { conventionPeriod } from './convention-period.ts'
import { dataBoiler } from './data-boiler.ts'
import { dataBreak } from './data-break.ts'
import { dataDuplicate } from './data-duplicate.ts'
import { dataMissing } from './data-missing.ts'
import { dataTruncated } from './data-truncated.ts'
import { earlierReports } from './earlier-reports.ts'
import { grammarCollocation } from './grammar-collocation.ts'
import { grammarFragment } from './grammar-fragment.ts'
import { grammarSentence } from './grammar-sentence.ts'
import { numberAverage } from './number-average.ts'
import { numberBase } from './number-base.ts'
import { numberConflict } from './number-conflict.ts'
import { numberConflictAgain } from './number-conflict-again.ts'
import { numberFigure } from './number-figure.ts'
import { numberGrowth } from './number-growth.ts'
import { numberMagnitude } from './number-magnitude.ts'
import { numberPart } from './number-part.ts'
import { numberPercent } from './number-percent.ts'
import { numberPlausible } from './number-plausible.ts'
import { numberRecount } from './number-recount.ts'
import { numberRestated } from './number-restated.ts'
import { numberScore } from './number-score.ts'
import { numberSplit } from './number-split.ts'
import { numberSum } from './number-sum.ts'
import { numberSwap } from './number-swap.ts'
import { numberUnit } from './number-unit.ts'
import { orderCount } from './order-count.ts'
import { orderHeading } from './order-heading.ts'
import { orderNumbering } from './order-numbering.ts'
import { orderOrdinal } from './order-ordinal.ts'
import { punctuationHalf } from './punctuation-half.ts'
import { punctuationItems } from './punctuation-items.ts'
import { punctuationList } from './punctuation-list.ts'
import { punctuationNumber } from './punctuation-number.ts'
import { punctuationPair } from './punctuation-pair.ts'
import { punctuationQuote } from './punctuation-quote.ts'
import { punctuationScope } from './punctuation-scope.ts'
import { punctuationSlip } from './punctuation-slip.ts'
import { punctuationSpace } from './punctuation-space.ts'
import { punctuationSplice } from './punctuation-splice.ts'
import { substanceVague } from './substance-vague.ts'
import { termOutdated } from './term-outdated.ts'
import { unitForeign } from './unit-foreign.ts'
import { unitName } from './unit-name.ts'
import { unitPerson } from './unit-person.ts'
import { unitPlaceholder } from './unit-placeholder.ts'
import { unitRegion } from './unit-region.ts'
import { unitSignature } from './unit-signature.ts'
import { unitSplice } from './unit-splice.ts'
import { wordDoubled } from './word-doubled.ts'
import { wordHomophone } from './word-homophone.ts'
import { wordLists } from './word-lists.ts'
import { wordNumber } from './word-number.ts'
import { wordParticles } from './word-particles.ts'
import { wordPhrase } from './word-phrase.ts'

/** Texts that show what a rule finds and what it leaves alone, by its id: run by its test, shown to people, and no part of the check itself. */
export const EXAMPLES: ExamplesById = {
  ...conventionCase,
  ...conventionDate,
  ...conventionMeasure,
  ...conventionNumber,
  ...conventionPeriod,
  ...dataBoiler,
  ...dataBreak,
  ...dataDuplicate,
  ...dataMissing,
  ...dataTruncated,
  ...earlierReports,
  ...grammarCollocation,
  ...grammarFragment,
  ...grammarSentence,
  ...numberAverage,
  ...numberBase,
  ...numberConflict,
  ...numberConflictAgain,
  ...numberFigure,
  ...numberGrowth,
  ...numberMagnitude,
  ...numberPart,
  ...numberPercent,
  ...numberPlausible,
  ...numberRecount,
  ...numberRestated,
  ...numberScore,
  ...numberSplit,
  ...numberSum,
  ...numberSwap,
  ...numberUnit,
  ...orderCount,
  ...orderHeading,
  ...orderNumbering,
  ...orderOrdinal,
  ...punctuationHalf,
  ...punctuationItems,
  ...punctuationList,
  ...punctuationNumber,
  ...punctuationPair,
  ...punctuationScope,
  ...punctuationSpace,
  ...punctuationQuote,
  ...punctuationSlip,
  ...punctuationSplice,
  ...substanceVague,
  ...termOutdated,
  ...unitForeign,
  ...unitName,
  ...unitPerson,
  ...unitPlaceholder,
  ...unitRegion,
  ...unitSignature,
  ...unitSplice,
  ...wordDoubled,
  ...wordHomophone,
  ...wordLists,
  ...wordNumber,
  ...wordParticles,
  ...wordPhrase,
}
