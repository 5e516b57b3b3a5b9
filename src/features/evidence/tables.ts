export interface EvidenceTable {
  unit_id: string
  id: string
  sha256: string
  /** Empty, or the user who brought the same bytes in while the first row was hidden from them. */
  shelf: string
  size: number
  media_type: string
  kind: 'photo' | 'document' | 'other'
  name: string
  caption: string | null
  width: number | null
  height: number | null
  taken_at: Date | null
  has_thumbnail: boolean
  /** Used by confidential records only, so hidden from those who may not see them. */
  confidential: boolean
  created_by: string
  created_at: Date
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    evidence: EvidenceTable
  }
}
