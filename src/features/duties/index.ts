import type { Feature } from '../../platform/feature.ts'
import { grants } from './permissions.ts'
import { routes } from './routes.ts'
import { followReorganization, returnDuties } from './service/reorganized.ts'
import type {} from './tables.ts'

export { gapAlarms } from './service/gaps.ts'
export { confirmHandover, listHandovers, noteHandover } from './service/handover.ts'
export {
  assignDuties,
  coverage,
  createTasks,
  type DueTask,
  type DueWindow,
  ensureTasks,
  listDuties,
  listRows,
  listTasks,
  type NewTask,
  tasksDue,
  undoChange,
} from './service/index.ts'

export const feature: Feature = {
  name: 'duties',
  grants,
  routes,
  handlers: { 'organization.reorganized': [followReorganization], 'organization.undoing': [returnDuties] },
}
