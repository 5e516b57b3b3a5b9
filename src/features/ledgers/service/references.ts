import { AppError, fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { type EvidenceItem, evidenceItems, maySeeConfidential } from '../../evidence/index.ts'
import { allNodes, type NodeRow, type PersonRow, peopleByIds } from '../../organization/index.ts'
import { errors, type LedgerDefinition } from '../contract/index.ts'
import type { Fault } from '../rules/fields.ts'
import type { RecordContent } from '../tables.ts'

/** What records point at, by id; loaded once for any number of records. */
export interface References {
  places: ReadonlyMap<string, NodeRow>
  people: ReadonlyMap<string, PersonRow>
  evidence: ReadonlyMap<string, EvidenceItem>
}

const byId = <T extends { id: string }>(rows: T[]) => new Map(rows.map((row) => [row.id, row]))
const none = { places: false, people: [] as string[], evidence: [] as string[] }

export async function loadReferences(ctx: Context, wanted: Partial<typeof none>): Promise<References> {
  const { places, people, evidence } = { ...none, ...wanted }
  const { unitId } = ctx.actor
  return {
    places: byId(places ? await allNodes(ctx.db, unitId) : []),
    people: byId(people.length > 0 ? await peopleByIds(ctx.db, unitId, people) : []),
    evidence: byId(
      evidence.length > 0 ? await evidenceItems(ctx.db, unitId, evidence, maySeeConfidential(ctx.actor)) : [],
    ),
  }
}

/** Everything a set of records points at. */
export function referencesOf(ctx: Context, contents: RecordContent[]): Promise<References> {
  return loadReferences(ctx, {
    places: contents.some((content) => content.departmentId !== null || content.communityId !== null),
    people: [...new Set(contents.flatMap((content) => content.people.map((person) => person.personId)))],
    evidence: [...new Set(contents.flatMap((content) => content.evidenceIds))],
  })
}

/** @throws AppError for what does not exist; answers what exists but does not fit. */
export function checkReferences(definition: LedgerDefinition, content: RecordContent, references: References): Fault[] {
  checkPlace(references, content.departmentId, 'department', content.occurredOn)
  checkPlace(references, content.communityId, 'community', content.occurredOn)
  const strangers = content.people.filter(({ personId }) => !references.people.has(personId))
  if (strangers.length > 0) fail(errors.noSuchPerson, { count: strangers.length })
  const missing = content.evidenceIds.filter((id) => !references.evidence.has(id))
  if (missing.length > 0) fail(errors.noSuchEvidence, { count: missing.length })
  return [...peopleFaults(definition, content, references), ...evidenceFaults(definition, content, references)]
}

/** A place counts as it stood on the record's day: closed and renamed ones still take records of their time. */
function checkPlace({ places }: References, id: string | null, kind: NodeRow['kind'], day: string): void {
  if (id === null) return
  const node = places.get(id)
  const stood = node?.kind === kind && node.valid_from <= day && (node.valid_to === null || node.valid_to >= day)
  if (!stood) throw new AppError(errors.noSuchPlace)
}

const personKinds = { staff: '干部职工', volunteer: '志愿者' } as const

function peopleFaults({ people }: LedgerDefinition, content: RecordContent, references: References): Fault[] {
  const kind = people?.kind ?? 'any'
  if (kind === 'any') return []
  return content.people.flatMap(({ personId }, index) => {
    const person = references.people.get(personId)!
    if (person.kind === kind) return []
    return [{ path: `people.${index}.personId`, message: `${person.name}不是${personKinds[kind]}` }]
  })
}

const evidenceKinds = { photo: '照片', document: '文档', other: '其他文件' } as const

function evidenceFaults({ evidence }: LedgerDefinition, content: RecordContent, references: References): Fault[] {
  return content.evidenceIds.flatMap((id, index) => {
    const item = references.evidence.get(id)!
    if (evidence?.kinds.includes(item.kind)) return []
    const wanted = evidence?.kinds.map((kind) => evidenceKinds[kind]).join('或')
    return [{ path: `evidenceIds.${index}`, message: `“${item.name}”不是${wanted}` }]
  })
}
