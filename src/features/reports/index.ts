import type { Feature } from '../../platform/feature.ts'
import { grants } from './permissions.ts'
import { routes } from './routes.ts'
import type {} from './tables.ts'

export { createReport, downloadReport, freezeReport } from './service/write.ts'

export const feature: Feature = { name: 'reports', grants, routes }
