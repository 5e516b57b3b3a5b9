export * from './answers.ts'
export * from './reviews.ts'
export * from './scores.ts'
