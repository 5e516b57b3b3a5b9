import { z } from 'zod'
import type { OperationArguments } from '../../../libs/contract/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { errors, type Ladder, LadderContent, LevelChange, type operations, type Title } from '../contract/index.ts'
import { mayPlan } from '../permissions.ts'
import * as queries from '../queries.ts'
import { type LadderLevel, lastDay, levelsOf, nextLevel, standing } from '../rules/index.ts'
import type { PlanTitleTable } from '../tables.ts'

const Changes = z.record(z.string(), LevelChange)

interface Chosen {
  content: LadderContent
  all: LadderContent[]
  changes: Record<string, LevelChange>
  levels: LadderLevel[]
}

async function chosenLadder(ctx: Context): Promise<Chosen> {
  const [all, row] = await Promise.all([
    ctx.content.load('ladder', LadderContent),
    queries.ladderOf(ctx.db, ctx.actor.unitId),
  ])
  const content = all.find(({ key }) => key === row?.ladder) ?? all[0]!
  const changes = row ? Changes.parse(row.changes) : {}
  return { content, all, changes, levels: levelsOf(content, changes) }
}

export async function ladder(ctx: Context): Promise<Ladder> {
  const [{ content, all, levels }, rows] = await Promise.all([
    chosenLadder(ctx),
    queries.titlesOf(ctx.db, ctx.actor.unitId),
  ])
  const titles = rows.map(toTitle)
  const standings = standing(levels, titles, ctx.today)
  return {
    ladder: content.key,
    name: content.name,
    choices: all.map(({ key, name }) => ({ key, name })),
    levels: standings,
    next: nextLevel(standings),
    titles: titles.map((title) => {
      const level = levels.find(({ key }) => key === title.level)
      return { ...title, until: lastDay(title, level?.termYears ?? null) }
    }),
  }
}

/** Another ladder brings its own levels: what was changed on the former one stays behind. */
export async function chooseLadder(ctx: Context, key: string): Promise<undefined> {
  const permit = mayPlan(ctx.actor)
  await ctx.transaction(async (tx) => {
    const { content, all, changes } = await chosenLadder(tx)
    if (!all.some((each) => each.key === key)) fail(errors.noSuchLadder)
    if (key === content.key) return
    await queries.saveLadder(tx.db, permit, { ladder: key, changes: {}, updated_at: tx.now })
    audit(tx, { ladder: content.key, changes }, { ladder: key, changes: {} })
  })
}

export async function changeLevel(ctx: Context, level: string, change: LevelChange | null): Promise<undefined> {
  const permit = mayPlan(ctx.actor)
  await ctx.transaction(async (tx) => {
    const { content, changes, levels } = await chosenLadder(tx)
    if (!levels.some(({ key }) => key === level)) fail(errors.noSuchLevel)
    const { [level]: _, ...others } = changes
    const after = change ? { ...others, [level]: change } : others
    await queries.saveLadder(tx.db, permit, { ladder: content.key, changes: after, updated_at: tx.now })
    audit(tx, { ladder: content.key, changes }, { ladder: content.key, changes: after })
  })
}

function audit(tx: Parameters<Parameters<Context['transaction']>[0]>[0], before: unknown, after: unknown): void {
  tx.audit({ action: 'ladder.update', entity: 'ladder', entityId: tx.actor.unitId, before, after })
}

type TitleBody = OperationArguments<typeof operations.addTitle>['body']

export async function addTitle(ctx: Context, body: TitleBody): Promise<Title> {
  const permit = mayPlan(ctx.actor)
  return ctx.transaction(async (tx) => {
    const row: PlanTitleTable = {
      unit_id: permit.unitId,
      id: tx.newId(),
      ...(await valid(tx, body)),
      created_at: tx.now,
      removed_at: null,
    }
    await queries.insertTitle(tx.db, permit, row)
    tx.audit({ action: 'title.create', entity: 'title', entityId: row.id, after: body })
    return toTitle(row)
  })
}

export async function changeTitle(ctx: Context, id: string, body: TitleBody): Promise<Title> {
  const permit = mayPlan(ctx.actor)
  return ctx.transaction(async (tx) => {
    const before = await queries.titleForUpdate(tx.db, permit, id)
    if (!before || before.removed_at) fail(errors.noSuchTitle)
    const change = await valid(tx, body)
    await queries.updateTitle(tx.db, permit, id, change)
    tx.audit({ action: 'title.update', entity: 'title', entityId: id, before: toTitle(before), after: body })
    return toTitle({ ...before, ...change })
  })
}

export async function switchTitle(ctx: Context, id: string, removed: boolean): Promise<undefined> {
  const permit = mayPlan(ctx.actor)
  await ctx.transaction(async (tx) => {
    const before = (await queries.titleForUpdate(tx.db, permit, id)) ?? fail(errors.noSuchTitle)
    await queries.updateTitle(tx.db, permit, id, { removed_at: removed ? tx.now : null })
    tx.audit({
      action: removed ? 'title.remove' : 'title.restore',
      entity: 'title',
      entityId: id,
      before: toTitle(before),
    })
  })
}

async function valid(ctx: Context, { level, name, issuer, document, awardedOn, validTo }: TitleBody) {
  const { levels } = await chosenLadder(ctx)
  if (!levels.some(({ key }) => key === level)) fail(errors.noSuchLevel)
  if (validTo !== null && validTo < awardedOn) fail(errors.datesReversed, { name })
  return { level, name, issuer, document, awarded_on: awardedOn, valid_to: validTo }
}

function toTitle(row: PlanTitleTable): Title {
  const { id, level, name, issuer, document, awarded_on: awardedOn, valid_to: validTo } = row
  return { id, level, name, issuer, document, awardedOn, validTo }
}
