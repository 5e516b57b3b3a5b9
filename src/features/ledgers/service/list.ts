import type { z } from 'zod'
import type { OperationOutput } from '../../../libs/contract/index.ts'
import type { Context } from '../../../platform/http/context.ts'
import type { LedgerRecord, operations, RecordFilter } from '../contract/index.ts'
import { countRecords, ledgerSizes, listRecords as selectRecords } from '../queries/read.ts'
import type { RecordSelection } from '../queries/selection.ts'
import { searchTerms } from '../rules/search.ts'
import { visibleKeys, visibleLedgers } from './catalogue.ts'
import { describeRows } from './describe.ts'

type Filter = z.output<typeof RecordFilter>

/** A filter cut down to what the person may see; an unknown ledger selects nothing. */
export async function selectionFor(
  ctx: Context,
  { ledger, search, state, from, to, departmentId, communityId }: Omit<Filter, 'page' | 'pageSize'>,
): Promise<RecordSelection> {
  const keys = await visibleKeys(ctx)
  return {
    unitId: ctx.actor.unitId,
    ledgers: ledger === undefined ? keys : keys.filter((key) => key === ledger),
    state,
    from,
    to,
    departmentId,
    communityId,
    search: search === undefined ? undefined : searchTerms(search),
  }
}

export async function listRecords(ctx: Context, filter: Filter): Promise<{ items: LedgerRecord[]; total: number }> {
  const selection = await selectionFor(ctx, filter)
  const rows = await selectRecords(ctx.db, selection, filter.pageSize, (filter.page - 1) * filter.pageSize)
  return { items: await describeRows(ctx, rows), total: await countRecords(ctx.db, selection) }
}

export async function listLedgers(ctx: Context): Promise<OperationOutput<typeof operations.listLedgers>> {
  const definitions = await visibleLedgers(ctx)
  const sizes = await ledgerSizes(
    ctx.db,
    ctx.actor.unitId,
    definitions.map((definition) => definition.key),
  )
  const sizeOf = new Map(sizes.map((size) => [size.ledger, size]))
  return {
    items: definitions.map((definition) => ({
      definition,
      records: sizeOf.get(definition.key)?.records ?? 0,
      lastOn: sizeOf.get(definition.key)?.lastOn ?? null,
    })),
  }
}
