import type { Feature } from '../../platform/feature.ts'
import { grants } from './permissions.ts'
import { routes } from './routes.ts'
import { onCycleStarted, onOrganizationChanged, onRecordsChanged } from './service/index.ts'
import type {} from './tables.ts'

export { criterion, type NewAnswer, rescoreAll, saveAnswers, scorecard } from './service/index.ts'

export const feature: Feature = {
  name: 'assessments',
  grants,
  routes,
  handlers: {
    'records.changed': [onRecordsChanged],
    'organization.changed': [onOrganizationChanged],
    'cycle.started': [onCycleStarted],
  },
}
