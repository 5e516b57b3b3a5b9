export * from './messages.ts'
export * from './round.ts'
export * from './settings.ts'
