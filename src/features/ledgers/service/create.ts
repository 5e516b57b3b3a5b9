import type { Context, WriteContext } from '../../../platform/http/context.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import type { RecordDetail, RecordInput } from '../contract/index.ts'
import { mayWriteRecords } from '../permissions.ts'
import { describeRecord } from './describe.ts'
import { type Draft, draftRecords } from './draft.ts'
import { checkTotals, takeTurnsFor } from './totals.ts'
import { hideEvidence, writeNew } from './write.ts'

export async function createRecord(ctx: Context, input: RecordInput): Promise<RecordDetail> {
  const permit = mayWriteRecords(ctx.actor, [input])
  const drafts = await draftRecords(ctx, [input], () => '')
  return ctx.transaction(async (tx) => {
    const [id] = await save(tx, permit, drafts)
    return describeRecord(tx, id!)
  })
}

/**
 * Many records by the same rules, all or none, with one event at the end; answers their ids in order.
 * @throws AppError as for one record, the paths of its details beginning with `records.<index>.`
 */
export async function importRecords(ctx: Context, inputs: RecordInput[]): Promise<string[]> {
  const permit = mayWriteRecords(ctx.actor, inputs)
  const drafts = await draftRecords(ctx, inputs, (index) => `records.${index}.`)
  return ctx.transaction((tx) => save(tx, permit, drafts))
}

async function save(tx: WriteContext, permit: Permit<'records.write'>, drafts: Draft[]): Promise<string[]> {
  await takeTurnsFor(
    tx,
    drafts.map(({ definition }) => definition),
  )
  const ids = await writeNew(tx, permit, drafts)
  await hideEvidence(tx, permit, [...new Set(drafts.flatMap(({ content }) => content.evidenceIds))])
  await checkTotals(tx, drafts)
  await tx.emit('records.changed', { ledgers: [...new Set(drafts.map(({ definition }) => definition.key))] })
  return ids
}
