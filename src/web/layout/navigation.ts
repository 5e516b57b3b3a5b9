import type { LinkProps } from '@tanstack/react-router'
import type { IconName } from '../kit/icon.tsx'
import type { zh } from './zh-CN.ts'

export interface NavItem {
  key: keyof typeof zh.nav
  to: LinkProps['to']
  icon: IconName
  permission: string
}

/** In the order of the work: what is asked, who owes it, what happened, what it counts to, what we tell. */
export const navigation: readonly NavItem[] = [
  { key: 'home', to: '/', icon: 'home', permission: 'overview.read' },
  { key: 'scheme', to: '/scheme', icon: 'scheme', permission: 'schemes.read' },
  { key: 'tasks', to: '/tasks', icon: 'tasks', permission: 'duties.read' },
  { key: 'records', to: '/records', icon: 'records', permission: 'records.read' },
  { key: 'evidence', to: '/evidence', icon: 'evidence', permission: 'evidence.read' },
  { key: 'figures', to: '/figures', icon: 'figures', permission: 'figures.read' },
  { key: 'reports', to: '/reports', icon: 'reports', permission: 'reports.read' },
  { key: 'check', to: '/check', icon: 'verify', permission: 'reports.check' },
  { key: 'settings', to: '/settings/organization', icon: 'settings', permission: 'organization.read' },
]

/** What belongs to the tasks; shown below them when one is there. */
export const taskPages = [
  { key: 'duties', to: '/duties', permission: 'duties.read' },
  { key: 'plan', to: '/plan', permission: 'plans.read' },
  { key: 'calendar', to: '/calendar', permission: 'plans.read' },
] as const

/** What a thumb reaches first on a phone; the rest is behind "more". */
export const bottomKeys: readonly NavItem['key'][] = ['home', 'tasks', 'records']

export const settingsPages = [
  { key: 'unit', to: '/settings/unit', permission: 'schemes.read' },
  { key: 'organization', to: '/settings/organization', permission: 'organization.read' },
  { key: 'leadingGroup', to: '/settings/leading-group', permission: 'organization.read' },
  { key: 'handovers', to: '/settings/handovers', permission: 'duties.read' },
  { key: 'schemes', to: '/settings/schemes', permission: 'schemes.read' },
  { key: 'reminders', to: '/settings/reminders', permission: 'reminders.manage' },
  { key: 'users', to: '/settings/users', permission: 'users.manage' },
] as const
