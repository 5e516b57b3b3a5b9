import type { Feature } from '../../platform/feature.ts'
import { grants } from './permissions.ts'
import { routes } from './routes.ts'
import type { EvidenceUse } from './service/describe.ts'
import { answerTaskFiles } from './service/task-files.ts'
import type {} from './tables.ts'

export { maySeeConfidential } from './permissions.ts'
export { type EvidenceItem, evidenceItems, setConfidential } from './queries.ts'
export { storeEvidence } from './service/upload.ts'

declare module '../../platform/http/context.ts' {
  interface Events {
    /** Evidence is about to be shown; the feature that links it adds to `uses`, newest first. */
    'evidence.described': { readonly ids: string[]; readonly uses: EvidenceUse[] }
  }
}

export const feature: Feature = {
  name: 'evidence',
  grants,
  routes,
  handlers: { 'task.files': [answerTaskFiles] },
}
