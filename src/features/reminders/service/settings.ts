import type { Db } from '../../../platform/db/index.ts'
import type { Context } from '../../../platform/http/context.ts'
import { Settings } from '../contract/index.ts'
import { mayManage } from '../permissions.ts'
import * as queries from '../queries/index.ts'
import { defaults, ensureDistinct } from '../rules/index.ts'

export async function loadSettings(db: Db, unitId: string): Promise<{ settings: Settings; sweptOn: string | null }> {
  const row = await queries.settingsOf(db, unitId)
  return { settings: row ? Settings.parse(row.settings) : defaults, sweptOn: row?.swept_on ?? null }
}

export async function settings(ctx: Context): Promise<Settings> {
  return (await loadSettings(ctx.db, ctx.actor.unitId)).settings
}

export async function changeSettings(ctx: Context, after: Settings): Promise<Settings> {
  const permit = mayManage(ctx.actor)
  ensureDistinct(after.ladder)
  return ctx.transaction(async (tx) => {
    const { settings: before } = await loadSettings(tx.db, tx.actor.unitId)
    await queries.saveSettings(tx.db, permit, after, tx.now)
    tx.audit({
      action: 'reminder.settings',
      entity: 'reminder-settings',
      entityId: tx.actor.unitId,
      before,
      after,
    })
    return after
  })
}
