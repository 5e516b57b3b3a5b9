import type { ColumnType } from 'kysely'
import type { Bar } from '../../libs/scoring/index.ts'
import type { FigureRead } from './contract/index.ts'
import type { StatedAnswer } from './rules/index.ts'

type Json<T> = ColumnType<T, string, string>

export interface AnswerTable {
  unit_id: string
  id: string
  cycle_id: string
  criterion_id: string
  source: 'self' | 'reviewer-a' | 'reviewer-b' | 'final'
  answer: Json<StatedAnswer>
  answered_by: string
  answered_at: Date
}

export interface ScoreTable {
  unit_id: string
  id: string
  cycle_id: string
  source: string
  criterion_id: string
  full_points: string
  got: string
  lost: string
  applicable: boolean
  why: string
  win_back: string
  bars: Json<Bar[]>
  /** The figures that were read, as they stood then. */
  figures: Json<FigureRead[]>
  updated_at: Date
}

export interface NodeTotalTable {
  unit_id: string
  id: string
  cycle_id: string
  source: string
  node_id: string
  full_points: string
  got: string
  lost: string
  applicable: boolean
  why: string
  win_back: string
  bars: Json<Bar[]>
  updated_at: Date
}

export interface UnitTotalTable {
  unit_id: string
  id: string
  cycle_id: string
  source: string
  full_points: string
  got: string
  class: string | null
  why: string
  /** The day the whole was last computed; figures and look-back windows move with the day. */
  scored_on: string | null
  /** New with every save of any score of the unit; never used twice, not even after a rollback. */
  revision: string
  updated_at: Date
}

export interface ReviewSeatTable {
  unit_id: string
  id: string
  cycle_id: string
  seat: 'reviewer-a' | 'reviewer-b'
  user_id: string
  created_at: Date
}

export interface EffortTable {
  unit_id: string
  id: string
  cycle_id: string
  criterion_id: string
  effort: number
  updated_at: Date
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    answers: AnswerTable
    scores: ScoreTable
    node_totals: NodeTotalTable
    unit_totals: UnitTotalTable
    review_seats: ReviewSeatTable
    efforts: EffortTable
  }
}
