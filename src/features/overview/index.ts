import type { Feature } from '../../platform/feature.ts'
import { grants } from './permissions.ts'
import { routes } from './routes.ts'

export const feature: Feature = { name: 'overview', grants, routes }
