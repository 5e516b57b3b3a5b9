import type { ColumnType } from 'kysely'

type Json<T> = ColumnType<T, string, string>

/** Values by field key: decimals and dates as text, integers as numbers, choices as arrays of text. */
export type FieldValues = Record<string, string | number | boolean | string[]>

export interface RecordTable {
  unit_id: string
  id: string
  ledger: string
  version: number
  state: 'active' | 'withdrawn'
  occurred_on: string
  department_id: string | null
  community_id: string | null
  title: string
  fields: Json<FieldValues>
  /** Characters and pairs of characters of `search_text`. */
  search: string
  search_text: string
  created_by: string
  created_at: Date
  updated_at: Date
}

export interface RecordPersonTable {
  unit_id: string
  id: string
  record_id: string
  person_id: string
  role: string
  minutes: number | null
}

export interface RecordVersionTable {
  unit_id: string
  id: string
  record_id: string
  version: number
  content: Json<RecordContent>
  changed_by: string
  changed_at: Date
}

export interface RecordEvidenceTable {
  unit_id: string
  id: string
  record_id: string
  evidence_id: string
  position: number
}

/** Everything a person can change of a record; one a version, never overwritten. */
export interface RecordContent {
  state: 'active' | 'withdrawn'
  occurredOn: string
  title: string
  departmentId: string | null
  communityId: string | null
  fields: FieldValues
  people: { personId: string; minutes: number | null }[]
  evidenceIds: string[]
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    records: RecordTable
    record_people: RecordPersonTable
    record_versions: RecordVersionTable
    record_evidence: RecordEvidenceTable
  }
}
