import { createHash } from 'node:crypto'
import type { OperationArguments } from '../../../libs/contract/index.ts'
import { type ReadRoster, type RosterLine, rosterTemplate, writeRoster } from '../../../libs/roster-file/index.ts'
import { inReadingOrder } from '../../../libs/scheme-files/faults.ts'
import { AppError, fail } from '../../../platform/errors.ts'
import { attachment } from '../../../platform/http/attachment.ts'
import type { Context } from '../../../platform/http/context.ts'
import { type RosterCheck, rosterLimit, type rosterOperations, rosterShown } from '../contract/roster.ts'
import { errors } from '../contract.ts'
import { mayAddPeople, mayChangeOrganization } from '../permissions.ts'
import * as queries from '../queries/index.ts'
import { planRoster, type RosterPlan } from '../rules/roster-plan.ts'
import { isOn, spanOf } from '../rules.ts'
import { change, make } from './change.ts'
import { readInThread } from './roster-reading.ts'

type Wanted = OperationArguments<typeof rosterOperations.check>['query']

/** What an import would do and every fault at its place; nothing is kept. @throws AppError `organization.unreadable` */
export async function checkRoster(ctx: Context, wanted: Wanted, request: Request): Promise<RosterCheck> {
  mayChangeOrganization(ctx.actor)
  return told(await planOf(ctx, await readInThread(await receive(request)), wanted), wanted)
}

/**
 * Imports a roster without errors, all or nothing, if it still does what was agreed to.
 * @throws AppError `organization.faulty`, `organization.moved`, `organization.nothingToImport`
 */
export async function importRoster(
  ctx: Context,
  { agreement, ...wanted }: OperationArguments<typeof rosterOperations.import>['query'],
  request: Request,
): Promise<{ changeId: string; counts: RosterCheck['counts'] }> {
  mayChangeOrganization(ctx.actor)
  mayAddPeople(ctx.actor, 'staff')
  const read = await readInThread(await receive(request))
  return change(ctx, async (tx, permit) => {
    const plan = await planOf(tx, read, wanted)
    const check = told(plan, wanted)
    const wrong = plan.faults.find(({ severity }) => severity === 'error')
    if (wrong) {
      const { sheet, row, column, message } = wrong
      fail(errors.faulty, { count: check.errors, first: `${sheet} 第 ${row} 行 ${column} 列：${message}` })
    }
    if (check.agreement !== agreement) fail(errors.moved)
    if (plan.edits.length === 0) fail(errors.nothingToImport)
    const changeId = await make(tx, permit, {
      kind: 'roster.import',
      title: wanted.name,
      day: wanted.day ?? tx.today,
      edits: plan.edits,
    })
    tx.audit({
      action: 'roster.import',
      entity: 'organization',
      entityId: changeId,
      after: { name: wanted.name, ...check.counts },
    })
    return { changeId, counts: check.counts }
  })
}

type Planned = RosterPlan & { rows: number }

async function planOf(
  ctx: Context,
  { rows, faults }: ReadRoster,
  { day = ctx.today, absent }: Wanted,
): Promise<Planned> {
  const { unitId } = ctx.actor
  const [nodes, posts, staff, appointments, seats] = await Promise.all([
    queries.allNodes(ctx.db, unitId),
    queries.allPosts(ctx.db, unitId),
    queries.allStaff(ctx.db, unitId),
    queries.allAppointments(ctx.db, unitId),
    queries.allSeats(ctx.db, unitId, day),
  ])
  const standing = { unitId, nodes, posts, staff, appointments, seats }
  const plan = planRoster(rows, standing, { day, absent, now: ctx.now, newId: ctx.newId })
  return { rows: rows.length, entries: plan.entries, edits: plan.edits, faults: inOrder([...faults, ...plan.faults]) }
}

/** Sheet after sheet, each from the top. */
function inOrder(faults: RosterCheck['faults']): RosterCheck['faults'] {
  return [...Map.groupBy(faults, (fault) => fault.sheet).values()].flatMap(inReadingOrder)
}

function told({ rows, faults, entries }: Planned, wanted: Wanted): RosterCheck {
  const counts = { new: 0, changed: 0, ended: 0, unchanged: 0 }
  for (const { change } of entries) counts[change] += 1
  const moving = entries.filter(({ change }) => change !== 'unchanged')
  const errorCount = faults.filter(({ severity }) => severity === 'error').length
  return {
    rows,
    errors: errorCount,
    warnings: faults.length - errorCount,
    faults: faults.slice(0, rosterShown),
    counts,
    entries: moving.slice(0, rosterShown),
    agreement: createHash('sha256')
      .update(JSON.stringify([wanted.day ?? '', wanted.absent, moving]))
      .digest('base64url'),
  }
}

/** The body of an upload, kept in memory. @throws AppError `organization.tooLarge`, `organization.incomplete` */
async function receive(request: Request): Promise<Uint8Array> {
  const tooLarge = () => new AppError(errors.tooLarge, { limit: rosterLimit / 1024 / 1024 })
  if (Number(request.headers.get('content-length')) > rosterLimit) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.length
      if (size > rosterLimit) throw tooLarge()
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof AppError ? error : new AppError(errors.incomplete)
  }
  return Buffer.concat(chunks)
}

/** Who holds what on a day and who will from later on, in the template's layout; importing it again changes nothing. */
export async function exportRoster(ctx: Context, asOf: string = ctx.today): Promise<Response> {
  const { unitId } = ctx.actor
  const [nodes, posts, appointments, seats] = await Promise.all([
    queries.nodesAsOf(ctx.db, unitId, asOf),
    queries.postsAsOf(ctx.db, unitId, asOf),
    queries.allAppointments(ctx.db, unitId),
    queries.allSeats(ctx.db, unitId, asOf),
  ])
  const held = Map.groupBy(
    appointments.filter((each) => each.valid_to === null || each.valid_to >= asOf),
    (each) => each.post_id,
  )
  const rolesOf = Map.groupBy(
    seats.filter((seat) => isOn(spanOf(seat), asOf)),
    (seat) => seat.post_id,
  )
  const lines: RosterLine[] = []
  for (const node of [null, ...nodes]) {
    const place = { place: node?.name ?? null, kind: node?.kind ?? ('department' as const) }
    const own = posts.filter((post) => post.node_id === (node?.id ?? null))
    const nobody = { person: null, from: null, to: null }
    if (own.length === 0 && node) lines.push({ ...place, post: null, ...nobody, roles: [] })
    for (const post of own) {
      const head = { ...place, post: post.name, roles: (rolesOf.get(post.id) ?? []).map((seat) => seat.role) }
      const holders = held.get(post.id) ?? []
      if (holders.length === 0) lines.push({ ...head, ...nobody })
      for (const { person, valid_from, valid_to } of holders) {
        lines.push({ ...head, person, from: valid_from, to: valid_to })
      }
    }
  }
  return workbook(writeRoster(lines), `花名册（${asOf}）.xlsx`)
}

export async function downloadTemplate(): Promise<Response> {
  return workbook(rosterTemplate(), '花名册模板.xlsx')
}

function workbook(bytes: Uint8Array, name: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': attachment(name),
    },
  })
}
