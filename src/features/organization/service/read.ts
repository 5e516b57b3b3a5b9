import type { OperationArguments, OperationOutput } from '../../../libs/contract/index.ts'
import type { Context } from '../../../platform/http/context.ts'
import type { Gap, Organization, operations, Succession } from '../contract.ts'
import * as queries from '../queries/index.ts'
import { gapsOfGroup, isOn, nodeNameOn, shiftDay, spanOf } from '../rules.ts'
import { toNode, toPerson, toPost, toSeat } from './views.ts'

type Operations = typeof operations

export async function organization(ctx: Context, asOf: string = ctx.today): Promise<Organization> {
  const { unitId } = ctx.actor
  const [nodes, posts, counts, successions] = await Promise.all([
    queries.nodesAsOf(ctx.db, unitId, asOf),
    queries.postsAsOf(ctx.db, unitId, asOf),
    queries.countsOn(ctx.db, unitId, asOf),
    successionsOf(ctx, asOf),
  ])
  return {
    asOf,
    nodes: nodes.map(toNode),
    successions,
    posts: posts.map(toPost),
    staff: counts.staff,
  }
}

/** What was merged or split up to a day, each by the name it bore then. */
async function successionsOf(ctx: Context, asOf: string): Promise<Succession[]> {
  const { unitId } = ctx.actor
  const rows = await queries.successionsUntil(ctx.db, unitId, asOf)
  if (rows.length === 0) return []
  const nodes = new Map((await queries.allNodes(ctx.db, unitId)).map((node) => [node.id, node]))
  return rows.map(({ from_id, to_id, day }) => ({
    fromId: from_id,
    from: nodeNameOn(nodes.get(from_id)!, shiftDay(day, -1)),
    toId: to_id,
    to: nodeNameOn(nodes.get(to_id)!, day),
    day,
  }))
}

/** Seats as of a day, and every gap that had begun by then. */
export async function leadingGroup(
  ctx: Context,
  asOf: string = ctx.today,
): Promise<OperationOutput<Operations['leadingGroup']>> {
  const seats = await queries.allSeats(ctx.db, ctx.actor.unitId, asOf)
  return {
    asOf,
    seats: seats.filter((seat) => isOn(spanOf(seat), asOf)).map(toSeat),
    gaps: await gapsOf(ctx, seats, asOf),
  }
}

async function gapsOf(ctx: Context, seats: queries.SeatWithHolders[], asOf: string): Promise<Gap[]> {
  const postIds = [...new Set(seats.map((seat) => seat.post_id))]
  return gapsOfGroup(seats, await queries.appointmentsOfPosts(ctx.db, ctx.actor.unitId, postIds), asOf)
}

export interface GroupLeader {
  postId: string
  post: string
  holders: string[]
}

/** The post of the leading group's head (组长) on a day and who holds it; undefined without such a seat. */
export async function groupLeader(ctx: Context, date: string = ctx.today): Promise<GroupLeader | undefined> {
  const seats = await queries.allSeats(ctx.db, ctx.actor.unitId, date)
  const seat = seats.find(({ role, ...dated }) => role === '组长' && isOn(spanOf(dated), date))
  return seat && { postId: seat.post_id, post: seat.post, holders: seat.holders.map((holder) => holder.name) }
}

export async function listPeople(
  ctx: Context,
  { page, pageSize, ...filter }: OperationArguments<Operations['listPeople']>['query'],
): Promise<OperationOutput<Operations['listPeople']>> {
  const { rows, total } = await queries.listPeople(
    ctx.db,
    ctx.actor.unitId,
    filter,
    ctx.today,
    pageSize,
    (page - 1) * pageSize,
  )
  return { items: rows.map(toPerson), total }
}
