import type { SchemeContent } from '../../../libs/scoring/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context, WriteContext } from '../../../platform/http/context.ts'
import { errors, type SchemeVersion } from '../contract.ts'
import { mayChangeSchemes } from '../permissions.ts'
import * as queries from '../queries/index.ts'
import { versionOf } from './read.ts'

/**
 * Takes back a version nobody uses; it can be restored as long as its name is not given to another.
 * @throws AppError `schemes.noSuchVersion`, `schemes.keptByCycle`, `schemes.keptByOverlay`, `schemes.keptByUnit`
 */
export async function withdrawVersion(ctx: Context, id: string): Promise<undefined> {
  const permit = mayChangeSchemes(ctx.actor)
  await ctx.transaction(async (tx) => {
    await queries.lockVersion(tx.db, permit, id)
    const listed = await versionOf(tx, id)
    await refuseUsed(tx, listed)
    await queries.setWithdrawn(tx.db, permit, id, ctx.now)
    tx.audit({ action: 'scheme.withdraw', entity: 'scheme', entityId: id, before: nameOf(listed) })
  })
}

async function refuseUsed(tx: WriteContext, listed: SchemeVersion): Promise<void> {
  const name = nameOf(listed)
  if (listed.keptBy === 'cycle') fail(errors.keptByCycle, name)
  if (listed.keptBy === 'unit') fail(errors.keptByUnit, name)
  if (listed.keptBy !== 'overlay') return
  const over = await queries.madeOver(tx.db, listed.id)
  fail(errors.keptByOverlay, { ...name, by: over ? `${over.title} ${over.version}` : '' })
}

const nameOf = ({ title, version }: SchemeVersion) => ({ title, version })

/** @throws AppError `schemes.noSuchVersion`, also when its name now belongs to another version */
export async function restoreVersion(ctx: Context, id: string): Promise<SchemeVersion> {
  const permit = mayChangeSchemes(ctx.actor)
  return ctx.transaction(async (tx) => {
    await queries.lockVersion(tx.db, permit, id)
    const there = (await queries.versionById(tx.db, id)) ?? fail(errors.noSuchVersion)
    if (await queries.isForeignVersion(tx.db, permit, id)) fail(errors.noSuchVersion)
    if (there.version !== (there.content as SchemeContent).version) fail(errors.noSuchVersion)
    await queries.setWithdrawn(tx.db, permit, id, null)
    const { title, version } = there
    tx.audit({ action: 'scheme.restore', entity: 'scheme', entityId: id, after: { title, version } })
    return versionOf(tx, id)
  })
}
