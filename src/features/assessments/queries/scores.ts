import { type RawBuilder, sql } from 'kysely'
import type { Bar, NodeScore } from '../../../libs/scoring/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import type { FigureRead } from '../contract/index.ts'
import type { StatedAnswer } from '../rules/index.ts'
import type { UnitTotalTable } from '../tables.ts'

type MayCompute = Permit<'assessments.compute'>

/** Where results stand: a unit's cycle; of the four sources only the self-assessment is computed here. */
const source = sql.lit('self' as const)

/**
 * Waits until nobody else computes this unit's scores, so that what is read afterwards is what all others have committed.
 * Answers the day of the last full computation, null before the first.
 */
export async function lockTotal(
  tx: Tx,
  permit: MayCompute,
  cycleId: string,
  created: { id: string; at: Date },
): Promise<string | null> {
  const lock = () =>
    tx
      .selectFrom('unit_totals')
      .select('scored_on')
      .where('unit_id', '=', permit.unitId)
      .where('cycle_id', '=', cycleId)
      .where('source', '=', source)
      .forUpdate()
      .executeTakeFirst()
  const there = await lock()
  if (there) return there.scored_on
  await tx
    .insertInto('unit_totals')
    .values({
      unit_id: permit.unitId,
      id: created.id,
      cycle_id: cycleId,
      source: 'self',
      full_points: '0',
      got: '0',
      class: null,
      why: '',
      scored_on: null,
      revision: created.id,
      updated_at: created.at,
    })
    .onConflict((conflict) => conflict.columns(['unit_id', 'cycle_id', 'source']).doNothing())
    .execute()
  return (await lock())!.scored_on
}

export interface ScoreRow {
  id: string
  full_points: string
  got: string
  lost: string
  why: string
  win_back: string
}

/** What a whole card is made of: criteria and inner nodes, and the total in a row without id. */
export type CardRow = Omit<ScoreRow, 'id'> & { id: string | null } & Pick<
    UnitTotalTable,
    'class' | 'revision' | 'updated_at'
  >

/** One statement, so all of it is of one moment. Empty before the first computation. */
export async function cardRows(db: Db, unitId: string, cycleId: string): Promise<CardRow[]> {
  const of = sql`unit_id = ${unitId} and cycle_id = ${cycleId} and source = ${source}`
  const { rows } = await sql<CardRow>`
    select null::uuid as id, full_points, got, 0 as lost, why, '' as win_back, class, revision, updated_at
      from unit_totals where ${of} and scored_on is not null
    union all select criterion_id, full_points, got, lost, why, win_back, null, null, null from scores where ${of}
    union all select node_id, full_points, got, lost, why, win_back, null, null, null from node_totals where ${of}`.execute(
    db,
  )
  return rows
}

export interface CurrentTotal {
  cycle_id: string
  version_id: string
  full_points: string | null
  got: string | null
  class: string | null
  scored_on: string | null
  revision: string | null
  updated_at: Date | null
}

/** The unit's current cycle with its total, which is null before the first computation. */
export function currentTotal(db: Db, unitId: string): Promise<CurrentTotal | undefined> {
  return db
    .selectFrom('cycles as c')
    .leftJoin('unit_totals as u', (join) =>
      join.onRef('u.unit_id', '=', 'c.unit_id').onRef('u.cycle_id', '=', 'c.id').on('u.source', '=', source),
    )
    .select([
      'c.id as cycle_id',
      'c.version_id',
      'u.full_points',
      'u.got',
      'u.class',
      'u.scored_on',
      'u.revision',
      'u.updated_at',
    ])
    .where('c.unit_id', '=', unitId)
    .where('c.is_current', '=', true)
    .executeTakeFirst()
}

export interface StoredScore extends ScoreRow {
  applicable: boolean
  bars: Bar[]
}

/** What is stored of these nodes, criteria and inner ones alike. */
export async function storedScores(tx: Tx, permit: MayCompute, cycleId: string, ids: string[]): Promise<StoredScore[]> {
  const { rows } = await sql<StoredScore>`
    select criterion_id as id, full_points, got, lost, why, win_back, applicable, bars from scores
      where unit_id = ${permit.unitId} and cycle_id = ${cycleId} and source = ${source}
        and criterion_id = any(${ids}::uuid[])
    union all
    select node_id, full_points, got, lost, why, win_back, applicable, bars from node_totals
      where unit_id = ${permit.unitId} and cycle_id = ${cycleId} and source = ${source}
        and node_id = any(${ids}::uuid[])`.execute(tx)
  return rows
}

export interface ScoreToSave {
  /** Used when the node has no row yet. */
  rowId: string
  nodeId: string
  score: NodeScore
  /** Of a criterion; inner nodes read none. */
  figures: FigureRead[]
}

export function saveScores(tx: Tx, permit: MayCompute, cycleId: string, at: Date, saved: ScoreToSave[]) {
  return upsert(tx, permit, cycleId, at, saved, {
    table: 'scores',
    node: 'criterion_id',
    more: sql`, figures`,
    given: sql`, r.figures`,
    set: sql`, figures = excluded.figures`,
  })
}

export function saveNodeTotals(tx: Tx, permit: MayCompute, cycleId: string, at: Date, saved: ScoreToSave[]) {
  const none = sql``
  return upsert(tx, permit, cycleId, at, saved, {
    table: 'node_totals',
    node: 'node_id',
    more: none,
    given: none,
    set: none,
  })
}

/** A table of scores, and the columns it has beyond the common ones. */
interface Target {
  table: 'scores' | 'node_totals'
  node: 'criterion_id' | 'node_id'
  more: RawBuilder<unknown>
  given: RawBuilder<unknown>
  set: RawBuilder<unknown>
}

async function upsert(
  tx: Tx,
  permit: MayCompute,
  cycleId: string,
  at: Date,
  saved: ScoreToSave[],
  into: Target,
): Promise<void> {
  if (saved.length === 0) return
  const rows = saved.map(({ rowId, nodeId, score, figures }) => ({ rowId, nodeId, ...score, figures }))
  const node = sql.ref(into.node)
  await sql`
    insert into ${sql.table(into.table)} (unit_id, id, cycle_id, source, ${node}, full_points, got, lost, applicable,
      why, win_back, bars, updated_at${into.more})
    select ${permit.unitId}::uuid, r."rowId", ${cycleId}::uuid, ${source}, r."nodeId", r."full", r.got, r.lost, r.applicable,
      r.why, r."winBack", r.bars, ${at}::timestamptz${into.given}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("rowId" uuid, "nodeId" uuid, "full" numeric, got numeric,
      lost numeric, applicable boolean, why text, "winBack" text, bars jsonb, figures jsonb)
    on conflict (unit_id, cycle_id, source, ${node}) do update set full_points = excluded.full_points, got = excluded.got,
      lost = excluded.lost, applicable = excluded.applicable, why = excluded.why, win_back = excluded.win_back,
      bars = excluded.bars, updated_at = excluded.updated_at${into.set}`.execute(tx)
}

export interface TotalToSave {
  full: string
  got: string
  class: string
  why: string
  scoredOn: string
  revision: string
}

export async function saveTotal(
  tx: Tx,
  permit: MayCompute,
  cycleId: string,
  at: Date,
  total: TotalToSave,
): Promise<void> {
  await tx
    .updateTable('unit_totals')
    .set({
      full_points: total.full,
      got: total.got,
      class: total.class,
      why: total.why,
      scored_on: total.scoredOn,
      revision: total.revision,
      updated_at: at,
    })
    .where('unit_id', '=', permit.unitId)
    .where('cycle_id', '=', cycleId)
    .where('source', '=', source)
    .execute()
}

export interface CriterionRow extends ScoreRow {
  figures: FigureRead[]
  answer: StatedAnswer | null
  answered_by: string | null
  answered_at: Date | null
}

/** One criterion's score with the answer behind it. */
export function criterionScore(
  db: Db,
  unitId: string,
  cycleId: string,
  criterionId: string,
): Promise<CriterionRow | undefined> {
  return db
    .selectFrom('scores as s')
    .leftJoin('answers as a', (join) =>
      join
        .onRef('a.unit_id', '=', 's.unit_id')
        .onRef('a.cycle_id', '=', 's.cycle_id')
        .onRef('a.source', '=', 's.source')
        .onRef('a.criterion_id', '=', 's.criterion_id'),
    )
    .leftJoin('auth_user as u', 'u.id', 'a.answered_by')
    .select(['s.criterion_id as id', 's.full_points', 's.got', 's.lost', 's.why', 's.win_back', 's.figures'])
    .select(['a.answer', 'u.name as answered_by', 'a.answered_at'])
    .where('s.unit_id', '=', unitId)
    .where('s.cycle_id', '=', cycleId)
    .where('s.source', '=', source)
    .where('s.criterion_id', '=', criterionId)
    .executeTakeFirst()
}

/** The scores of all criteria with what an addition needs of them. */
export function leafResults(db: Db, unitId: string, cycleId: string): Promise<StoredScore[]> {
  return db
    .selectFrom('scores')
    .select(['criterion_id as id', 'full_points', 'got', 'lost', 'why', 'win_back', 'applicable', 'bars'])
    .where('unit_id', '=', unitId)
    .where('cycle_id', '=', cycleId)
    .where('source', '=', source)
    .execute()
}
