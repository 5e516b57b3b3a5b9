import { type NodeScore, rescore as rescoreLine, type SchemeScore, scoreScheme } from '../../../libs/scoring/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { errors as schemeErrors } from '../../schemes/contract.ts'
import { currentScheme, type Scheme } from '../../schemes/index.ts'
import type { FigureRead } from '../contract/index.ts'
import * as queries from '../queries/index.ts'
import type { StatedAnswer } from '../rules/index.ts'
import { checkAnswer } from './answers.ts'
import { figuresOf, type Stated, withStated } from './inputs.ts'
import { refresh } from './rescore.ts'

/** Everything a unit's scores follow from, as it stood at a revision. */
export interface Base {
  revision: string
  cycleId: string
  scheme: Scheme
  stated: Stated
  figures: FigureRead[]
  inputs: Parameters<typeof withStated>[2]
  scores: ReadonlyMap<string, NodeScore>
  total: Omit<SchemeScore, 'nodes'>
}

/** Of the units that simulated last; each good for its revision and day. */
const bases = new Map<string, Base>()
const keptBases = 20

/** @throws AppError `schemes.noCycle` */
export async function baseOf(ctx: Context): Promise<Base> {
  const { unitId } = ctx.actor
  let total = (await queries.currentTotal(ctx.db, unitId)) ?? fail(schemeErrors.noCycle)
  if (total.scored_on !== ctx.today) {
    await refresh(ctx)
    total = (await queries.currentTotal(ctx.db, unitId))!
  }
  const known = bases.get(unitId)
  if (known?.revision === total.revision) return known
  const base = await readBase(ctx, total.revision!)
  bases.delete(unitId)
  bases.set(unitId, base)
  if (bases.size > keptBases) bases.delete(bases.keys().next().value!)
  return base
}

async function readBase(ctx: Context, revision: string): Promise<Base> {
  const { cycle, scheme } = await currentScheme(ctx)
  const ids = [...new Set(scheme.criteria.flatMap((criterion) => criterion.figures))]
  const figures = await figuresOf(ctx, cycle, ids)
  const stated = await queries.statedAnswers(
    ctx.db,
    ctx.actor.unitId,
    cycle.id,
    scheme.criteria.map(({ id }) => id),
  )
  const inputs = { figures, answers: {}, asOf: ctx.today }
  const own = withStated(scheme, stated, inputs)
  const { nodes, ...total } = scoreScheme(own.tree, own.inputs)
  return {
    revision,
    cycleId: cycle.id,
    scheme,
    stated,
    figures: ids.map((id) => ({
      figure: id,
      name: figures[id]?.name ?? id,
      value: figures[id]?.value ?? null,
      unit: figures[id]?.unit ?? '',
    })),
    inputs,
    scores: new Map(nodes.map((node) => [node.path, node])),
    total,
  }
}

export interface Supposed {
  answers: ReadonlyMap<string, StatedAnswer>
  /** Values by figure, instead of those computed from records. */
  figures: ReadonlyMap<string, string>
}

export interface Outcome {
  base: Base
  total: Base['total']
  /** Nodes whose points move, in document order. */
  moved: { nodeId: string; before: NodeScore; after: NodeScore }[]
}

/** What the scores would be; follows the changed criteria up their paths, writes nothing. */
export async function suppose(ctx: Context, { answers, figures }: Supposed): Promise<Outcome> {
  const base = await baseOf(ctx)
  const { scheme } = base
  for (const [criterionId, stated] of answers) checkAnswer(scheme, criterionId, stated)
  const assumed = Object.fromEntries(
    [...figures].map(([id, value]) => [id, { ...(base.inputs.figures[id] ?? { name: id, unit: '' }), value }]),
  )
  const { tree, inputs } = withStated(scheme, new Map([...base.stated, ...answers]), {
    ...base.inputs,
    figures: { ...base.inputs.figures, ...assumed },
  })
  const touched = scheme.criteria.filter(({ id, figures: read }) => answers.has(id) || read.some((f) => figures.has(f)))
  const known = new Map(base.scores)
  let { total } = base
  for (const { path } of touched) {
    const line = rescoreLine(tree, known, path, inputs)
    for (const score of line.changed) known.set(score.path, score)
    total = line.total
  }
  const moved = scheme.nodes.flatMap(({ id, path }) => {
    const [before, after] = [base.scores.get(path)!, known.get(path)!]
    return before.got === after.got && before.lost === after.lost ? [] : [{ nodeId: id, before, after }]
  })
  return { base, total, moved }
}
