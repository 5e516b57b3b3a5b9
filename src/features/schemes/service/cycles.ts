import type { SchemeContent } from '../../../libs/scoring/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { type Cycle, errors, type UnitCycle } from '../contract.ts'
import { mayChangeSchemes } from '../permissions.ts'
import * as queries from '../queries/index.ts'
import { longestYears, tooLong } from '../rules/index.ts'
import type { CycleTable } from '../tables.ts'

declare module '../../../platform/http/context.ts' {
  interface Events {
    /** The actor's unit is judged by this cycle from now on. */
    'cycle.started': { cycle: Cycle }
  }
}

export interface CycleDates {
  name: string
  startsOn: string
  endsOn: string
}

export interface NewCycle extends CycleDates {
  /** Key of the scheme. */
  scheme: string
  /** Absent: the version published last. */
  version?: string
}

/**
 * Puts the unit under a published version from `startsOn` to `endsOn`; the cycle before it stays readable.
 * @throws AppError `schemes.noSuchVersion`, `schemes.unweighted`, `schemes.datesReversed`, `schemes.cycleTooLong`
 */
export async function startCycle(ctx: Context, { scheme, version, ...dates }: NewCycle): Promise<Cycle> {
  const published = (await queries.publishedVersion(ctx.db, scheme, version)) ?? fail(errors.noSuchVersion)
  return startCycleOn(ctx, published.id, dates)
}

/** The same for a version by its id; both throw the same. */
export async function startCycleOn(ctx: Context, versionId: string, dates: CycleDates): Promise<Cycle> {
  const permit = mayChangeSchemes(ctx.actor)
  const { name, startsOn, endsOn } = dates
  if (endsOn < startsOn) fail(errors.datesReversed)
  if (tooLong(startsOn, endsOn)) fail(errors.cycleTooLong, { years: longestYears })
  return ctx.transaction(async (tx) => {
    const published = (await queries.keepVersion(tx.db, versionId)) ?? fail(errors.noSuchVersion)
    if ((published.content as SchemeContent).unweighted) fail(errors.unweighted, { title: published.title })
    const row: CycleTable = {
      unit_id: permit.unitId,
      id: ctx.newId(),
      name,
      version_id: published.id,
      starts_on: startsOn,
      ends_on: endsOn,
      is_current: true,
    }
    await queries.replaceCurrentCycle(tx.db, permit, row)
    const cycle = toCycle(row)
    tx.audit({ action: 'cycle.start', entity: 'cycle', entityId: row.id, after: cycle })
    await tx.emit('cycle.started', { cycle })
    return cycle
  })
}

/** The unit's cycles: the current one, then the others from the newest on. */
export async function listCycles(ctx: Context): Promise<{ items: UnitCycle[] }> {
  const rows = await queries.listCycles(ctx.db, ctx.actor.unitId)
  return {
    items: rows.map((row) => ({ ...toCycle(row), title: row.title, version: row.version, current: row.is_current })),
  }
}

export function toCycle(row: CycleTable): Cycle {
  return { id: row.id, name: row.name, startsOn: row.starts_on, endsOn: row.ends_on, versionId: row.version_id }
}
