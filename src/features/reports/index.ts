import type { Feature } from '../../platform/feature.ts'
import { grants } from './permissions.ts'
import { routes } from './routes.ts'
import type {} from './tables.ts'

export { checkReport } from './service/check.ts'
export { getReport } from './service/read.ts'
export { createReport, downloadReport, freezeReport } from './service/write.ts'

export const feature: Feature = { name: 'reports', grants, routes }
