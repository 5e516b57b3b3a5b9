import type { z } from 'zod'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import type { NewMapping } from '../contract.ts'
import { errors, type ReadTable, type SavedMapping, TableMapping, type TableSheet } from '../contract.ts'
import { mayChangeSchemes } from '../permissions.ts'
import * as queries from '../queries/index.ts'
import { headersOf } from '../rules/index.ts'
import { readTable } from './reading/index.ts'
import { receive } from './receive.ts'

/** The first rows of every sheet with what its headers seem to say, and the mapping once made for the same headers. */
export async function readTables(ctx: Context, name: string, request: Request): Promise<ReadTable> {
  mayChangeSchemes(ctx.actor)
  const sheets = await readTable(await receive(request), name)
  return { sheets, saved: await savedFor(ctx, sheets) }
}

async function savedFor(ctx: Context, sheets: readonly TableSheet[]): Promise<SavedMapping | null> {
  const rows = await queries.listMappings(ctx.db, ctx.actor.unitId)
  const found = rows
    .map(toSaved)
    .find(({ mapping }, index) =>
      sheets.some(
        (sheet) => headersOf(sheet.rows, mapping.headerRow ?? 1, mapping.headerRows) === rows[index]!.headers,
      ),
    )
  return found ?? null
}

export async function listMappings(ctx: Context): Promise<{ items: SavedMapping[] }> {
  const rows = await queries.listMappings(ctx.db, ctx.actor.unitId)
  return { items: rows.map(toSaved) }
}

/** Keeps a mapping for the next table with the same headers. */
export async function saveMapping(ctx: Context, { name, headers, mapping }: z.output<typeof NewMapping>) {
  const permit = mayChangeSchemes(ctx.actor)
  return ctx.transaction(async (tx) => {
    const row = await queries.putMapping(tx.db, permit, {
      unit_id: permit.unitId,
      id: ctx.newId(),
      name,
      headers,
      mapping: JSON.stringify(mapping),
      saved_by: ctx.actor.name,
      saved_at: ctx.now,
    })
    tx.audit({ action: 'scheme.mapping', entity: 'scheme-mapping', entityId: row.id, after: { name, mapping } })
    return toSaved(row)
  })
}

/** @throws AppError `schemes.noSuchMapping` */
export async function removeMapping(ctx: Context, id: string): Promise<undefined> {
  const permit = mayChangeSchemes(ctx.actor)
  await ctx.transaction(async (tx) => {
    const name = (await queries.deleteMapping(tx.db, permit, id)) ?? fail(errors.noSuchMapping)
    tx.audit({ action: 'scheme.mapping.remove', entity: 'scheme-mapping', entityId: id, before: { name } })
  })
}

function toSaved({ id, name, mapping, saved_by, saved_at }: queries.MappingRow): SavedMapping {
  return { id, name, mapping: TableMapping.parse(mapping), savedBy: saved_by, savedAt: saved_at.toISOString() }
}
