import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { efforts, refusal, type StatedAnswer, statedIn } from '../../assessments/index.ts'
import { nodesAsOf, postsAsOf } from '../../organization/index.ts'
import type { UnitCycle } from '../../schemes/contract.ts'
import { currentScheme, listCycles, type Scheme, schemeOf } from '../../schemes/index.ts'
import { type Choices, errors, type TransferRow } from '../contract.ts'
import * as queries from '../queries.ts'
import { type Match, matchCriteria } from '../rules.ts'

/** What is stored about the criteria of one cycle. */
interface Stock {
  answers: ReadonlyMap<string, StatedAnswer>
  duties: ReadonlyMap<string, queries.DutyOfCriterion[]>
  efforts: ReadonlyMap<string, number>
}

export interface Plan {
  from: UnitCycle
  to: UnitCycle
  old: Scheme
  scheme: Scheme
  rows: TransferRow[]
  there: Stock
  given: Stock
  /** Who would have a duty today: its department, with the post if that is still one of it; undefined when it is gone. */
  ownerOf: (duty: queries.DutyOfCriterion) => { departmentId: string | null; postId: string | null } | undefined
}

/** What would be carried from a past cycle to the current one, row by row, with what is left out and why. */
export async function plan(ctx: Context, { fromCycleId, choices }: Choices): Promise<Plan> {
  const { scheme } = await currentScheme(ctx)
  const cycles = (await listCycles(ctx)).items
  const to = cycles.find(({ current }) => current)!
  const from = cycles.find(({ id, current }) => id === fromCycleId && !current) ?? fail(errors.noSuchCycle)
  const old = await schemeOf(ctx, from.versionId)
  const [given, there] = [await stockOf(ctx, from.id, old), await stockOf(ctx, to.id, scheme)]
  const matches = chosen(old, scheme, choices)
  const ownerOf = await ownersToday(ctx)
  const rows = old.criteria.map((criterion) =>
    toRow(criterion.id, matches.get(criterion.path)!, { old, scheme, given, there, ownerOf }),
  )
  return { from, to, old, scheme, rows, there, given, ownerOf }
}

async function ownersToday(ctx: Context): Promise<Plan['ownerOf']> {
  const { unitId } = ctx.actor
  const nodes = new Set((await nodesAsOf(ctx.db, unitId, ctx.today)).map(({ id }) => id))
  const homes = new Map((await postsAsOf(ctx.db, unitId, ctx.today)).map((post) => [post.id, post.node_id]))
  return ({ departmentId, postId }) => {
    const post = postId !== null && homes.get(postId) === departmentId ? postId : null
    const stands = departmentId === null ? post !== null : nodes.has(departmentId)
    return stands ? { departmentId, postId: post } : undefined
  }
}

async function stockOf(ctx: Context, cycleId: string, scheme: Scheme): Promise<Stock> {
  const { unitId } = ctx.actor
  const ids = scheme.criteria.map(({ id }) => id)
  const said = [...(await statedIn(ctx, cycleId, ids))].filter(([, { points, met }]) => points !== null || met !== null)
  const duties = await queries.dutiesIn(ctx.db, unitId, cycleId)
  return {
    answers: new Map(said),
    duties: Map.groupBy(duties, (duty) => duty.criterionId),
    efforts: await efforts(ctx.db, unitId, cycleId),
  }
}

/** The matches as found, with what a person decided otherwise; a criterion chosen by hand is free of its former match. */
function chosen(old: Scheme, scheme: Scheme, choices: Choices['choices']): Map<string, Match> {
  const matches = matchCriteria(old.tree, scheme.tree)
  const targets = choices.flatMap(({ to }) => to ?? [])
  const twice = targets.find((to, at) => targets.indexOf(to) !== at)
  if (twice) fail(errors.twice, { name: scheme.byId.get(twice)?.name ?? '' })
  const none: Match = { to: null, how: 'none', likeness: null }
  for (const { from, to } of choices) {
    const [before, after] = [old.byId.get(from), to === null ? null : scheme.byId.get(to)]
    if (!before?.isCriterion || after === undefined || after?.isCriterion === false) fail(errors.noSuchCriterion)
    const placed = after && scheme.tree.byPath.get(after.path)!
    for (const [path, match] of matches) if (placed && match.to === placed) matches.set(path, none)
    matches.set(before.path, placed ? { to: placed, how: 'chosen', likeness: null } : none)
  }
  return matches
}

function toRow(
  fromId: string,
  { to, how, likeness }: Match,
  { old, scheme, given, there, ownerOf }: Pick<Plan, 'old' | 'scheme' | 'given' | 'there' | 'ownerOf'>,
): TransferRow {
  const from = old.byId.get(fromId)!
  const target = to && scheme.byId.get(scheme.idOf.get(to.path)!)!
  const answer = given.answers.get(fromId) ?? null
  const duties = given.duties.get(fromId) ?? []
  const effort = given.efforts.get(fromId) ?? null
  const stored = { answer: answer !== null, duty: duties.length > 0, effort: effort !== null }
  const stops = {
    answer: answer && target ? answerStop(scheme, target.id, answer, there) : undefined,
    duty: target && dutyStop(there.duties.has(target.id), duties, ownerOf),
    effort: target && there.efforts.has(target.id) ? taken : undefined,
  }
  const moves = (what: keyof typeof stored) => stored[what] && target !== null && !stops[what]?.all
  return {
    from: placeOf(from),
    to: target && placeOf(target),
    how,
    likeness,
    answer,
    duty: duties.length > 0 ? duties.map(sayDuty).join('；') : null,
    effort,
    sameFigures: Boolean(target && target.figures.length > 0 && sameSet(from.figures, target.figures)),
    moves: { answer: moves('answer'), duty: moves('duty'), effort: moves('effort') },
    leftOut: (['answer', 'duty', 'effort'] as const).flatMap((what) =>
      stored[what] && (stops[what] || !target)
        ? [{ what, reason: stops[what]?.reason ?? 'unmatched', most: stops[what]?.most ?? null }]
        : [],
    ),
    check:
      moves('answer') && target && from.points !== target.points ? { before: from.points, after: target.points } : null,
  }
}

type Stop = Pick<TransferRow['leftOut'][number], 'reason' | 'most'> & { all: boolean }
const taken: Stop = { reason: 'taken', most: null, all: true }

/** Of a criterion in parts those move whose department stands. */
function dutyStop(there: boolean, duties: queries.DutyOfCriterion[], ownerOf: Plan['ownerOf']): Stop | undefined {
  if (there) return taken
  return duties.every(ownerOf) ? undefined : { reason: 'gone', most: null, all: !duties.some(ownerOf) }
}

function answerStop(scheme: Scheme, criterionId: string, answer: StatedAnswer, there: Stock): Stop | undefined {
  if (there.answers.has(criterionId)) return taken
  const refused = refusal(scheme, criterionId, answer)
  if (!refused) return undefined
  return { reason: refused.code === 'assessments.outOfRange' ? 'tooMuch' : 'computed', most: refused.most, all: true }
}

function sayDuty({ part, department, post }: queries.DutyOfCriterion): string {
  return [part, department, post].filter(Boolean).join(' · ')
}

function placeOf({ id, path, name, points }: { id: string; path: string; name: string; points: string }) {
  return { id, path, name, points }
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each))
}

/** Answers that move, by the new criteria. */
export function movedAnswers(rows: readonly TransferRow[]): Map<string, StatedAnswer> {
  return new Map(rows.flatMap(({ to, answer, moves }) => (moves.answer ? [[to!.id, answer!] as const] : [])))
}

/** Answers of one version's criteria, where they may stand under another. */
export function translate(
  from: Scheme,
  to: Scheme,
  stated: ReadonlyMap<string, StatedAnswer>,
): Map<string, StatedAnswer> {
  if (from === to) return new Map(stated)
  const matches = matchCriteria(from.tree, to.tree)
  return new Map(
    [...stated].flatMap(([id, answer]): [string, StatedAnswer][] => {
      const target = matches.get(from.byId.get(id)!.path)?.to
      const targetId = target && to.idOf.get(target.path)!
      return targetId && !refusal(to, targetId, answer) ? [[targetId, answer]] : []
    }),
  )
}
