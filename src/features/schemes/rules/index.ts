export { describeNode } from './describe-node.ts'
export type { FigureName, FigureNames } from './describe-rule.ts'
