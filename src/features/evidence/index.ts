import type {} from './tables.ts'

export { type EvidenceItem, evidenceItems, setConfidential } from './queries.ts'

/** A record that uses a piece of evidence. */
export interface EvidenceUse {
  evidenceId: string
  recordId: string
  ledger: string
  title: string
  occurredOn: string
}

declare module '../../platform/http/context.ts' {
  interface Events {
    /** Evidence is about to be shown; the feature that links it adds to `uses`, newest first. */
    'evidence.described': { readonly ids: string[]; readonly uses: EvidenceUse[] }
  }
}
