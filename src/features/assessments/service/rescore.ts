import { isDeepStrictEqual } from 'node:util'
import { type NodeScore, pathsNeeded, rescore as rescoreLine, scoreScheme } from '../../../libs/scoring/index.ts'
import type { Context, WriteContext } from '../../../platform/http/context.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import type { Cycle, SchemeNode } from '../../schemes/contract.ts'
import { currentCycle, type Scheme, schemeOf } from '../../schemes/index.ts'
import { mayCompute } from '../permissions.ts'
import * as queries from '../queries/index.ts'
import { inputsOf } from './inputs.ts'

/** Beyond this share of the criteria, scoring everything is cheaper than following each one's path. */
const manyCriteria = 1 / 4

/** What the unit is judged by now. */
export interface Current {
  cycle: Cycle
  scheme: Scheme
}

interface Work extends Current {
  tx: WriteContext
  permit: Permit<'assessments.compute'>
  /** The day of the last full computation. */
  scoredOn: string | null
}

/**
 * Scores these criteria of the current scheme again and follows the change up their paths, in the caller's transaction. Without a
 * cycle nothing is done. `current` saves looking it up again.
 */
export async function rescore(
  tx: WriteContext,
  criterionIds: readonly string[] | 'all',
  current?: Current,
): Promise<void> {
  if (criterionIds.length === 0) return
  const work = await begin(tx, current)
  if (!work) return
  const many = criterionIds === 'all' || criterionIds.length > work.scheme.criteria.length * manyCriteria
  if (many || work.scoredOn !== tx.today) await scoreAll(work)
  else await scoreSome(work, criterionIds)
}

/** For whoever reads answers in order to write them: nobody else changes any until the transaction ends. */
export async function holdAnswers(tx: WriteContext, current?: Current): Promise<void> {
  await begin(tx, current)
}

/** Brings all scores of the unit up to date. */
export function rescoreAll(ctx: Context): Promise<void> {
  return ctx.transaction((tx) => rescore(tx, 'all'))
}

/** Computes everything once a day, when somebody first looks: figures and look-back windows move with the day. */
export async function refresh(ctx: Context): Promise<void> {
  await ctx.transaction(async (tx) => {
    const work = await begin(tx)
    if (work && work.scoredOn !== tx.today) await scoreAll(work)
  })
}

/** Locks the unit's total before anything is read, so that the sums stay exact however many write at once. */
async function begin(tx: WriteContext, known?: Current): Promise<Work | undefined> {
  const current = known ?? (await currentOf(tx))
  if (!current) return undefined
  const permit = mayCompute(tx.actor)
  const scoredOn = await queries.lockTotal(tx.db, permit, current.cycle.id, { id: tx.newId(), at: tx.now })
  return { tx, permit, scoredOn, ...current }
}

/** The cycle the unit is in and its scheme, or undefined. */
export async function currentOf(ctx: Context): Promise<Current | undefined> {
  const cycle = await currentCycle(ctx)
  return cycle && { cycle, scheme: await schemeOf(ctx, cycle.versionId) }
}

async function scoreAll(work: Work): Promise<void> {
  const { tx, cycle, scheme } = work
  const { tree, inputs, readBy } = await inputsOf(tx, cycle, scheme, scheme.criteria)
  const { nodes, ...total } = scoreScheme(tree, inputs)
  await save(work, nodes, total, readBy)
}

async function scoreSome(work: Work, criterionIds: readonly string[]): Promise<void> {
  const { tx, permit, cycle, scheme } = work
  const criteria = criterionIds.map((id) => scheme.byId.get(id)!)
  const { tree, inputs, readBy } = await inputsOf(tx, cycle, scheme, criteria)
  const paths = [...new Set(criteria.flatMap(({ path }) => pathsNeeded(tree, path)))]
  const ids = paths.map((path) => scheme.idOf.get(path)!)
  const stored = new Map(
    (await queries.storedScores(tx.db, permit, cycle.id, ids)).map((row) => {
      const score = toScore(row, scheme)
      return [score.path, score]
    }),
  )
  const known = new Map(stored)
  const changed = new Map<string, NodeScore>()
  let total: Parameters<typeof save>[2] | undefined
  for (const { path } of criteria) {
    const line = rescoreLine(tree, known, path, inputs)
    for (const score of line.changed) {
      known.set(score.path, score)
      changed.set(score.path, score)
    }
    total = line.total
  }
  const moved = [...changed.values()].filter((score) => {
    const leaf = scheme.tree.byPath.get(score.path)!.children.length === 0
    return leaf || !isDeepStrictEqual(stored.get(score.path), score)
  })
  await save(work, moved, total!, readBy)
}

async function save(
  { tx, permit, cycle, scheme }: Work,
  scores: NodeScore[],
  total: Omit<queries.TotalToSave, 'scoredOn' | 'revision'>,
  readBy: (criterion: SchemeNode) => queries.ScoreToSave['figures'],
): Promise<void> {
  const rows = scores.map((score) => {
    const node = scheme.byId.get(scheme.idOf.get(score.path)!)!
    return { node, row: { rowId: tx.newId(), nodeId: node.id, score, figures: node.isCriterion ? readBy(node) : [] } }
  })
  const [leaves, inner] = [true, false].map((wanted) =>
    rows.filter(({ node }) => node.isCriterion === wanted).map(({ row }) => row),
  ) as [queries.ScoreToSave[], queries.ScoreToSave[]]
  await queries.saveScores(tx.db, permit, cycle.id, tx.now, leaves)
  await queries.saveNodeTotals(tx.db, permit, cycle.id, tx.now, inner)
  await queries.saveTotal(tx.db, permit, cycle.id, tx.now, { ...total, scoredOn: tx.today, revision: tx.newId() })
}

function toScore(row: queries.StoredScore, scheme: Scheme): NodeScore {
  return {
    path: scheme.byId.get(row.id)!.path,
    full: row.full_points,
    got: row.got,
    lost: row.lost,
    why: row.why,
    winBack: row.win_back,
    applicable: row.applicable,
    bars: row.bars,
    records: [],
  }
}
