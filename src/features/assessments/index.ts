import type { Feature } from '../../platform/feature.ts'
import { grants } from './permissions.ts'
import { routes } from './routes.ts'
import { onCycleStarted, onOrganizationChanged, onRecordsChanged } from './service/index.ts'
import type {} from './tables.ts'

export { efforts } from './queries/index.ts'
export { type Effort, effortOf, isJudged, type StatedAnswer, statablePoints } from './rules/index.ts'
export {
  type Base,
  baseOf,
  criterion,
  holdAnswers,
  type NewAnswer,
  type Outcome,
  refusal,
  rescoreAll,
  type ScoreUnder,
  saveAnswers,
  scorecard,
  scoreUnder,
  setEffort,
  statedIn,
  suppose,
} from './service/index.ts'

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
