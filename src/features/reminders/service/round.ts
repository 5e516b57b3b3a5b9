import { chinaDate } from '../../../platform/clock.ts'
import { type Context, createContext, type Deps } from '../../../platform/http/context.ts'
import { type DueTask, gapAlarms, tasksDue } from '../../duties/index.ts'
import { postsAsOf } from '../../organization/index.ts'
import type { Settings } from '../contract/index.ts'
import { maySend, systemActor } from '../permissions.ts'
import * as queries from '../queries/index.ts'
import {
  afterQuiet,
  type Directory,
  directoryOf,
  isWeekend,
  minuteOfDay,
  planItems,
  type Subject,
} from '../rules/index.ts'
import { deliver } from './deliver.ts'
import { loadSettings } from './settings.ts'

/** The job: every unit's round when its hour has come, then whatever waits to be sent. One unit's fault stops no other. */
export async function run(deps: Deps): Promise<void> {
  for (const unitId of await queries.unitIds(deps.db)) {
    const ctx = createContext(deps, systemActor(unitId))
    try {
      await goRound(ctx)
      await deliver(ctx, deps.clock)
    } catch (error) {
      deps.log.error({ err: error, unitId }, 'reminders')
    }
  }
}

/** Writes today's messages of the unit, once a day; returns how many. */
export async function goRound(ctx: Context): Promise<number> {
  const { unitId } = ctx.actor
  const { settings, sweptOn } = await loadSettings(ctx.db, unitId)
  if (!settings.enabled || sweptOn === ctx.today) return 0
  if (minuteOfDay(ctx.now) < settings.hour * 60) return 0
  if (settings.workdaysOnly && isWeekend(ctx.today)) return 0
  const permit = maySend(ctx.actor)
  const [subjects, directory] = await Promise.all([subjectsOf(ctx, settings), directoryOn(ctx)])
  return ctx.transaction(async (tx) => {
    if (!(await queries.takeRound(tx.db, permit, tx.today, settings, tx.now))) return 0
    const items = planItems(subjects, settings.ladder, tx.today, directory).map(
      ({ dueOn, ...item }): queries.NewItem => ({
        ...item,
        unit_id: unitId,
        id: tx.newId(),
        due_on: dueOn,
        day: tx.today,
      }),
    )
    const postponed = afterQuiet(tx.now, settings.quiet)
    const count = await queries.planMessages(tx.db, permit, items, ({ channel, recipient, day }) => ({
      unit_id: unitId,
      id: tx.newId(),
      channel,
      recipient,
      day,
      state: channel === 'inbox' ? 'sent' : 'planned',
      not_before: channel === 'inbox' ? tx.now : postponed,
      attempts: 0,
      claimed_at: null,
      settled_at: channel === 'inbox' ? tx.now : null,
      problem: null,
      read_at: null,
    }))
    if (count > 0) tx.audit({ action: 'reminder.plan', entity: 'unit', entityId: unitId, after: { messages: count } })
    return count
  })
}

/** Tasks up to the farthest step ahead, and gaps of the organisation. */
async function subjectsOf(ctx: Context, { ladder }: Settings): Promise<Subject[]> {
  const ahead = Math.max(0, ...ladder.map(({ days }) => -days))
  const until = chinaDate(new Date(Date.parse(`${ctx.today}T00:00:00Z`) + ahead * 86_400_000))
  const tasks = await allDue(ctx, until)
  const gaps = await gapAlarms(ctx)
  return [
    ...tasks
      .filter(({ opensOn }) => opensOn === null || opensOn <= ctx.today)
      .map(
        (task): Subject => ({
          kind: 'task',
          subject: task.id,
          title: task.part && !task.title.includes(task.part) ? `${task.title}（${task.part}）` : task.title,
          place: task.department,
          dueOn: task.dueOn,
          departmentId: task.departmentId,
          postId: task.postId,
        }),
      ),
    ...gaps
      .filter(({ state }) => state === 'open')
      .map(
        (gap): Subject => ({
          kind: 'gap',
          subject: gap.key,
          title: gap.kind === 'coverage' ? `${gap.title}的责任` : gap.title,
          place: null,
          dueOn: gap.from,
          departmentId: gap.departmentId,
          postId: gap.postId,
        }),
      ),
  ]
}

async function allDue(ctx: Context, to: string): Promise<DueTask[]> {
  const all: DueTask[] = []
  const limit = 1000
  for (;;) {
    const last = all.at(-1)
    const window = { from: '1900-01-01', to, limit, ...(last ? { after: last } : {}) }
    const page = await tasksDue(ctx.db, ctx.actor.unitId, ctx.now, window)
    all.push(...page)
    if (page.length < limit) return all
  }
}

async function directoryOn(ctx: Context): Promise<Directory> {
  const { unitId } = ctx.actor
  const [posts, users, contacts, supervisors, leaders, channels] = await Promise.all([
    postsAsOf(ctx.db, unitId, ctx.today),
    queries.activeUsers(ctx.db, unitId),
    queries.contactsOf(ctx.db, unitId),
    queries.supervisorsOf(ctx.db, unitId),
    queries.leadingPosts(ctx.db, unitId, ctx.today),
    queries.channelsOf(ctx.db, unitId),
  ])
  const open = channels.filter(({ enabled }) => enabled)
  const mails = open.some(({ kind }) => kind === 'mail')
  return directoryOf({
    posts,
    users,
    contacts: contacts.map((c) => ({ personId: c.person_id, userId: c.user_id, email: mails ? c.email : null })),
    supervisors: new Map(supervisors.map((each) => [each.node_id, each.post_id])),
    leaders,
    robots: open.filter(({ kind }) => kind !== 'mail').map(({ id }) => id),
  })
}
