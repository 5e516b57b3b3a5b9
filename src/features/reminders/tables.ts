import type { ColumnType } from 'kysely'

export interface ReminderSettingsTable {
  unit_id: string
  id: string
  settings: ColumnType<unknown, string, string>
  swept_on: string | null
  updated_at: Date
}

export interface ReminderChannelTable {
  unit_id: string
  id: string
  kind: 'mail' | 'wecom' | 'dingtalk' | 'feishu'
  name: string
  enabled: boolean
  settings: ColumnType<unknown, string, string>
  secret: string | null
  created_at: Date
  removed_at: Date | null
}

export interface ReminderContactTable {
  unit_id: string
  id: string
  person_id: string
  user_id: string | null
  email: string | null
}

export interface ReminderSupervisorTable {
  unit_id: string
  id: string
  node_id: string
  post_id: string
}

/** What one recipient is told on one day by one channel; `recipient` is a user (inbox), a person (mail) or a channel (robot). */
export interface ReminderMessageTable {
  unit_id: string
  id: string
  channel: 'inbox' | 'mail' | 'robot'
  recipient: string
  day: string
  state: 'planned' | 'sending' | 'sent' | 'failed' | 'uncertain' | 'void'
  not_before: Date
  attempts: number
  claimed_at: Date | null
  settled_at: Date | null
  problem: string | null
  read_at: Date | null
}

export interface ReminderDeliveryTable {
  unit_id: string
  id: string
  message_id: string
  kind: 'task' | 'gap'
  subject: string
  due_on: string
  step: string
  channel: 'inbox' | 'mail' | 'robot'
  recipient: string
  title: string
  place: string | null
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    reminder_settings: ReminderSettingsTable
    reminder_channels: ReminderChannelTable
    reminder_contacts: ReminderContactTable
    reminder_supervisors: ReminderSupervisorTable
    reminder_messages: ReminderMessageTable
    reminder_deliveries: ReminderDeliveryTable
  }
}
