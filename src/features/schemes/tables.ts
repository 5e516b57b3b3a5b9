import type { ColumnType } from 'kysely'

export interface SchemeVersionTable {
  id: string
  scheme: string
  version: string
  title: string
  content: ColumnType<unknown, string, never>
  published_at: Date
  base_version_id: string | null
  overlay: ColumnType<unknown, string | null, never>
  published_unit_id: string | null
  withdrawn_at: Date | null
}

export interface SchemeNodeTable {
  id: string
  version_id: string
  parent_id: string | null
  path: string
  number: string
  name: string
  depth: number
  position: number
  points: string
  kind: 'normal' | 'bonus' | 'deduction' | 'veto' | 'admission'
  department: string | null
  is_criterion: boolean
}

export interface CycleTable {
  unit_id: string
  id: string
  name: string
  version_id: string
  starts_on: string
  ends_on: string
  is_current: boolean
}

export interface SchemeMappingTable {
  unit_id: string
  id: string
  name: string
  headers: string
  mapping: ColumnType<unknown, string, string>
  saved_by: string
  saved_at: Date
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    scheme_versions: SchemeVersionTable
    scheme_nodes: SchemeNodeTable
    cycles: CycleTable
    scheme_mappings: SchemeMappingTable
  }
}
