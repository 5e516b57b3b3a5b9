export * from './changes.ts'
export * from './people.ts'
export * from './read.ts'
export * from './write.ts'
