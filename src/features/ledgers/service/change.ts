import { isDeepStrictEqual } from 'node:util'
import { AppError, fail } from '../../../platform/errors.ts'
import type { Context, WriteContext } from '../../../platform/http/context.ts'
import { errors, type LedgerDefinition, type RecordDetail, type RecordInput } from '../contract/index.ts'
import { mayWriteRecords } from '../permissions.ts'
import { contentOf, type RecordCore, recordForUpdate } from '../queries/read.ts'
import type { RecordContent } from '../tables.ts'
import { visibleLedgers } from './catalogue.ts'
import { describeRecord } from './describe.ts'
import { type Draft, draftRecords } from './draft.ts'
import { checkTotals, takeTurnsFor } from './totals.ts'
import { hideEvidence, writeVersion } from './write.ts'

/** Writes a new version; the same content again leaves the record as it is. */
export function updateRecord(
  ctx: Context,
  id: string,
  { version, ...input }: RecordInput & { version: number },
): Promise<RecordDetail> {
  return ctx.transaction(async (tx) => {
    const { record, before, definition } = await openRecord(tx, id)
    const permit = mayWriteRecords(tx.actor, [before, input])
    if (record.state === 'withdrawn') fail(errors.alreadyWithdrawn)
    if (record.version !== version) fail(errors.stale, { version: record.version })
    if (input.ledger !== record.ledger)
      throw new AppError(errors.invalidFields, { count: 1 }, [
        { path: 'ledger', message: `这是${definition.name}的记录，不能改到别的台账；请撤下后另记一条` },
      ])
    const [draft] = await draftRecords(tx, [input], () => '')
    if (isDeepStrictEqual(draft!.content, before)) return describeRecord(tx, id)
    await writeVersion(tx, permit, { ...record, before, action: 'update' }, draft!)
    await hideEvidence(tx, permit, [...new Set([...before.evidenceIds, ...draft!.content.evidenceIds])])
    return finish(tx, draft!, id)
  })
}

export function withdrawRecord(ctx: Context, id: string): Promise<RecordDetail> {
  return changeState(ctx, id, 'withdrawn')
}

export function restoreRecord(ctx: Context, id: string): Promise<RecordDetail> {
  return changeState(ctx, id, 'active')
}

function changeState(ctx: Context, id: string, state: RecordContent['state']): Promise<RecordDetail> {
  return ctx.transaction(async (tx) => {
    const { record, before, definition } = await openRecord(tx, id)
    const permit = mayWriteRecords(tx.actor, [before])
    if (record.state === state) fail(state === 'withdrawn' ? errors.alreadyWithdrawn : errors.notWithdrawn)
    const action = state === 'withdrawn' ? 'withdraw' : 'restore'
    const changed = { definition, content: { ...before, state } }
    await writeVersion(tx, permit, { ...record, before, action }, changed)
    return finish(tx, changed, id)
  })
}

async function openRecord(
  tx: WriteContext,
  id: string,
): Promise<{ record: RecordCore; before: RecordContent; definition: LedgerDefinition }> {
  const definitions = await visibleLedgers(tx)
  const keys = definitions.map(({ key }) => key)
  const record = (await recordForUpdate(tx.db, tx.actor.unitId, keys, id)) ?? fail(errors.noSuchRecord)
  const definition = definitions.find(({ key }) => key === record.ledger)!
  await takeTurnsFor(tx, [definition])
  return { record, before: await contentOf(tx.db, tx.actor.unitId, id), definition }
}

async function finish(
  tx: WriteContext,
  written: Pick<Draft, 'definition' | 'content'>,
  recordId: string,
): Promise<RecordDetail> {
  await checkTotals(tx, [written])
  await tx.emit('records.changed', { ledgers: [written.definition.key] })
  return describeRecord(tx, recordId)
}
