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

declare module '../../platform/db/index.ts' {
  interface Tables {
    organization_nodes: OrganizationNodeTable
    posts: PostTable
    people: PersonTable
    appointments: AppointmentTable
    leading_group_seats: SeatTable
  }
}
