import { checkOperations } from './check.ts'
import { reportOperations } from './reports.ts'

export * from './check.ts'
export { errors } from './errors.ts'
export * from './reports.ts'

export const operations = { ...reportOperations, ...checkOperations }
