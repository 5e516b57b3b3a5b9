import { type NodeScore, type SchemeScore, scoreScheme } from '../../../libs/scoring/index.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { currentScheme, type Scheme, schemeOf } from '../../schemes/index.ts'
import * as queries from '../queries/index.ts'
import { statablePoints } from '../rules/index.ts'
import { checkAnswer } from './answers.ts'
import { figuresOf, placedAt, type Stated, withStated } from './inputs.ts'

export interface ScoreUnder {
  scheme: Scheme
  total: Omit<SchemeScore, 'nodes'>
  /** Every node in document order, with its id. */
  nodes: { nodeId: string; score: NodeScore }[]
}

/** Today's score under another version: the same records and days, `stated` by the criteria of that version. Saves nothing. */
export async function scoreUnder(ctx: Context, versionId: string, stated: Stated): Promise<ScoreUnder> {
  const [{ cycle }, scheme] = [await currentScheme(ctx), await schemeOf(ctx, versionId)]
  const figures = await figuresOf(ctx, cycle, [...new Set(scheme.criteria.flatMap((each) => each.figures))])
  const { tree, inputs } = withStated(scheme, stated, { figures, answers: {}, asOf: ctx.today })
  const { nodes, ...total } = scoreScheme(tree, inputs)
  return { scheme, total, nodes: nodes.map((score) => ({ nodeId: scheme.idOf.get(score.path)!, score })) }
}

/** What people have stated in a cycle, by criterion. */
export function statedIn(ctx: Context, cycleId: string, criterionIds: string[]): Promise<Stated> {
  return queries.statedAnswers(ctx.db, ctx.actor.unitId, cycleId, criterionIds)
}

/** Why an answer cannot stand at a criterion, with the most points that can; undefined when it stands. */
export function refusal(
  scheme: Scheme,
  criterionId: string,
  answer: Parameters<typeof checkAnswer>[2],
): { code: string; most: string } | undefined {
  try {
    checkAnswer(scheme, criterionId, answer)
    return undefined
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { code: error.code, most: statablePoints(placedAt(scheme, scheme.byId.get(criterionId)!.path)).toFixed() }
  }
}
