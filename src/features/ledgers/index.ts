import type { Feature } from '../../platform/feature.ts'
import { grants } from './permissions.ts'
import { routes } from './routes.ts'
import type { Described } from './service/describe.ts'
import { answerEvidenceUses } from './service/evidence-uses.ts'
import type {} from './tables.ts'

export type { FieldDefinition, LedgerDefinition, RecordInput } from './contract/index.ts'
export {
  type BehindRow,
  contributionsTo,
  type FieldTest,
  type Measure,
  measureRecords,
  recordsCounted,
} from './queries/measures.ts'
export { allLedgers, visibleKeys } from './service/catalogue.ts'
export { importRecords } from './service/create.ts'
export { listRecords } from './service/list.ts'

declare module '../../platform/http/context.ts' {
  interface Events {
    /** Records of these ledgers were written; sent once a transaction. */
    'records.changed': { ledgers: string[] }
    /** A record is about to be shown; whoever counts it adds to `countsTo`. */
    'record.described': Described
  }
}

export const feature: Feature = {
  name: 'ledgers',
  grants,
  routes,
  handlers: { 'evidence.described': [answerEvidenceUses] },
}
