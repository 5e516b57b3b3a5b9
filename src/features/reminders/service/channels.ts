import { z } from 'zod'
import type { OperationArguments } from '../../../libs/contract/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context, WriteContext } from '../../../platform/http/context.ts'
import { errors, MailSettings, type operations, type ReminderChannel } from '../contract/index.ts'
import { mayChangeChannels } from '../permissions.ts'
import * as queries from '../queries/index.ts'
import { mayPost, robotAddresses } from '../rules/index.ts'

/** What is sealed: a mail server's password, a robot's address and signing key. */
const Sealed = z.object({
  password: z.string().optional(),
  address: z.string().optional(),
  signing: z.string().optional(),
})
type Sealed = z.infer<typeof Sealed>

/** Undefined when it was sealed under another data directory. */
export function unseal(ctx: Pick<Context, 'secrets'>, sealed: string | null): Sealed | undefined {
  const text = sealed === null ? undefined : ctx.secrets.open(sealed)
  return text === undefined ? undefined : Sealed.parse(JSON.parse(text))
}

export async function channels(ctx: Context): Promise<{ items: ReminderChannel[] }> {
  const rows = await queries.channelsOf(ctx.db, ctx.actor.unitId)
  return { items: rows.map((row) => toChannel(ctx, row)) }
}

type NewChannel = OperationArguments<typeof operations.addChannel>['body']

export async function addChannel(ctx: Context, body: NewChannel): Promise<ReminderChannel> {
  const permit = mayChangeChannels(ctx.actor)
  return ctx.transaction(async (tx) => {
    await refuseSecondMail(tx, body.kind)
    const row: queries.ChannelRow = {
      unit_id: permit.unitId,
      id: tx.newId(),
      kind: body.kind,
      name: body.name,
      enabled: true,
      ...stored(tx, body.kind, body, {}),
      created_at: tx.now,
      removed_at: null,
    }
    await queries.insertChannel(tx.db, permit, row)
    audit(tx, 'channel.create', row)
    return toChannel(tx, row)
  })
}

export async function changeChannel(
  ctx: Context,
  id: string,
  body: Omit<NewChannel, 'kind'>,
): Promise<ReminderChannel> {
  const permit = mayChangeChannels(ctx.actor)
  return ctx.transaction(async (tx) => {
    const before = await queries.channelForUpdate(tx.db, permit, id)
    if (!before || before.removed_at) fail(errors.noSuchChannel)
    const known = sameServer(before, body) ? unseal(tx, before.secret) : undefined
    const change = { name: body.name, ...stored(tx, before.kind, body, known ?? {}) }
    await queries.updateChannel(tx.db, permit, id, change)
    const after = { ...before, ...change }
    audit(tx, 'channel.update', after)
    return toChannel(tx, after)
  })
}

export async function switchChannel(
  ctx: Context,
  id: string,
  { enabled, removed }: { enabled?: boolean | undefined; removed?: boolean | undefined },
): Promise<undefined> {
  const permit = mayChangeChannels(ctx.actor)
  await ctx.transaction(async (tx) => {
    const before = (await queries.channelForUpdate(tx.db, permit, id)) ?? fail(errors.noSuchChannel)
    if (removed === false && before.removed_at) await refuseSecondMail(tx, before.kind)
    const change = {
      ...(enabled === undefined ? {} : { enabled }),
      ...(removed === undefined ? {} : { removed_at: removed ? tx.now : null }),
    }
    if (Object.keys(change).length === 0) return
    await queries.updateChannel(tx.db, permit, id, change)
    audit(tx, 'channel.update', { ...before, ...change })
  })
}

async function refuseSecondMail(tx: WriteContext, kind: NewChannel['kind']): Promise<void> {
  if (kind !== 'mail') return
  const others = await queries.channelsOf(tx.db, tx.actor.unitId)
  if (others.some((other) => other.kind === 'mail')) fail(errors.mailTaken)
}

/** A password is told to the server it was entered for and to no other. */
function sameServer({ kind, settings }: queries.ChannelRow, { mail }: Omit<NewChannel, 'kind'>): boolean {
  if (kind !== 'mail' || !mail) return true
  const before = MailSettings.parse(settings)
  return (
    before.host === mail.host && before.user === mail.user && (mail.security !== 'none' || before.security === 'none')
  )
}

/** Checks what a kind of channel needs; an empty secret keeps the one known. */
function stored(
  tx: WriteContext,
  kind: NewChannel['kind'],
  body: Omit<NewChannel, 'kind'>,
  known: Sealed,
): { settings: unknown; secret: string | null } {
  if (kind === 'mail') {
    const mail = body.mail ?? fail(errors.secretNeeded, { what: '发信服务器' })
    const password = body.password || known.password
    if (mail.user && !password) fail(errors.secretNeeded, { what: '密码或授权码' })
    return { settings: mail, secret: password ? tx.secrets.seal(JSON.stringify({ password })) : null }
  }
  const address = body.address || known.address || fail(errors.secretNeeded, { what: '机器人地址' })
  if (!mayPost(kind, address, tx.webhookOrigins)) fail(errors.foreignHost, { host: robotAddresses[kind][0]! })
  const signing = body.signing || known.signing
  return { settings: {}, secret: tx.secrets.seal(JSON.stringify({ address, ...(signing ? { signing } : {}) })) }
}

function audit(tx: WriteContext, action: string, row: queries.ChannelRow): void {
  const { id: entityId, kind, name, enabled, settings } = row
  tx.audit({
    action,
    entity: 'reminder-channel',
    entityId,
    after: { kind, name, enabled, settings, removed: row.removed_at !== null },
  })
}

function toChannel(ctx: Context, row: queries.ChannelRow): ReminderChannel {
  const secret = unseal(ctx, row.secret)
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    enabled: row.enabled,
    mail: row.kind === 'mail' ? MailSettings.parse(row.settings) : null,
    secret: {
      kept: secret !== undefined,
      hint: secret?.address ? `${new URL(secret.address).host} …${secret.address.slice(-4)}` : null,
      signed: Boolean(secret?.signing),
    },
  }
}
