import type { Db, Tx } from '../../platform/db/index.ts'
import type { Permit } from '../../platform/permissions/index.ts'
import type { Written } from './tables.ts'

type MayCarry = Permit<'transfers.write'>

export interface DutyOfCriterion {
  criterionId: string
  part: string
  departmentId: string | null
  postId: string | null
  measure: string | null
  recurrence: 'once' | 'monthly' | 'quarterly' | 'yearly' | 'term' | null
  month: number | null
  day: number | null
  lastDays: number | null
  department: string | null
  post: string | null
}

/** Duties of a cycle that name anybody, with the names. */
export function dutiesIn(db: Db, unitId: string, cycleId: string): Promise<DutyOfCriterion[]> {
  return db
    .selectFrom('duties as d')
    .leftJoin('organization_nodes as n', (join) =>
      join.onRef('n.unit_id', '=', 'd.unit_id').onRef('n.id', '=', 'd.department_id'),
    )
    .leftJoin('posts as p', (join) => join.onRef('p.unit_id', '=', 'd.unit_id').onRef('p.id', '=', 'd.post_id'))
    .select(['d.criterion_id as criterionId', 'd.part', 'd.department_id as departmentId', 'd.post_id as postId'])
    .select(['d.measure', 'd.recurrence', 'd.due_month as month', 'd.due_day as day', 'd.due_last as lastDays'])
    .select(['n.name as department', 'p.name as post'])
    .where('d.unit_id', '=', unitId)
    .where('d.cycle_id', '=', cycleId)
    .where((eb) => eb.or([eb('d.department_id', 'is not', null), eb('d.post_id', 'is not', null)]))
    .orderBy('d.criterion_id')
    .orderBy('d.part')
    .orderBy('d.id')
    .execute()
}

function views(db: Db, unitId: string) {
  return db
    .selectFrom('transfers as t')
    .innerJoin('cycles as c', (join) => join.onRef('c.unit_id', '=', 't.unit_id').onRef('c.id', '=', 't.from_cycle_id'))
    .leftJoin('auth_user as u', 'u.id', 't.created_by')
    .select(['t.id', 't.to_cycle_id', 't.written', 't.created_at', 't.undone_at', 'c.name as from', 'u.name as by'])
    .where('t.unit_id', '=', unitId)
}

export type TransferRow = NonNullable<Awaited<ReturnType<typeof transferById>>>

export function transferById(db: Db, unitId: string, id: string) {
  return views(db, unitId).where('t.id', '=', id).executeTakeFirst()
}

export function transfersTo(db: Db, unitId: string, cycleId: string): Promise<TransferRow[]> {
  return views(db, unitId).where('t.to_cycle_id', '=', cycleId).orderBy('t.created_at', 'desc').limit(50).execute()
}

interface NewTransfer {
  id: string
  fromCycleId: string
  toCycleId: string
  written: Written
  at: Date
}

export async function insertTransfer(
  tx: Tx,
  permit: MayCarry,
  { id, fromCycleId, toCycleId, written, at }: NewTransfer,
): Promise<void> {
  await tx
    .insertInto('transfers')
    .values({
      unit_id: permit.unitId,
      id,
      from_cycle_id: fromCycleId,
      to_cycle_id: toCycleId,
      written: JSON.stringify(written),
      created_by: permit.actor.userId,
      created_at: at,
      undone_at: null,
    })
    .execute()
}

/** False when somebody has undone it already. */
export async function markUndone(tx: Tx, permit: MayCarry, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('transfers')
    .set({ undone_at: at })
    .where('unit_id', '=', permit.unitId)
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
