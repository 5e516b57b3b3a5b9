import { fail } from '../../../platform/errors.ts'
import type { Context, WriteContext } from '../../../platform/http/context.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import { errors, type MovedLine } from '../contract.ts'
import { mayChangeOrganization } from '../permissions.ts'
import * as queries from '../queries/index.ts'
import type { ChangeKind, Edit, MovedSpeaker, StoredRow } from '../tables.ts'

declare module '../../../platform/http/context.ts' {
  interface Events {
    /** Nodes, posts, appointments or seats of the actor's unit are no longer what they were. */
    'organization.changed': Record<string, never>
    /** Places and posts became others; what is still to be done follows, what was done stays. Listeners say what they moved. */
    'organization.reorganized': {
      readonly changeId: string
      /** Where what hangs on a place alone goes. */
      readonly places: ReadonlyMap<string, string>
      /** What each post became; null when it was abolished. */
      readonly posts: ReadonlyMap<string, { postId: string; placeId: string } | null>
      readonly nameOf: (placeId: string) => string
      readonly lines: MovedLine[]
    }
    /** A change is about to be undone: listeners move back what they moved, and refuse when something new rests on it. */
    'organization.undoing': { readonly changeId: string; readonly places: string[]; readonly posts: string[] }
  }
}

export type MayChange = Permit<'organization.write'>

/** One change of the organisation: checked, in turn, all or nothing, and told to whoever counts people. */
export async function change<T>(ctx: Context, work: (tx: WriteContext, permit: MayChange) => Promise<T>): Promise<T> {
  const permit = mayChangeOrganization(ctx.actor)
  return ctx.transaction(async (tx) => {
    await queries.lockOrganization(tx.db, permit)
    const result = await work(tx, permit)
    await tx.emit('organization.changed', {})
    return result
  })
}

export const added = <Row extends { id: string }>(table: Edit['table'], row: Row): Edit => ({
  table,
  before: null,
  after: row as unknown as StoredRow,
})

/** Only the columns that change are kept. */
export const altered = <Row extends { id: string }>(table: Edit['table'], row: Row, to: Partial<Row>): Edit => ({
  table,
  before: { id: row.id, ...Object.fromEntries(Object.keys(to).map((key) => [key, row[key as keyof Row]])) },
  after: { id: row.id, ...to },
})

/** Rows that go on beyond a day, made to end on it. */
export const endedOn = (
  table: Edit['table'],
  rows: readonly { id: string; valid_to: string | null }[],
  day: string,
): Edit[] =>
  rows.filter((row) => row.valid_to === null || row.valid_to > day).map((row) => altered(table, row, { valid_to: day }))

export interface Change {
  id?: string
  kind: ChangeKind
  /** What it is about, in the unit's own names. */
  title: string
  day: string
  edits: Edit[]
  speakers?: MovedSpeaker[]
}

/** Makes the edits and notes them, so that they can be undone. Returns the change's id. */
export async function make(tx: WriteContext, permit: MayChange, { id = tx.newId(), ...made }: Change): Promise<string> {
  await queries.applyEdits(tx.db, permit, made.edits)
  await queries.insertChange(tx.db, permit, {
    unit_id: permit.unitId,
    id,
    kind: made.kind,
    title: made.title,
    day: made.day,
    edits: made.edits,
    speakers: made.speakers ?? [],
    made_by: tx.actor.userId,
    made_at: tx.now,
    undone_by: null,
    undone_at: null,
  })
  return id
}

/** A node and all others of the unit, to be checked against. @throws AppError `organization.noSuchNode` */
export async function nodeAmong(tx: WriteContext, unitId: string, id: string) {
  const nodes = await queries.allNodes(tx.db, unitId)
  const node = nodes.find((each) => each.id === id) ?? fail(errors.noSuchNode)
  return { node, others: nodes.filter((each) => each !== node) }
}
