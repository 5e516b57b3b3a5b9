import type { OperationArguments, OperationOutput } from '../../../libs/contract/index.ts'
import { AppError, fail } from '../../../platform/errors.ts'
import type { Context, WriteContext } from '../../../platform/http/context.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import { userNames } from '../../accounts/index.ts'
import { currentCycle, currentScheme } from '../../schemes/index.ts'
import {
  handoverErrors as errors,
  type HandedOver,
  type Handover,
  type HandoverSide,
  type handoverOperations,
} from '../contract/handover.ts'
import { handsOver, isOffice, mayHandOver } from '../permissions.ts'
import * as queries from '../queries/handover.ts'
import { isOverdue } from '../rules/index.ts'

type Operations = typeof handoverOperations

/** Days back and ahead in which a change of hands is listed. */
const window = { back: 365, ahead: 60 }
const shift = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

export async function listHandovers(
  ctx: Context,
  { page, pageSize, postId }: OperationArguments<Operations['listHandovers']>['query'],
): Promise<OperationOutput<Operations['listHandovers']>> {
  const { unitId } = ctx.actor
  const filter = { since: shift(ctx.today, -window.back), until: shift(ctx.today, window.ahead), postId }
  const { rows, total } = await queries.listHandovers(ctx.db, unitId, filter, pageSize, (page - 1) * pageSize)
  const cycle = await currentCycle(ctx)
  const postIds = [...new Set(rows.map((row) => row.post_id))]
  const held = cycle ? await queries.heldByPosts(ctx.db, unitId, cycle.id, postIds) : []
  const byPost = new Map(held.map((each) => [each.post_id, each]))
  const names = await namesIn(ctx, rows)
  const items = rows.map((row) => ({
    ...head(row, names),
    duties: row.content?.duties.length ?? byPost.get(row.post_id)?.duties ?? 0,
    tasks: row.content?.tasks.length ?? byPost.get(row.post_id)?.tasks ?? 0,
  }))
  return { items, total }
}

/** Until both have confirmed it shows what the post holds now, from then on what it held then. */
export async function getHandover(ctx: Context, id: string): Promise<Handover> {
  return view(ctx, await load(ctx, id))
}

export function noteHandover(ctx: Context, id: string, note: string | null): Promise<Handover> {
  return say(ctx, id, 'give', '填写说明', async (tx, permit, row) => {
    if (row.content) fail(errors.handedOver)
    await keep(tx, permit, row, { note }, 'note')
  })
}

export function confirmHandover(ctx: Context, id: string, side: HandoverSide): Promise<Handover> {
  return say(ctx, id, side, side === 'give' ? '确认移交' : '确认接收', async (tx, permit, row) => {
    if (row.content) fail(errors.handedOver)
    if (side === 'take' && row.successor === null) fail(errors.noSuccessor)
    const both = side === 'give' ? row.taken_at !== null : row.given_at !== null
    const [by, at, onBehalf] = [tx.actor.userId, tx.now, tx.actor.name !== personOf(row, side)]
    await keep(
      tx,
      permit,
      row,
      {
        ...(side === 'give'
          ? { given_by: by, given_at: at, given_on_behalf: onBehalf }
          : { taken_by: by, taken_at: at, taken_on_behalf: onBehalf }),
        ...(both ? { content: await contentOf(tx, row.post_id) } : {}),
      },
      side,
    )
  })
}

/** Takes back a confirmation; once both have confirmed, only the office does. */
export function withdrawHandover(ctx: Context, id: string, side: HandoverSide): Promise<Handover> {
  return say(ctx, id, side, '撤回确认', async (tx, permit, row) => {
    if (row.content && !isOffice(tx.actor)) fail(errors.handedOver)
    const none =
      side === 'give'
        ? { given_by: null, given_at: null, given_on_behalf: null }
        : { taken_by: null, taken_at: null, taken_on_behalf: null }
    await keep(tx, permit, row, { ...none, content: null }, 'withdraw')
  })
}

type Row = queries.HandoverRow

const personOf = (row: Row, side: HandoverSide) => (side === 'give' ? row.person : row.successor)

/** The person, by the name of the account, or the office on behalf. */
function maySpeak(ctx: Context, row: Row, side: HandoverSide): boolean {
  return isOffice(ctx.actor) || ctx.actor.name === personOf(row, side)
}

async function load(ctx: Context, id: string): Promise<Row> {
  return (await queries.handoverById(ctx.db, ctx.actor.unitId, id)) ?? fail(errors.noSuchHandover)
}

function say(
  ctx: Context,
  id: string,
  side: HandoverSide,
  act: string,
  work: (tx: WriteContext, permit: Permit<'duties.handOver'>, row: Row) => Promise<void>,
): Promise<Handover> {
  const permit = mayHandOver(ctx.actor)
  return ctx.transaction(async (tx) => {
    await queries.lockAppointment(tx.db, permit, id)
    const row = await load(tx, id)
    if (!maySpeak(tx, row, side)) {
      throw new AppError(errors.notYours, { person: personOf(row, side) ?? '接收人', act })
    }
    await work(tx, permit, row)
    return view(tx, await load(tx, id))
  })
}

async function keep(
  tx: WriteContext,
  permit: Permit<'duties.handOver'>,
  row: Row,
  change: Omit<Parameters<typeof queries.keepHandover>[3], 'updated_at'>,
  action: string,
): Promise<void> {
  const ids = { id: tx.newId(), appointmentId: row.id }
  await queries.keepHandover(tx.db, permit, ids, { ...change, updated_at: tx.now })
  tx.audit({
    action: `handover.${action}`,
    entity: 'handover',
    entityId: row.id,
    before: { note: row.note, givenAt: row.given_at, takenAt: row.taken_at },
    after: change,
  })
}

async function contentOf(ctx: Context, postId: string): Promise<HandedOver> {
  if (!(await currentCycle(ctx))) return { duties: [], tasks: [] }
  const { cycle, scheme } = await currentScheme(ctx)
  const { unitId } = ctx.actor
  const [duties, tasks] = await Promise.all([
    queries.dutiesOfPost(ctx.db, unitId, cycle.id, postId),
    queries.openTasksOfPost(ctx.db, unitId, cycle.id, postId),
  ])
  const order = new Map(scheme.criteria.map(({ id }, i) => [id, i]))
  return {
    duties: duties
      .sort((a, b) => (order.get(a.criterion_id) ?? 0) - (order.get(b.criterion_id) ?? 0))
      .map(({ criterion_id, part, measure }) => ({
        criterionId: criterion_id,
        number: scheme.byId.get(criterion_id)?.path ?? '',
        name: scheme.byId.get(criterion_id)?.name ?? '',
        part,
        measure,
      })),
    tasks: tasks.map(({ id, title, due_on, state }) => ({
      id,
      title,
      dueOn: due_on,
      overdue: isOverdue(state, due_on, ctx.today),
      state: state as HandedOver['tasks'][number]['state'],
    })),
  }
}

async function view(ctx: Context, row: Row): Promise<Handover> {
  const open = row.content === null
  const speaks = (side: HandoverSide) => handsOver(ctx.actor) && maySpeak(ctx, row, side)
  return {
    ...head(row, await namesIn(ctx, [row])),
    note: row.note,
    content: row.content ?? (await contentOf(ctx, row.post_id)),
    may: {
      give: open && speaks('give'),
      take: open && row.successor !== null && speaks('take'),
      withdraw: isOffice(ctx.actor) || (open && (speaks('give') || speaks('take'))),
    },
  }
}

function head(row: Row, names: ReadonlyMap<string, string>) {
  const confirmation = (by: string | null, at: Date | null, onBehalf: boolean | null) =>
    at === null ? null : { by: names.get(by!) ?? '', at: at.toISOString(), onBehalf: onBehalf ?? false }
  return {
    id: row.id,
    postId: row.post_id,
    post: row.post,
    departmentId: row.department_id,
    department: row.department,
    from: row.person,
    lastDay: row.last_day,
    to: row.successor,
    since: row.since,
    given: confirmation(row.given_by, row.given_at, row.given_on_behalf),
    taken: confirmation(row.taken_by, row.taken_at, row.taken_on_behalf),
  }
}

function namesIn(ctx: Context, rows: readonly Row[]): Promise<Map<string, string>> {
  const ids = rows.flatMap((row) => [row.given_by, row.taken_by]).filter((id) => id !== null)
  return userNames(ctx.db, [...new Set(ids)])
}
