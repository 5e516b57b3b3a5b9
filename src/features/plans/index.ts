import type { Feature } from '../../platform/feature.ts'
import { grants } from './permissions.ts'
import { routes } from './routes.ts'
import type {} from './tables.ts'

export { addTitle, ladder, savePlan } from './service/index.ts'

export const feature: Feature = { name: 'plans', grants, routes }
