export * from './cycles.ts'
export * from './mappings.ts'
export * from './versions.ts'
