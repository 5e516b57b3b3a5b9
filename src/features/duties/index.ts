import type { Feature } from '../../platform/feature.ts'
import { grants } from './permissions.ts'
import { routes } from './routes.ts'
import type {} from './tables.ts'

export { gapAlarms } from './service/gaps.ts'
export {
  assignDuties,
  coverage,
  createTasks,
  type DueTask,
  type DueWindow,
  ensureTasks,
  listTasks,
  type NewTask,
  tasksDue,
} from './service/index.ts'

export const feature: Feature = { name: 'duties', grants, routes }
