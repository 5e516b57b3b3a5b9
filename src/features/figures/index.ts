import type { Feature } from '../../platform/feature.ts'
import { grants } from './permissions.ts'
import { routes } from './routes.ts'
import { answerCountsTo } from './service/counts-to.ts'

export { recordsBehind } from './service/behind.ts'
export { allFigures, ledgersBehind, sourcesBehind } from './service/catalogue.ts'
export { figuresFor, figuresOver } from './service/evaluate.ts'
export { listFigures } from './service/list.ts'

export const feature: Feature = {
  name: 'figures',
  grants,
  routes,
  handlers: { 'record.described': [answerCountsTo] },
}
