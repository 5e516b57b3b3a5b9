import type { ColumnType } from 'kysely'
import type { StoredChanges } from './contract.ts'

type Json<T> = ColumnType<T, string, string>

export interface SimulationTable {
  unit_id: string
  id: string
  cycle_id: string
  name: string
  changes: Json<StoredChanges>
  /** What the real score was when the copy was saved. */
  base_got: string
  base_revision: string
  created_by: string
  created_at: Date
  updated_at: Date
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    simulations: SimulationTable
  }
}
