import type { z } from 'zod'
import { writeWorkbook } from '../../../libs/spreadsheet/index.ts'
import { fail } from '../../../platform/errors.ts'
import { attachment } from '../../../platform/http/attachment.ts'
import type { Context } from '../../../platform/http/context.ts'
import { errors, type RecordFilter } from '../contract/index.ts'
import { countRecords, listRecords } from '../queries/read.ts'
import { sheetOf } from '../rules/sheet.ts'
import { visibleLedger, visibleLedgers } from './catalogue.ts'
import { describeRows } from './describe.ts'
import { selectionFor } from './list.ts'

/** More would hold the whole workbook in memory for too long. */
const mostRows = 50_000

/** An .xlsx with one sheet a ledger: the one asked for, or every one that has records in the selection. */
export async function exportRecords(
  ctx: Context,
  filter: Omit<z.output<typeof RecordFilter>, 'page' | 'pageSize'>,
): Promise<Response> {
  const definitions =
    filter.ledger === undefined ? await visibleLedgers(ctx) : [await visibleLedger(ctx, filter.ledger)]
  const selection = await selectionFor(ctx, filter)
  const count = await countRecords(ctx.db, selection)
  if (count > mostRows) fail(errors.tooManyRows, { limit: mostRows, count })
  const records = Map.groupBy(
    await describeRows(ctx, await listRecords(ctx.db, selection, mostRows, 0)),
    (record) => record.ledger,
  )
  const [first] = definitions
  const shown = definitions.filter((definition) => records.has(definition.key))
  const sheets = (shown.length > 0 || !first ? shown : [first]).map((definition) =>
    sheetOf(definition, records.get(definition.key) ?? []),
  )
  const name = `${definitions.length === 1 ? first!.name : '台账'}-${ctx.today}.xlsx`
  return new Response(new Blob([writeWorkbook(sheets) as Uint8Array<ArrayBuffer>]), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': attachment(name),
    },
  })
}
