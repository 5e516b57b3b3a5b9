import type { WriteContext } from '../../../platform/http/context.ts'
import type { Evidence } from '../contract.ts'
import type { EvidenceTable } from '../tables.ts'

/** A record that uses a piece of evidence. */
export interface EvidenceUse {
  evidenceId: string
  recordId: string
  ledger: string
  title: string
  occurredOn: string
}

/** Rows as pages show them; the feature that links evidence says who uses it, as far as the asking person may know. */
export async function describeEvidence(
  tx: WriteContext,
  rows: EvidenceTable[],
): Promise<{ items: Evidence[]; uses: EvidenceUse[] }> {
  const described = { ids: rows.map((row) => row.id), uses: [] as EvidenceUse[] }
  if (rows.length > 0) await tx.emit('evidence.described', described)
  const counts = Map.groupBy(described.uses, (use) => use.evidenceId)
  return { items: rows.map((row) => toEvidence(row, counts.get(row.id)?.length ?? 0)), uses: described.uses }
}

export async function describeOne(tx: WriteContext, row: EvidenceTable): Promise<Evidence> {
  return (await describeEvidence(tx, [row])).items[0]!
}

function toEvidence(row: EvidenceTable, records: number): Evidence {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    caption: row.caption,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    width: row.width,
    height: row.height,
    takenAt: row.taken_at?.toISOString() ?? null,
    hasThumbnail: row.has_thumbnail,
    createdAt: row.created_at.toISOString(),
    records,
  }
}
