import type { Clock } from '../../../platform/clock.ts'
import { chinaDate } from '../../../platform/clock.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { peopleByIds } from '../../organization/index.ts'
import { errors } from '../contract/index.ts'
import { mayChangeChannels, maySend } from '../permissions.ts'
import * as queries from '../queries/index.ts'
import { afterQuiet, fitInto, headline, linesOf, type Outcome, type ToldItem } from '../rules/index.ts'
import type { ReminderMessageTable } from '../tables.ts'
import { sendMail, sendToRobot } from './send.ts'
import { loadSettings } from './settings.ts'

/** Longer than any attempt can take: who began before that was killed. */
const staleMinutes = 5
/** Minutes to the next attempt after each one that surely failed; then it is shown as failed. */
const waits = [5, 30, 120, 480]

/**
 * Sends what waits, one after another: claimed first, so that it goes out at most once whatever happens in between. What
 * a killed process had claimed is shown as uncertain and never sent again by itself.
 */
export async function deliver(ctx: Context, clock: Clock): Promise<void> {
  const permit = maySend(ctx.actor)
  const started = clock()
  await queries.giveUpStale(
    ctx.db,
    permit,
    new Date(started.getTime() - staleMinutes * 60_000),
    started,
    '发送途中程序中断，不能确定是否送达',
  )
  const { settings } = await loadSettings(ctx.db, ctx.actor.unitId)
  for (;;) {
    const now = clock()
    if (afterQuiet(now, settings.quiet) > now) return
    const message = await queries.claimNext(ctx.db, permit, now)
    if (!message) return
    const outcome = await attempt({ ...ctx, now }, message, settings.address).catch((error: unknown): Outcome => {
      ctx.log.error({ err: error, messageId: message.id }, 'reminder')
      return { state: 'uncertain', reason: '发送时程序出错，不能确定是否送达' }
    })
    await queries.settle(ctx.db, permit, message, settlement(outcome, message.attempts, clock()))
  }
}

function settlement(
  outcome: Outcome | 'void',
  attempts: number,
  now: Date,
): Pick<ReminderMessageTable, 'state' | 'problem' | 'settled_at'> & { not_before?: Date } {
  if (outcome === 'void') return { state: 'void', problem: null, settled_at: now }
  if (outcome.state === 'sent') return { state: 'sent', problem: null, settled_at: now }
  const wait = waits[attempts - 1]
  if (outcome.state === 'later' && wait !== undefined) {
    const not_before = new Date(now.getTime() + wait * 60_000)
    return { state: 'planned', problem: outcome.reason, settled_at: null, not_before }
  }
  const state = outcome.state === 'uncertain' ? 'uncertain' : 'failed'
  return { state, problem: outcome.reason, settled_at: now }
}

async function attempt(ctx: Context, message: ReminderMessageTable, address: string | null): Promise<Outcome | 'void'> {
  const { unitId } = ctx.actor
  const rows = await queries.itemsOf(ctx.db, unitId, [message.id], 100_000)
  // Done in the meantime: nothing left to say.
  const items = rows
    .filter(({ done }) => !done)
    .map(({ kind, title, place, due_on }): ToldItem => ({ kind, title, place, dueOn: due_on }))
  if (items.length === 0) return 'void'
  const channels = (await queries.channelsOf(ctx.db, unitId)).filter(({ enabled }) => enabled)
  const today = chinaDate(ctx.now)
  const title = `创文提醒：${headline(items, today)}`
  const lines = linesOf(items, today)
  if (message.channel === 'robot') {
    const robot = channels.find(({ id }) => id === message.recipient)
    return robot ? sendToRobot(ctx, robot, { title, lines, link: address }) : refusedFor('机器人已停用或移除')
  }
  const mail = channels.find(({ kind }) => kind === 'mail')
  if (!mail) return refusedFor('邮件渠道已停用或移除')
  const [[person], contact] = await Promise.all([
    peopleByIds(ctx.db, unitId, [message.recipient]),
    queries.contactOf(ctx.db, unitId, message.recipient),
  ])
  if (!person || !contact?.email) return refusedFor('没有登记邮箱')
  const ending = address ? ['', `办理请登录：${address}`] : ['', '办理请登录创文系统。']
  const text = [`${person.name}，您好：`, '', '以下事项请关注办理。', '', ...fitInto(lines, 30_000), ...ending].join(
    '\n',
  )
  return sendMail(ctx, mail, { id: message.id, to: contact.email, subject: title, text })
}

const refusedFor = (reason: string): Outcome => ({ state: 'refused', reason })

/** Sends one message at once and says what came of it; nothing is kept but the audit entry. @throws AppError `reminders.notSent` */
export async function testChannel(ctx: Context, id: string, to: string | null): Promise<undefined> {
  mayChangeChannels(ctx.actor)
  const channel = (await queries.channelsOf(ctx.db, ctx.actor.unitId)).find((each) => each.id === id)
  if (!channel) fail(errors.noSuchChannel)
  if (channel.kind === 'mail' && !to) fail(errors.secretNeeded, { what: '收件邮箱' })
  const title = '创文提醒：测试消息'
  const line = '收到这条消息，说明提醒渠道可以使用。'
  const outcome =
    channel.kind === 'mail'
      ? await sendMail(ctx, channel, { id: ctx.newId(), to: to!, subject: title, text: line })
      : await sendToRobot(ctx, channel, { title, lines: [line], link: null })
  await ctx.transaction(async (tx) =>
    tx.audit({ action: 'channel.test', entity: 'reminder-channel', entityId: id, after: { state: outcome.state } }),
  )
  if (outcome.state !== 'sent') fail(errors.notSent, { reason: outcome.reason })
}
