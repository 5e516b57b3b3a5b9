import type { ColumnType } from 'kysely'

type Json = ColumnType<unknown, string, string>

export interface PlanTable {
  unit_id: string
  id: string
  year: number
  goal: string
  targets: Json
  version: number
  updated_at: Date
}

export interface PlanStageTable {
  unit_id: string
  id: string
  plan_id: string
  position: number
  name: string
  starts_on: string
  ends_on: string
  work: string | null
}

/** Which ladder a unit climbs, and what it says differently; one row a unit. */
export interface PlanLadderTable {
  unit_id: string
  id: string
  ladder: string
  changes: Json
  updated_at: Date
}

export interface PlanTitleTable {
  unit_id: string
  id: string
  level: string
  name: string
  issuer: string | null
  document: string | null
  awarded_on: string
  valid_to: string | null
  created_at: Date
  removed_at: Date | null
}

export interface CalendarFeedTable {
  unit_id: string
  id: string
  user_id: string
  name: string
  scope: 'mine' | 'department' | 'all'
  token_hash: string
  created_at: Date
  revoked_at: Date | null
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    plans: PlanTable
    plan_stages: PlanStageTable
    plan_ladders: PlanLadderTable
    plan_titles: PlanTitleTable
    calendar_feeds: CalendarFeedTable
  }
}
