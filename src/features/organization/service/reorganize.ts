import { fail } from '../../../platform/errors.ts'
import type { Context, WriteContext } from '../../../platform/http/context.ts'
import { moveSpeakers, speakersOf } from '../../accounts/index.ts'
import { errors, type MovedLine, type Reorganization } from '../contract.ts'
import * as queries from '../queries/index.ts'
import { ensureBegun, ensureNameFree, ensureStanding, isOn, postTitle, shiftDay, spanOf } from '../rules.ts'
import type { Edit, OrganizationNodeTable, PostTable } from '../tables.ts'
import { added, altered, change, endedOn, type MayChange, make } from './change.ts'
import { begunOf, type Held, heldBy } from './nodes.ts'
import { placesOf } from './reorganize-places.ts'

/** Everything is done and then thrown away, so that the preview cannot differ from what follows. */
class DryRun extends Error {}

export async function previewReorganization(ctx: Context, wanted: Reorganization): Promise<{ lines: MovedLine[] }> {
  let lines: MovedLine[] = []
  try {
    await change(ctx, async (tx, permit) => {
      lines = (await reorganizeIn(tx, permit, wanted)).lines
      throw new DryRun()
    })
  } catch (error) {
    if (!(error instanceof DryRun)) throw error
  }
  return { lines }
}

/**
 * Merges or splits places on a day. What they held ends on the day before and begins anew in the target, so that no past day
 * answers otherwise than before; duties, open tasks and users follow, records and done tasks stay.
 */
export function reorganize(ctx: Context, wanted: Reorganization): Promise<{ changeId: string; lines: MovedLine[] }> {
  return change(ctx, (tx, permit) => reorganizeIn(tx, permit, wanted))
}

async function reorganizeIn(tx: WriteContext, permit: MayChange, wanted: Reorganization) {
  const { unitId } = permit
  const { day } = wanted
  const last = shiftDay(day, -1)
  const nodes = await queries.allNodes(tx.db, unitId)
  const { sources, targets } = placesOf(wanted, nodes, (name, kind) => ({
    unit_id: unitId,
    id: tx.newId(),
    kind,
    name,
    position: 0,
    valid_from: day,
    valid_to: null,
  }))
  for (const node of [...sources, ...targets.filter((each) => nodes.includes(each as never))]) {
    ensureStanding(node, day, tx.today)
  }
  const created = targets.filter((each) => !nodes.includes(each as never))
  const ending = sources.filter((source) => !targets.includes(source))
  const left = nodes.map((node) => (ending.includes(node) ? { ...node, valid_to: last } : node))
  for (const node of created) ensureNameFree(left, node.name, { from: day, to: null })
  const position = await queries.nextPosition(tx.db, permit, 'organization_nodes')
  created.forEach((node, i) => {
    node.position = position + i
  })

  const held = await heldBy(
    tx,
    unitId,
    sources.map((source) => source.id),
  )
  const moves = postMoves(wanted, held, targets, sources)
  const leaving = only(held, new Set(moves.map(({ post }) => post.id)))
  ensureBegun(begunOf(leaving), last)

  const rest = targets[wanted.rest] ?? fail(errors.badParts, { reason: '其余事项的去向不在所列部门之中' })
  const places = new Map(ending.map((source) => [source.id, rest.id]))
  const lines: MovedLine[] = []
  const nameOf = (id: string) => [...targets, ...nodes].find((node) => node.id === id)?.name ?? ''
  const edits: Edit[] = [
    ...created.map((node) => added('organization_nodes', node)),
    ...endedOn('organization_nodes', ending, last),
    ...endedOn('posts', leaving.posts, last),
    ...endedOn('appointments', leaving.appointments, last),
    ...endedOn('leading_group_seats', leaving.seats, last),
    ...successions(tx, unitId, sources, targets, day),
  ]
  const posts = new Map<string, { postId: string; placeId: string } | null>()
  for (const { post, target } of moves) {
    const from = nameOf(post.node_id!)
    const own = only(leaving, new Set([post.id]))
    const holder = own.appointments.find((each) => isOn(spanOf(each), day))
    lines.push({
      what: 'post',
      name: [post.name, holder?.person].filter(Boolean).join(' · '),
      from,
      to: target?.name ?? null,
      count: 1,
    })
    for (const seat of own.seats.filter((each) => isOn(spanOf(each), day))) {
      lines.push({
        what: 'seat',
        name: `${seat.role} · ${post.name}`,
        from,
        to: target && postTitle(target.name, post.name),
        count: 1,
      })
    }
    if (target === null) {
      posts.set(post.id, null)
      continue
    }
    const again = begunAgain(tx, own, post, target, day)
    posts.set(post.id, { postId: again.postId, placeId: target.id })
    edits.push(...again.edits)
  }

  const volunteers = await queries.peopleOfCommunities(tx.db, unitId, [...places.keys()])
  edits.push(
    ...volunteers.map((person) => altered('people', person, { community_id: places.get(person.community_id!)! })),
  )
  for (const [from, people] of Map.groupBy(volunteers, (person) => person.community_id!)) {
    lines.push({ what: 'volunteer', name: null, from: nameOf(from), to: rest.name, count: people.length })
  }
  const speakers = (await speakersOf(tx.db, unitId, [...places.keys()])).map(({ id, name, placeId }) => {
    lines.push({ what: 'speaker', name, from: nameOf(placeId), to: rest.name, count: 1 })
    return { id, from: placeId, to: places.get(placeId)! }
  })

  const kind = wanted.kind === 'merge' ? 'node.merge' : 'node.split'
  const title = `${sources.map((node) => node.name).join(' + ')} → ${targets.map((node) => node.name).join('、')}`
  const changeId = await make(tx, permit, { kind, title, day, edits, speakers })
  await moveSpeakers(tx.db, permit, speakers)
  await tx.emit('organization.reorganized', { changeId, places, posts, nameOf, lines })
  tx.audit({ action: kind, entity: 'organization', entityId: changeId, after: { title, day, lines } })
  return { changeId, lines }
}

interface PostMove {
  post: PostTable
  /** Null: abolished. */
  target: OrganizationNodeTable | null
}

/** Where each post that goes on beyond the day goes; those that stay in their place are left alone. */
function postMoves(
  { posts, rest, day }: Reorganization,
  held: Held,
  targets: OrganizationNodeTable[],
  sources: OrganizationNodeTable[],
): PostMove[] {
  const chosen = new Map(posts.map(({ postId, target }) => [postId, target]))
  const standing = held.posts.filter((post) => post.valid_to === null || post.valid_to >= day)
  const known = new Set(standing.map((post) => post.id))
  if ([...chosen.keys()].some((id) => !known.has(id))) fail(errors.noSuchPost)
  return standing.flatMap((post): PostMove[] => {
    const stays = targets.findIndex((target) => target.id === post.node_id)
    const to = chosen.has(post.id) ? chosen.get(post.id)! : stays >= 0 ? stays : rest
    if (to === null) return [{ post, target: null }]
    const target = targets[to] ?? fail(errors.badParts, { reason: `岗位“${post.name}”的去向不在所列部门之中` })
    return sources.includes(target) && target.id === post.node_id ? [] : [{ post, target }]
  })
}

function only(held: Held, postIds: ReadonlySet<string>): Held {
  return {
    posts: held.posts.filter((post) => postIds.has(post.id)),
    appointments: held.appointments.filter((each) => postIds.has(each.post_id)),
    seats: held.seats.filter((seat) => postIds.has(seat.post_id)),
  }
}

/** The post in its new place from the day on, with whoever holds it and its seats. */
function begunAgain(tx: WriteContext, own: Held, post: PostTable, target: OrganizationNodeTable, day: string) {
  const postId = tx.newId()
  const goesOn = (row: { valid_to: string | null }) => row.valid_to === null || row.valid_to >= day
  const edits: Edit[] = [
    added('posts', { ...post, id: postId, node_id: target.id, valid_from: day }),
    ...own.appointments.filter(goesOn).map(({ unit_id, person_id, valid_to }) =>
      added('appointments', {
        unit_id,
        id: tx.newId(),
        person_id,
        post_id: postId,
        valid_from: day,
        valid_to,
      }),
    ),
    ...own.seats.filter(goesOn).map(({ unit_id, role, position, valid_to }) =>
      added('leading_group_seats', {
        unit_id,
        id: tx.newId(),
        role,
        post_id: postId,
        position,
        valid_from: day,
        valid_to,
      }),
    ),
  ]
  return { postId, edits }
}

function successions(
  tx: WriteContext,
  unitId: string,
  sources: OrganizationNodeTable[],
  targets: OrganizationNodeTable[],
  day: string,
): Edit[] {
  return sources.flatMap((source) =>
    targets
      .filter((target) => target !== source)
      .map((target) =>
        added('organization_successions', {
          unit_id: unitId,
          id: tx.newId(),
          from_id: source.id,
          to_id: target.id,
          day,
        }),
      ),
  )
}
