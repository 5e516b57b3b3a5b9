import type { Answer, FigureInput, PlacedNode, SchemeTree, ScoreInputs } from '../../../libs/scoring/index.ts'
import type { Context } from '../../../platform/http/context.ts'
import { allFigures, figuresFor } from '../../figures/index.ts'
import type { Cycle, SchemeNode } from '../../schemes/contract.ts'
import type { Scheme } from '../../schemes/index.ts'
import type { FigureRead } from '../contract/index.ts'
import * as queries from '../queries/index.ts'
import { countedDays, type StatedAnswer, toAnswer, withStatedPoints } from '../rules/index.ts'

/** What some criteria are scored from, as it stands now. */
export interface Inputs {
  /** The scheme's tree, with stated points in their place. */
  tree: SchemeTree
  inputs: ScoreInputs
  /** The figures a criterion reads, as shown beside its score. */
  readBy(criterion: SchemeNode): FigureRead[]
}

/** What people have stated, by criterion. */
export type Stated = ReadonlyMap<string, StatedAnswer>

/** Reads figures and answers of these criteria; in a transaction that holds the lock, everything others have committed. */
export async function inputsOf(ctx: Context, cycle: Cycle, scheme: Scheme, criteria: SchemeNode[]): Promise<Inputs> {
  const figures = await figuresOf(ctx, cycle, [...new Set(criteria.flatMap((criterion) => criterion.figures))])
  const stated = await queries.statedAnswers(
    ctx.db,
    ctx.actor.unitId,
    cycle.id,
    criteria.map((criterion) => criterion.id),
  )
  return {
    ...withStated(scheme, stated, { figures, answers: {}, asOf: ctx.today }),
    readBy: (criterion) =>
      criterion.figures.map((id) => ({
        figure: id,
        name: figures[id]?.name ?? id,
        value: figures[id]?.value ?? null,
        unit: figures[id]?.unit ?? '',
      })),
  }
}

/** The scheme and its inputs with what people have stated in their places. */
export function withStated(scheme: Scheme, stated: Stated, inputs: ScoreInputs): Pick<Inputs, 'tree' | 'inputs'> {
  const byPath = new Map([...stated].map(([id, answer]) => [scheme.byId.get(id)!.path, answer]))
  const answers: Record<string, Answer> = {}
  for (const [path, answer] of byPath) answers[path] = toAnswer(placedAt(scheme, path), answer)
  return { tree: withStatedPoints(scheme.tree, byPath), inputs: { ...inputs, answers } }
}

export async function figuresOf(ctx: Context, cycle: Cycle, ids: string[]): Promise<Record<string, FigureInput>> {
  if (ids.length === 0) return {}
  const values = await figuresFor(ctx, ids, countedDays(cycle, ctx.today))
  const definitions = new Map((await allFigures(ctx)).map((definition) => [definition.id, definition]))
  return Object.fromEntries(
    [...values].map(([id, { value, records }]) => {
      const { name, unit } = definitions.get(id)!
      return [id, { name, unit, recordCount: records, ...(value === null ? {} : { value }) }]
    }),
  )
}

export function placedAt(scheme: Scheme, path: string): PlacedNode {
  return scheme.tree.byPath.get(path)!
}
