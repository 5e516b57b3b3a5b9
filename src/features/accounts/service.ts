import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { z } from 'zod'
import { fail } from '../../platform/errors.ts'
import { type Context, createContext, type Deps, type WriteContext } from '../../platform/http/context.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor, Role } from '../../platform/permissions/index.ts'
import { errors, type operations, type Session, type Unit, type User } from './contract.ts'
import { mayChangeUnit, mayFoundUnit, mayManageUsers } from './permissions.ts'
import * as queries from './queries.ts'
import { placeFits } from './rules.ts'
import type { MembershipTable, UnitTable } from './tables.ts'

type Body<Op extends { body?: z.ZodType }> = z.output<NonNullable<Op['body']>>

const linkHours = 72
const attempts = new RateLimiterMemory({ points: 10, duration: 300 })

/** Who sends this request, or undefined. */
export async function authenticate(deps: Deps, cookieHeader: string | undefined): Promise<Actor | undefined> {
  const token = deps.auth.sessionToken(cookieHeader)
  return token ? queries.actorOfToken(deps.db, token, deps.clock()) : undefined
}

export async function signInByLink(deps: Deps, token: string, request: Request, client: string): Promise<Response> {
  const key = `link:${client}`
  await slowDown(key)
  const cookies = (await deps.auth.signInWithLink(token, request.headers)) ?? fail(errors.linkSpent)
  await attempts.delete(key)
  return startSession(cookies)
}

export async function signIn(
  deps: Deps,
  { username, password }: Body<typeof operations.signIn>,
  request: Request,
  client: string,
): Promise<Response> {
  const key = `password:${client}:${username.toLowerCase()}`
  await slowDown(key)
  const cookies =
    (await deps.auth.signInWithPassword(username, password, request.headers)) ?? fail(errors.wrongPassword)
  await attempts.delete(key)
  return startSession(cookies)
}

export async function signOut(ctx: Context, request: Request): Promise<Response> {
  return startSession(await ctx.auth.signOut(request.headers))
}

function startSession(cookies: string[]): Response {
  return new Response(null, {
    status: 204,
    headers: cookies.map((cookie) => ['set-cookie', cookie] as [string, string]),
  })
}

async function slowDown(key: string): Promise<void> {
  try {
    await attempts.consume(key)
  } catch (rejection) {
    const wait = (rejection as { msBeforeNext?: number }).msBeforeNext ?? 60_000
    fail(errors.tooManyAttempts, { seconds: Math.ceil(wait / 1000) })
  }
}

export async function session(ctx: Context, grants: Record<string, readonly string[]>): Promise<Session> {
  const { actor } = ctx
  const [user, unit] = await Promise.all([
    queries.userById(ctx.db, actor.userId),
    queries.unitById(ctx.db, actor.unitId),
  ])
  return {
    user: { id: actor.userId, name: actor.name, ...user },
    unit: toUnit(unit),
    role: actor.role,
    departmentId: actor.departmentId,
    communityId: actor.communityId,
    permissions: Object.keys(grants).filter((name) => grants[name]!.includes(actor.role)),
    today: ctx.today,
  }
}

/** Sets the own password; whoever else is signed in under this name is signed out. */
export async function setPassword(ctx: Context, password: string, request: Request): Promise<undefined> {
  await ctx.auth.setPassword(ctx.actor.userId, password, request.headers)
  await ctx.transaction(async (tx) => tx.audit({ action: 'user.password', entity: 'user', entityId: ctx.actor.userId }))
}

export async function updateUnit(ctx: Context, body: Body<typeof operations.updateUnit>): Promise<Unit> {
  const permit = mayChangeUnit(ctx.actor)
  return ctx.transaction(async (tx) => {
    const before = await queries.unitById(tx.db, ctx.actor.unitId)
    const after = await queries.updateUnit(tx.db, permit, {
      name: body.name,
      short_name: body.shortName,
      places: body.places,
    })
    tx.audit({
      action: 'unit.update',
      entity: 'unit',
      entityId: after.id,
      before: toUnit(before),
      after: toUnit(after),
    })
    return toUnit(after)
  })
}

export async function listUsers(ctx: Context): Promise<{ items: User[] }> {
  const rows = await queries.listUsers(ctx.db, mayManageUsers(ctx.actor))
  return { items: rows.map(toUser) }
}

export async function createUser(ctx: Context, body: Body<typeof operations.createUser>) {
  const permit = mayManageUsers(ctx.actor)
  if (!placeFits(body.role, body.departmentId, body.communityId)) fail(errors.liaisonNeedsPlace)
  const userId = await freeUser(ctx, body)
  const user = await ctx.transaction(async (tx) => {
    await tx.emit('membership.placed', body)
    if (!(await queries.claimUser(tx.db, permit, userId, body))) fail(errors.usernameTaken, { username: body.username })
    const member = newMember(tx, userId, body.role, body)
    await queries.insertMembership(tx.db, permit, member)
    const row = await queries.memberForUpdate(tx.db, permit, member.id)
    tx.audit({
      action: 'user.create',
      entity: 'user',
      entityId: member.id,
      after: { name: body.name, role: body.role },
    })
    return toUser(row!)
  })
  return { user, link: await link(ctx, userId) }
}

/** A new user, or the one whom a creation cut short left behind without any membership. */
async function freeUser(ctx: Context, user: { name: string; username: string }): Promise<string> {
  const known = await queries.userIdOf(ctx.db, user.username)
  return known ?? ctx.auth.createUser(user)
}

export async function updateUser(ctx: Context, id: string, body: Body<typeof operations.updateUser>): Promise<User> {
  const permit = mayManageUsers(ctx.actor)
  return ctx.transaction(async (tx) => {
    const administrators = await queries.activeAdministrators(tx.db, permit)
    const before = (await queries.memberForUpdate(tx.db, permit, id)) ?? fail(errors.noSuchUser)
    const role = body.role ?? before.role
    const departmentId = body.departmentId === undefined ? before.department_id : body.departmentId
    const communityId = body.communityId === undefined ? before.community_id : body.communityId
    const disabledAt =
      body.disabled === undefined ? before.disabled_at : body.disabled ? (before.disabled_at ?? ctx.now) : null
    if (!placeFits(role, departmentId, communityId)) fail(errors.liaisonNeedsPlace)
    await tx.emit('membership.placed', {
      departmentId: departmentId === before.department_id ? null : departmentId,
      communityId: communityId === before.community_id ? null : communityId,
    })
    const stays = role === 'administrator' && disabledAt === null
    if (!stays && administrators.length === 1 && administrators[0]!.id === id) fail(errors.lastAdministrator)
    await queries.updateMembership(tx.db, permit, id, {
      role,
      department_id: departmentId,
      community_id: communityId,
      disabled_at: disabledAt,
    })
    const after = (await queries.memberForUpdate(tx.db, permit, id))!
    tx.audit({ action: 'user.update', entity: 'user', entityId: id, before: toUser(before), after: toUser(after) })
    return toUser(after)
  })
}

export async function issueLink(ctx: Context, id: string) {
  const permit = mayManageUsers(ctx.actor)
  return ctx.transaction(async (tx) => {
    const row = (await queries.memberForUpdate(tx.db, permit, id)) ?? fail(errors.noSuchUser)
    tx.audit({ action: 'user.link', entity: 'user', entityId: id })
    return link(ctx, row.user_id)
  })
}

async function link(ctx: Context, userId: string): Promise<{ path: string; expiresAt: string }> {
  const token = await ctx.auth.issueLink(userId, linkHours)
  return { path: signInPath(token), expiresAt: new Date(ctx.now.getTime() + linkHours * 3_600_000).toISOString() }
}

/** The token stands behind `#`, so that it never reaches a server log. */
function signInPath(token: string): string {
  return `/sign-in#token=${token}`
}

/**
 * Founds a unit with its first administrator, and fills it in the same transaction: a start that is killed in the middle
 * leaves no half unit behind, only a user without membership, whom the next start takes again.
 */
export async function foundUnit(
  deps: Deps,
  unit: Omit<Unit, 'id'>,
  administrator: { name: string; username: string },
  fill?: (ctx: WriteContext) => Promise<void>,
): Promise<Actor> {
  const known = await queries.userIdOf(deps.db, administrator.username)
  const userId = known ?? (await deps.auth.createUser(administrator))
  const place = { departmentId: null, communityId: null }
  const actor: Actor = { userId, name: administrator.name, unitId: newId(), role: 'administrator', ...place }
  await createContext(deps, actor).transaction(async (tx) => {
    const permit = mayFoundUnit(actor)
    await queries.insertUnit(tx.db, permit, {
      id: actor.unitId,
      name: unit.name,
      short_name: unit.shortName,
      kind: unit.kind,
      places: unit.places,
      superior_id: null,
      example: unit.example,
      created_at: tx.now,
    })
    await queries.insertMembership(tx.db, permit, newMember(tx, userId, 'administrator', place))
    tx.audit({ action: 'unit.create', entity: 'unit', entityId: actor.unitId, after: unit })
    await fill?.(tx)
  })
  return actor
}

function newMember(
  ctx: Context,
  userId: string,
  role: Role,
  place: { departmentId: string | null; communityId: string | null },
): MembershipTable {
  return {
    unit_id: ctx.actor.unitId,
    id: ctx.newId(),
    user_id: userId,
    role,
    department_id: place.departmentId,
    community_id: place.communityId,
    disabled_at: null,
    created_at: ctx.now,
  }
}

/** A sign-in path for the first administrator as long as no password is set, else undefined. */
export async function firstSignInPath(deps: Deps): Promise<string | undefined> {
  const first = await queries.firstAdministrator(deps.db)
  if (!first || first.hasPassword) return undefined
  return signInPath(await deps.auth.issueLink(first.userId, 24))
}

/** A sign-in path for one user by name, or for the first administrator; undefined when there is none who may enter. */
export async function linkFor(deps: Deps, username: string | undefined): Promise<string | undefined> {
  const found = username ? await queries.activeUser(deps.db, username) : await queries.firstAdministrator(deps.db)
  return found && signInPath(await deps.auth.issueLink(found.userId, 24))
}

export async function hasUnit(deps: Deps): Promise<boolean> {
  return (await queries.anyUnit(deps.db)) !== undefined
}

/** The unit's own facts, for later features. */
export async function unitOf(ctx: Context): Promise<Unit> {
  return toUnit(await queries.unitById(ctx.db, ctx.actor.unitId))
}

function toUnit(row: UnitTable): Unit {
  return {
    id: row.id,
    name: row.name,
    shortName: row.short_name,
    kind: row.kind,
    places: row.places,
    example: row.example,
  }
}

function toUser(row: queries.UserRow): User {
  return {
    id: row.id,
    userId: row.user_id,
    name: row.name,
    username: row.username,
    role: row.role,
    departmentId: row.department_id,
    communityId: row.community_id,
    disabled: row.disabled_at !== null,
    createdAt: row.created_at.toISOString(),
  }
}
