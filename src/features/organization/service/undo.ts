import { fail } from '../../../platform/errors.ts'
import type { Context, WriteContext } from '../../../platform/http/context.ts'
import { moveSpeakers, speakersOf, userNames } from '../../accounts/index.ts'
import { ChangeKind, errors, type OrganizationChange } from '../contract.ts'
import * as queries from '../queries/index.ts'
import { namesOf, overlap, spanOf } from '../rules.ts'
import type { Edit } from '../tables.ts'
import { change, type MayChange } from './change.ts'

const rests = (what: string) => fail(errors.restsOn, { what })

/** Puts everything back as it was before a change, unless something newer rests on it. */
export function undoChange(ctx: Context, id: string): Promise<OrganizationChange> {
  return change(ctx, async (tx, permit) => {
    const { unitId } = permit
    const made = (await queries.changeById(tx.db, unitId, id)) ?? fail(errors.noSuchChange)
    if (made.undone_at) fail(errors.alreadyUndone)
    const idsIn = (table: Edit['table']) =>
      made.edits.filter((edit) => edit.table === table && edit.before === null).map((edit) => edit.after.id)
    const places = idsIn('organization_nodes')
    await ensureUntouched(tx, unitId, made.edits)
    await moveSpeakers(
      tx.db,
      permit,
      made.speakers.map(({ id, from, to }) => ({ id, from: to, to: from })),
    )
    const [speaker] = await speakersOf(tx.db, unitId, places)
    if (speaker) rests(`用户“${speaker.name}”已归到新部门或社区名下`)
    await tx.emit('organization.undoing', { changeId: id, places, posts: idsIn('posts') })
    await revert(tx, permit, made.edits)
    await ensureSound(tx, unitId, made.edits)
    await queries.markUndone(tx.db, permit, id, ctx.actor.userId, ctx.now)
    tx.audit({ action: 'organization.undo', entity: 'organization', entityId: id, before: { title: made.title } })
    return (await withNames(tx, [{ ...made, undone_at: ctx.now }]))[0]!
  })
}

/** The rows must be as the change left them. */
async function ensureUntouched(tx: WriteContext, unitId: string, edits: readonly Edit[]): Promise<void> {
  for (const [table, own] of Map.groupBy(edits, (edit) => edit.table)) {
    const rows = await queries.storedRows(
      tx.db,
      unitId,
      table,
      own.map((edit) => edit.after.id),
    )
    const touched = own.find(({ after }) => {
      const row = rows.get(after.id)
      return !row || Object.entries(after).some(([column, value]) => column !== 'created_at' && row[column] !== value)
    })
    if (touched) rests('之后又改动过同一个部门、岗位或任职')
  }
}

/** What may hang on a row that would disappear, by the table it is in. */
const hanging: Record<string, string> = {
  posts: '新部门或社区之后又设了岗位',
  appointments: '新岗位或新增人员之后又有任职',
  leading_group_seats: '新岗位之后又列入领导小组',
  people: '新社区已有志愿者',
  records: '新部门或社区已有台账记录',
  record_people: '新增的人员已写入台账记录',
  duties: '已落实目标责任',
  tasks: '已有任务',
  handovers: '已登记工作交接',
  organization_successions: '之后又有合并或拆分',
  organization_former_names: '之后又更过名',
}

async function revert(tx: WriteContext, permit: MayChange, edits: readonly Edit[]): Promise<void> {
  try {
    await queries.revertEdits(tx.db, permit, edits)
  } catch (error) {
    const { code, table = '' } = error as { code?: string; table?: string }
    // PostgreSQL: foreign_key_violation.
    if (code === '23503') rests(hanging[table] ?? '已有其他登记用到它')
    throw error
  }
}

/** What goes on again must not meet what has begun in its place. */
async function ensureSound(tx: WriteContext, unitId: string, edits: readonly Edit[]): Promise<void> {
  const changed = (table: Edit['table']) => edits.filter((e) => e.table === table && e.before).map((e) => e.after.id)
  const nodes = await queries.allNodes(tx.db, unitId)
  for (const node of nodes.filter(({ id }) => changed('organization_nodes').includes(id))) {
    for (const { name, span } of namesOf(node)) {
      const other = nodes.filter((each) => each !== node).flatMap(namesOf)
      if (other.some((each) => each.name === name && overlap(each.span, span))) rests(`之后又设立了同名的“${name}”`)
    }
  }
  const reopened = await Promise.all(changed('appointments').map((id) => queries.appointmentById(tx.db, unitId, id)))
  const postIds = [...new Set(reopened.map((each) => each!.post_id))]
  const held = Map.groupBy(await queries.appointmentsOfPosts(tx.db, unitId, postIds), (each) => each.post_id)
  for (const own of held.values()) {
    const next = own.find((each, i) => i > 0 && overlap(spanOf(own[i - 1]!), spanOf(each)))
    if (next) rests(`“${next.post}”之后已由${next.person}任职`)
  }
  const seats = await queries.allSeats(tx.db, unitId, tx.today)
  for (const seat of seats.filter(({ id }) => changed('leading_group_seats').includes(id))) {
    const twin = seats.find(
      (each) =>
        each !== seat &&
        each.post_id === seat.post_id &&
        each.role === seat.role &&
        overlap(spanOf(each), spanOf(seat)),
    )
    if (twin) rests(`“${seat.post}”之后又列为${seat.role}`)
  }
}

export async function listChanges(
  ctx: Context,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ items: OrganizationChange[]; total: number }> {
  const { rows, total } = await queries.listChanges(ctx.db, ctx.actor.unitId, pageSize, (page - 1) * pageSize)
  return { items: await withNames(ctx, rows), total }
}

async function withNames(ctx: Context, rows: queries.ChangeHead[]): Promise<OrganizationChange[]> {
  const names = await userNames(ctx.db, [...new Set(rows.map((row) => row.made_by))])
  return rows.map((row) => ({
    id: row.id,
    kind: ChangeKind.parse(row.kind),
    title: row.title,
    day: row.day,
    madeBy: names.get(row.made_by) ?? '',
    madeAt: row.made_at.toISOString(),
    undoneAt: row.undone_at?.toISOString() ?? null,
  }))
}
