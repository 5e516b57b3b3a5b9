import type { ColumnType } from 'kysely'

type Json<T> = ColumnType<T, string, string>

export interface OrganizationNodeTable {
  unit_id: string
  id: string
  kind: 'department' | 'community'
  name: string
  position: number
  valid_from: string
  valid_to: string | null
}

export interface PostTable {
  unit_id: string
  id: string
  node_id: string | null
  name: string
  position: number
  valid_from: string
  valid_to: string | null
}

export interface PersonTable {
  unit_id: string
  id: string
  name: string
  kind: 'staff' | 'volunteer'
  community_id: string | null
  created_at: Date
}

export interface AppointmentTable {
  unit_id: string
  id: string
  person_id: string
  post_id: string
  valid_from: string
  valid_to: string | null
}

export interface SeatTable {
  unit_id: string
  id: string
  role: '组长' | '总指挥' | '副组长' | '组员' | '办公室主任' | '办公室成员'
  post_id: string
  position: number
  valid_from: string
  valid_to: string | null
}

/** A name a node had before; the one before ended the day before this began. */
export interface FormerNameTable {
  unit_id: string
  id: string
  node_id: string
  name: string
  valid_to: string
}

/** What a node became when it was merged or split. */
export interface SuccessionTable {
  unit_id: string
  id: string
  from_id: string
  to_id: string
  day: string
}

/** One row as it was before and after a change; null where there was none. */
export interface Edit {
  table:
    | 'organization_nodes'
    | 'posts'
    | 'people'
    | 'appointments'
    | 'leading_group_seats'
    | 'organization_former_names'
    | 'organization_successions'
  before: StoredRow | null
  after: StoredRow
}
export type StoredRow = { id: string } & Record<string, unknown>

/** A user who spoke for one place and now speaks for another. */
export interface MovedSpeaker {
  id: string
  from: string
  to: string
}

export type ChangeKind =
  | 'node.create'
  | 'node.end'
  | 'node.rename'
  | 'node.merge'
  | 'node.split'
  | 'post.create'
  | 'appointment.create'
  | 'appointment.end'
  | 'seat.create'
  | 'seat.end'
  | 'roster.import'

export interface OrganizationChangeTable {
  unit_id: string
  id: string
  kind: string
  title: string
  day: string
  edits: Json<Edit[]>
  speakers: Json<MovedSpeaker[]>
  made_by: string
  made_at: Date
  undone_by: string | null
  undone_at: Date | null
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    organization_nodes: OrganizationNodeTable
    posts: PostTable
    people: PersonTable
    appointments: AppointmentTable
    leading_group_seats: SeatTable
    organization_former_names: FormerNameTable
    organization_successions: SuccessionTable
    organization_changes: OrganizationChangeTable
  }
}
