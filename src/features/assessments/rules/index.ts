export * from './answers.ts'
export * from './effort.ts'
export * from './reviews.ts'
