import { operations as reviews } from './reviews.ts'
import { operations as scores } from './scores.ts'

export * from './reviews.ts'
export * from './scores.ts'
export const operations = { ...scores, ...reviews }
