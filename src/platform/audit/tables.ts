import type { ColumnType } from 'kysely'

type Json = ColumnType<unknown, string | null, string | null>

export interface AuditLogTable {
  unit_id: string
  id: string
  seq: number
  at: Date
  actor_id: string | null
  action: string
  entity: string
  entity_id: string
  before: Json | null
  after: Json | null
  previous_hash: string
  hash: string
}

export interface AuditHeadTable {
  unit_id: string
  id: string
  seq: number
  hash: string
}

declare module '../db/index.ts' {
  interface Tables {
    audit_log: AuditLogTable
    audit_heads: AuditHeadTable
  }
}
