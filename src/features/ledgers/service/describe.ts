import { fail } from '../../../platform/errors.ts'
import type { Context, WriteContext } from '../../../platform/http/context.ts'
import { userNames } from '../../accounts/index.ts'
import { nodeNameOn } from '../../organization/index.ts'
import { errors, type LedgerDefinition, type LedgerRecord, type RecordDetail } from '../contract/index.ts'
import { mayChangeRecord } from '../permissions.ts'
import { type RecordRow, recordById, type VersionRow, versionsOf } from '../queries/read.ts'
import { changesBetween, peopleTouched } from '../rules/changes.ts'
import type { RecordContent } from '../tables.ts'
import { visibleLedgers } from './catalogue.ts'
import { loadReferences, type References } from './references.ts'

/** Rows as a page shows them; names of places and users come by one query each. */
export async function describeRows(ctx: Context, rows: RecordRow[]): Promise<LedgerRecord[]> {
  if (rows.length === 0) return []
  const { places } = await loadReferences(ctx, { places: true })
  const users = await userNames(ctx.db, [...new Set(rows.map((row) => row.created_by))])
  return rows.map((row) => toRecord(row, places, users))
}

function toRecord(row: RecordRow, places: References['places'], users: ReadonlyMap<string, string>): LedgerRecord {
  // A record says where it happened by the name of its day.
  const placeName = (id: string | null) => {
    const place = id === null ? undefined : places.get(id)
    return place ? nodeNameOn(place, row.occurred_on) : null
  }
  return {
    id: row.id,
    ledger: row.ledger,
    version: row.version,
    state: row.state,
    occurredOn: row.occurred_on,
    title: row.title,
    departmentId: row.department_id,
    department: placeName(row.department_id),
    communityId: row.community_id,
    community: placeName(row.community_id),
    fields: row.fields,
    people: row.people,
    minutes: row.minutes,
    evidence: row.evidence,
    createdBy: users.get(row.created_by) ?? '',
    updatedAt: row.updated_at.toISOString(),
  }
}

export function getRecord(ctx: Context, id: string): Promise<RecordDetail> {
  return ctx.transaction((tx) => describeRecord(tx, id))
}

/** @throws AppError `ledgers.noSuchRecord`, also for a record of a ledger the person may not see */
export async function describeRecord(tx: WriteContext, id: string): Promise<RecordDetail> {
  const ledgers = new Map((await visibleLedgers(tx)).map((definition) => [definition.key, definition]))
  const { unitId } = tx.actor
  const row = (await recordById(tx.db, unitId, [...ledgers.keys()], id)) ?? fail(errors.noSuchRecord)
  const definition = ledgers.get(row.ledger)!
  const versions = await versionsOf(tx.db, unitId, id)
  const content = versions.at(-1)!.content
  const people = content.people.map((person) => person.personId)
  const references = await loadReferences(tx, {
    places: true,
    people: [...new Set([...people, ...versions.flatMap((version, i) => touchedIn(version, versions[i - 1]))])],
    evidence: content.evidenceIds,
  })
  const users = await userNames(tx.db, [...new Set([row.created_by, ...versions.map((v) => v.changed_by)])])
  const described: Described = { ledger: row.ledger, content, countsTo: [] }
  await tx.emit('record.described', described)
  return {
    ...toRecord(row, references.places, users),
    mayChange: mayChangeRecord(tx.actor, content),
    participants: content.people.map(({ personId, minutes }) => ({
      personId,
      name: references.people.get(personId)?.name ?? '',
      minutes,
    })),
    evidenceItems: content.evidenceIds.flatMap((evidenceId) => {
      const item = references.evidence.get(evidenceId)
      return item ? [{ id: item.id, kind: item.kind, name: item.name, hasThumbnail: item.has_thumbnail }] : []
    }),
    versions: toVersions(definition, versions, references, users),
    countsTo: described.countsTo,
  }
}

function touchedIn(version: VersionRow, before: VersionRow | undefined): string[] {
  return before ? peopleTouched(before.content, version.content) : []
}

/** Newest first. */
function toVersions(
  definition: LedgerDefinition,
  versions: VersionRow[],
  references: References,
  users: ReadonlyMap<string, string>,
): RecordDetail['versions'] {
  const names = (rows: ReadonlyMap<string, { name: string }>) => new Map([...rows].map(([id, { name }]) => [id, name]))
  const known = { places: names(references.places), people: names(references.people) }
  return versions
    .map((version, index) => ({
      version: version.version,
      changedBy: users.get(version.changed_by) ?? '',
      changedAt: version.changed_at.toISOString(),
      changes: index === 0 ? [] : changesBetween(definition, versions[index - 1]!.content, version.content, known),
    }))
    .toReversed()
}

/** Asked when a record is shown: features that count it add what it counts to. */
export interface Described {
  readonly ledger: string
  readonly content: RecordContent
  readonly countsTo: RecordDetail['countsTo']
}
