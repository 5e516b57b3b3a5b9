import type { Feature } from '../../platform/feature.ts'
import { grants } from './permissions.ts'
import { routes } from './routes.ts'
import { run } from './service/index.ts'
import type {} from './tables.ts'

export const feature: Feature = {
  name: 'reminders',
  grants,
  routes,
  jobs: [{ name: 'reminders', schedule: '*/5 * * * *', run }],
}
