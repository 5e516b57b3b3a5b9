export { comparison } from './compare.ts'
export { judge, reviewers, seat, settleCriterion } from './judge.ts'
export { comparisonWorkbook } from './workbook.ts'
