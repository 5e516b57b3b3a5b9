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

declare module '../../platform/db/index.ts' {
  interface Tables {
    reports: ReportTable
    report_figures: ReportFigureTable
  }
}
