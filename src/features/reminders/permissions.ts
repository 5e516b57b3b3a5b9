import { type Actor, everyone, type Grants, grant, office, type Permit } from '../../platform/permissions/index.ts'

export const grants = {
  'reminders.read': everyone,
  'reminders.manage': office,
  'reminders.channels': ['administrator'],
  'reminders.send': ['administrator'],
} satisfies Grants

export const mayReadOwn = (actor: Actor): Permit<'reminders.read'> => grant(actor, grants, 'reminders.read')
export const mayManage = (actor: Actor): Permit<'reminders.manage'> => grant(actor, grants, 'reminders.manage')
/** Passwords and robot addresses are the administrator's. */
export const mayChangeChannels = (actor: Actor): Permit<'reminders.channels'> =>
  grant(actor, grants, 'reminders.channels')
/** The daily round asks nobody; it acts for the unit. */
export const maySend = (actor: Actor): Permit<'reminders.send'> => grant(actor, grants, 'reminders.send')

/** Who the daily round is, in contexts and in the audit log. */
export const systemActor = (unitId: string): Actor => ({
  userId: 'system',
  name: '系统',
  unitId,
  role: 'administrator',
  departmentId: null,
  communityId: null,
})
