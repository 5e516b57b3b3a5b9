/**
 * 汇报校核: a deterministic check of Chinese reports. Pure and browser-safe; content (word lists, divisions) is passed in.
 */
export { applyFixes } from './apply-fixes.ts'
export { type Checker, createChecker } from './checker.ts'
export type { CheckData } from './data.ts'
export { type ComparedFigure, compareFigures } from './figures.ts'
export { locate } from './locate.ts'
export type { CheckOptions, EarlierReport, Waiver } from './options.ts'
export { type OwnWord, withOwnWords } from './own-words.ts'
export type { BadExample, Examples, RuleInfo } from './rule.ts'
export type { CheckDocument, Fault, Fix, KnownFigure, LineInfo, LocatedFault, Registry, Severity } from './types.ts'
export { waivedSpot, waivedWords, waiverFinder } from './waivers.ts'
