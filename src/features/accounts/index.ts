import type { Feature } from '../../platform/feature.ts'
import { grants } from './permissions.ts'
import { routes } from './routes.ts'
import type {} from './tables.ts'

export { userNames } from './queries.ts'
export { authenticate, firstSignInPath, foundUnit, hasUnit, linkFor, unitOf } from './service.ts'

export const feature: Feature = { name: 'accounts', grants, routes }
