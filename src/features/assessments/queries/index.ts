export * from './reviews.ts'
export * from './scores.ts'
