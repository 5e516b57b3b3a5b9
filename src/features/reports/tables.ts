import type { ColumnType } from 'kysely'
import type { Gongwen } from '../../libs/gongwen/index.ts'

type Json<T> = ColumnType<T, string, string>

export interface ReportTable {
  unit_id: string
  id: string
  cycle_id: string
  template: string
  title: string
  period_from: string
  period_to: string
  state: 'draft' | 'frozen'
  document: Json<Gongwen> | null
  created_by: string
  created_at: Date
  frozen_by: string | null
  frozen_at: Date | null
}

export interface FrozenRecord {
  id: string
  version: number
}

export interface ReportFigureTable {
  unit_id: string
  id: string
  report_id: string
  figure: string
  value: string
  records: Json<FrozenRecord[]>
}

/** Revoked ones stay, so that it can be told what was kept when. `spot` is empty when the words may stand anywhere. */
export interface CheckWaiverTable {
  unit_id: string
  id: string
  rule: string
  words: string
  spot: string
  reason: string
  created_by: string
  created_at: Date
  revoked_by: string | null
  revoked_at: Date | null
}

export interface CheckWordTable {
  unit_id: string
  id: string
  word: string
  level: 'blocker' | 'error' | 'warning' | 'hint' | 'allowed'
  instead: string | null
  reason: string | null
  created_by: string
  created_at: Date
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    reports: ReportTable
    report_figures: ReportFigureTable
    check_waivers: CheckWaiverTable
    check_words: CheckWordTable
  }
}
