export * from './check.ts'
export * from './reports.ts'
