export * from './ladder.ts'
export * from './plan.ts'
