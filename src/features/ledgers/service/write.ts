import type { WriteContext } from '../../../platform/http/context.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import { evidenceItems, setConfidential } from '../../evidence/index.ts'
import { evidenceUsedOnlyBy } from '../queries/read.ts'
import { deleteLinks, insertRows, type RecordRows, updateRecord } from '../queries/write.ts'
import type { RecordContent } from '../tables.ts'
import { allLedgers } from './catalogue.ts'
import type { Draft } from './draft.ts'

type WritePermit = Permit<'records.write'>

/** Writes new records with people, evidence and first version; answers their ids in order. */
export async function writeNew(tx: WriteContext, permit: WritePermit, drafts: Draft[]): Promise<string[]> {
  const rows: RecordRows = { records: [], record_people: [], record_evidence: [], record_versions: [] }
  const ids = drafts.map(({ definition, content, search }) => {
    const id = tx.newId()
    rows.records.push({
      ...columns(content),
      ...search,
      unit_id: permit.unitId,
      id,
      ledger: definition.key,
      version: 1,
      created_by: permit.actor.userId,
      created_at: tx.now,
      updated_at: tx.now,
    })
    addLinks(rows, tx, permit, id, definition.people?.role ?? '', content)
    addVersion(rows, tx, permit, id, 1, content)
    tx.audit({ action: 'record.create', entity: 'record', entityId: id, after: { ledger: definition.key, ...content } })
    return id
  })
  await insertRows(tx.db, permit, rows)
  return ids
}

/** Writes the next version over a locked record; the old content stays in its version. */
export async function writeVersion(
  tx: WriteContext,
  permit: WritePermit,
  record: { id: string; version: number; before: RecordContent; action: 'update' | 'withdraw' | 'restore' },
  { definition, content, search }: Omit<Draft, 'search'> & Partial<Draft>,
): Promise<void> {
  const version = record.version + 1
  const rows: RecordRows = { records: [], record_people: [], record_evidence: [], record_versions: [] }
  await updateRecord(tx.db, permit, record.id, { ...columns(content), ...search, version, updated_at: tx.now })
  if (record.action === 'update') {
    await deleteLinks(tx.db, permit, record.id)
    addLinks(rows, tx, permit, record.id, definition.people?.role ?? '', content)
  }
  addVersion(rows, tx, permit, record.id, version, content)
  await insertRows(tx.db, permit, rows)
  tx.audit({
    action: `record.${record.action}`,
    entity: 'record',
    entityId: record.id,
    before: record.before,
    after: content,
  })
}

function columns(content: RecordContent) {
  return {
    state: content.state,
    occurred_on: content.occurredOn,
    department_id: content.departmentId,
    community_id: content.communityId,
    title: content.title,
    fields: content.fields,
  }
}

function addLinks(
  rows: RecordRows,
  tx: WriteContext,
  permit: WritePermit,
  recordId: string,
  role: string,
  content: RecordContent,
): void {
  const link = () => ({ unit_id: permit.unitId, id: tx.newId(), record_id: recordId })
  for (const { personId, minutes } of content.people)
    rows.record_people.push({ ...link(), person_id: personId, role, minutes })
  content.evidenceIds.forEach((evidenceId, position) => {
    rows.record_evidence.push({ ...link(), evidence_id: evidenceId, position })
  })
}

function addVersion(
  rows: RecordRows,
  tx: WriteContext,
  permit: WritePermit,
  recordId: string,
  version: number,
  content: RecordContent,
): void {
  rows.record_versions.push({
    unit_id: permit.unitId,
    id: tx.newId(),
    record_id: recordId,
    version,
    content,
    changed_by: permit.actor.userId,
    changed_at: tx.now,
  })
}

/** Evidence is hidden exactly as long as all records that use it are; called with all that was linked or let go. */
export async function hideEvidence(tx: WriteContext, permit: WritePermit, evidenceIds: string[]): Promise<void> {
  if (evidenceIds.length === 0) return
  const confidential = (await allLedgers(tx)).filter((ledger) => ledger.confidential).map((ledger) => ledger.key)
  const hidden = new Set(await evidenceUsedOnlyBy(tx.db, permit.unitId, evidenceIds, confidential))
  const touched = await evidenceItems(tx.db, permit.unitId, evidenceIds, true)
  for (const wanted of [true, false]) {
    const wrong = touched.filter((item) => hidden.has(item.id) === wanted && item.confidential !== wanted)
    if (wrong.length > 0)
      await setConfidential(
        tx.db,
        permit,
        wrong.map((item) => item.id),
        wanted,
      )
  }
}
