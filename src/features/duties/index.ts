import type { Feature } from '../../platform/feature.ts'
import { grants } from './permissions.ts'
import { routes } from './routes.ts'
import type {} from './tables.ts'

export { assignDuties, coverage, createTasks, listTasks, type NewTask } from './service/index.ts'

export { gapAlarms } from './service/gaps.ts'

export const feature: Feature = { name: 'duties', grants, routes }
