export * from './changes.ts'
export * from './duties.ts'
export * from './list.ts'
export * from './tasks.ts'
