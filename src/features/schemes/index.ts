import type { Feature } from '../../platform/feature.ts'
import { grants } from './permissions.ts'
import { routes } from './routes.ts'
import type {} from './tables.ts'

export {
  currentCycle,
  currentScheme,
  currentTree,
  listCycles,
  publishScheme,
  publishSchemes,
  type Scheme,
  schemeOf,
  startCycle,
} from './service/index.ts'

export const feature: Feature = { name: 'schemes', grants, routes }
