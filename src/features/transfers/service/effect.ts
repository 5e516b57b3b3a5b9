import type { Context } from '../../../platform/http/context.ts'
import { type ScoreUnder, scoreUnder, statedIn } from '../../assessments/index.ts'
import { currentScheme, schemeOf } from '../../schemes/index.ts'
import type { Effect } from '../contract.ts'
import { matchCriteria } from '../rules.ts'
import { translate } from './plan.ts'

/** What changing from one version to another would do to today's score. @throws AppError `schemes.noCycle` */
export async function effect(ctx: Context, { from, to }: { from: string; to: string }): Promise<Effect> {
  const { cycle, scheme } = await currentScheme(ctx)
  const stated = await statedIn(
    ctx,
    cycle.id,
    scheme.criteria.map(({ id }) => id),
  )
  const [a, b] = [await schemeOf(ctx, from), await schemeOf(ctx, to)]
  const [underA, underB] = [translate(scheme, a, stated), translate(scheme, b, stated)]
  const [before, after] = [await scoreUnder(ctx, from, underA), await scoreUnder(ctx, to, underB)]
  return {
    before: totalOf(before),
    after: totalOf(after),
    answers: underB.size,
    lostAnswers: stated.size - underB.size,
    nodes: differing(before, after),
  }
}

function totalOf({ total: { full, got, class: reached } }: ScoreUnder): Effect['before'] {
  return { full, got, class: reached }
}

/** Criteria that are worth or get something else; in the order of the later version, what is gone at the end. */
function differing(before: ScoreUnder, after: ScoreUnder): Effect['nodes'] {
  const byPath = ({ nodes }: ScoreUnder) => new Map(nodes.map(({ score }) => [score.path, score]))
  const [was, is] = [byPath(before), byPath(after)]
  const points = (score: ScoreUnder['nodes'][number]['score'] | undefined) =>
    score ? { full: score.full, got: score.got, why: score.why } : null
  const origin = new Map<string, string>()
  for (const [path, { to }] of matchCriteria(before.scheme.tree, after.scheme.tree)) if (to) origin.set(to.path, path)
  const met = new Set(origin.values())
  const there = after.scheme.criteria.map(({ path, name }) => ({
    path,
    name,
    before: points(was.get(origin.get(path) ?? '')),
    after: points(is.get(path)),
  }))
  const gone = before.scheme.criteria
    .filter(({ path }) => !met.has(path))
    .map(({ path, name }) => ({ path, name, before: points(was.get(path)), after: null }))
  return [...there, ...gone].filter(
    (node) => node.before?.full !== node.after?.full || node.before?.got !== node.after?.got,
  )
}
