import { createHash, randomBytes } from 'node:crypto'
import ical, { ICalCalendarMethod } from 'ical-generator'
import { fail } from '../../../platform/errors.ts'
import { type Context, createContext, type Deps } from '../../../platform/http/context.ts'
import { type CalendarEvent, errors, type Feed, type Scope } from '../contract/index.ts'
import { mayRead } from '../permissions.ts'
import * as queries from '../queries.ts'
import type { CalendarFeedTable } from '../tables.ts'
import { calendar } from './calendar.ts'

const mostFeeds = 10

export async function feeds(ctx: Context): Promise<{ items: Feed[] }> {
  const rows = await queries.feedsOf(ctx.db, ctx.actor.unitId, ctx.actor.userId)
  return { items: rows.map(toFeed) }
}

/** The address is told this once; only its hash is kept. */
export async function addFeed(
  ctx: Context,
  body: { name: string; scope: Scope },
): Promise<{ feed: Feed; path: string }> {
  const permit = mayRead(ctx.actor)
  const { unitId, userId } = ctx.actor
  const token = Buffer.concat([Buffer.from(unitId.replaceAll('-', ''), 'hex'), randomBytes(32)]).toString('base64url')
  return ctx.transaction(async (tx) => {
    if ((await queries.feedsOf(tx.db, unitId, userId)).length >= mostFeeds)
      fail(errors.tooManyFeeds, { limit: mostFeeds })
    const row: CalendarFeedTable = {
      unit_id: unitId,
      id: tx.newId(),
      user_id: userId,
      name: body.name,
      scope: body.scope,
      token_hash: hashOf(token),
      created_at: tx.now,
      revoked_at: null,
    }
    await queries.insertFeed(tx.db, permit, row)
    tx.audit({ action: 'calendar.publish', entity: 'calendar-feed', entityId: row.id, after: body })
    return { feed: toFeed(row), path: `/api/calendar/ics/${token}` }
  })
}

export async function switchFeed(ctx: Context, id: string, revoked: boolean): Promise<undefined> {
  const permit = mayRead(ctx.actor)
  await ctx.transaction(async (tx) => {
    if (!(await queries.switchFeed(tx.db, permit, id, revoked ? tx.now : null))) fail(errors.noSuchFeed)
    tx.audit({ action: revoked ? 'calendar.revoke' : 'calendar.restore', entity: 'calendar-feed', entityId: id })
  })
}

/** The feed as a calendar program fetches it: by its token, without a session, as its owner would see it today. */
export async function ics(deps: Deps, token: string, request: Request): Promise<Response> {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 48) fail(errors.noSuchFeed)
  const hex = bytes.subarray(0, 16).toString('hex')
  const unitId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const found = (await queries.openFeed(deps.db, unitId, hashOf(token))) ?? fail(errors.noSuchFeed)
  const { scope, feed, ...actor } = found
  const ctx = createContext(deps, actor)
  const { items } = await calendar(ctx, { from: shift(ctx.today, -31), to: shift(ctx.today, 365), scope }, 2000)
  const text = icsOf(`创文 · ${feed}`, items, ctx.today)
  const tag = `"${createHash('sha256').update(text).digest('base64url')}"`
  const headers = { 'cache-control': 'private, max-age=900', etag: tag }
  if (request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers })
  return new Response(text, { headers: { ...headers, 'content-type': 'text/calendar; charset=utf-8' } })
}

/**
 * Whole days only, so no time zone is needed. The library is left without one on purpose: with one it would reckon days in
 * the zone of this machine.
 */
export function icsOf(name: string, events: readonly CalendarEvent[], today: string): string {
  const midnight = (day: string) => new Date(`${day}T00:00:00Z`)
  const feed = ical({
    name,
    prodId: { company: 'chuangwen', product: 'calendar', language: 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    x: [['X-WR-TIMEZONE', 'Asia/Shanghai']],
    ttl: 6 * 3600,
  })
  for (const event of events) {
    feed.createEvent({
      id: `${event.key}@chuangwen`,
      allDay: true,
      start: midnight(event.from),
      end: midnight(shift(event.to, 1)),
      stamp: midnight(today),
      summary: `${marks[event.state ?? ''] ?? ''}${event.title}${endings[event.kind]}`,
      ...(event.place ? { location: event.place } : {}),
      categories: [{ name: kinds[event.kind] }],
    })
  }
  return feed.toString()
}

const marks: Record<string, string> = { done: '✓ ', submitted: '（待确认）', returned: '（已退回）' }
const endings = { task: '', stage: '', window: '申报', term: '有效期满', cycle: '结束' }
const kinds = { task: '任务', stage: '阶段', window: '申报', term: '到期', cycle: '周期' }

const shift = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

function toFeed(row: CalendarFeedTable): Feed {
  return { id: row.id, name: row.name, scope: row.scope, createdAt: row.created_at.toISOString() }
}
