import { createTransport } from 'nodemailer'
import type { Context } from '../../../platform/http/context.ts'
import { MailSettings } from '../contract/index.ts'
import type { ChannelRow } from '../queries/index.ts'
import { mayPost, type Outcome, type RobotKind, type RobotMessage, robotOutcome, robotRequest } from '../rules/index.ts'
import { unseal } from './channels.ts'

type Means = Pick<Context, 'secrets' | 'webhookOrigins' | 'now'>

const refused = (reason: string): Outcome => ({ state: 'refused', reason })
const lostSecret = refused('密码或地址已无法读取，请在设置里重新填写')

/** Posts to a robot: no redirects, ten seconds, and only where it may. */
export async function sendToRobot(ctx: Means, channel: ChannelRow, message: RobotMessage): Promise<Outcome> {
  const kind = channel.kind as RobotKind
  const secret = unseal(ctx, channel.secret)
  if (!secret?.address) return lostSecret
  if (!mayPost(kind, secret.address, ctx.webhookOrigins)) return refused('机器人地址不在允许的范围内')
  const { url, body } = robotRequest(kind, secret.address, secret.signing ?? null, message, ctx.now)
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    })
    return robotOutcome(answer.status, await firstOf(answer, 20_000))
  } catch (error) {
    const code = codeOf((error as { cause?: unknown }).cause)
    if (neverArrived.test(code)) return { state: 'later', reason: `连不上对方服务器（${code}）` }
    return { state: 'uncertain', reason: '对方没有回答，不能确定是否送达' }
  }
}

/** Failures before anything was said. */
const neverArrived =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/

const codeOf = (error: unknown): string => String((error as { code?: unknown } | undefined)?.code ?? '')

/** At most so many bytes of an answer; the rest is not read. */
async function firstOf(answer: Response, limit: number): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body ?? []) {
    parts.push(part)
    size += part.length
    if (size > limit) break
  }
  return Buffer.concat(parts).toString('utf8')
}

export interface Mail {
  /** The same for every attempt, so that mail servers can tell a repetition. */
  id: string
  to: string
  subject: string
  text: string
}

export async function sendMail(ctx: Means, channel: ChannelRow, mail: Mail): Promise<Outcome> {
  const { host, port, security, user, from } = MailSettings.parse(channel.settings)
  const pass = unseal(ctx, channel.secret)?.password
  if (user && pass === undefined) return lostSecret
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user ? { auth: { user, pass: pass! } } : {}),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({
      messageId: `<${mail.id}@chuangwen.invalid>`,
      from,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      date: ctx.now,
    })
    return { state: 'sent' }
  } catch (error) {
    return mailOutcome(error as MailError)
  } finally {
    transport.close()
  }
}

interface MailError extends Error {
  code?: string
  syscall?: string
  timeoutType?: string
  responseCode?: number
}

/** An answer tells; a connection that never came about does too. Silence after that may mean that it was taken. */
function mailOutcome(error: MailError): Outcome {
  const reason = error.message.replace(/\s+/g, ' ').slice(0, 200)
  if (error.code === 'EAUTH') return { state: 'refused', reason: `邮件服务器不接受登录：${reason}` }
  if (error.responseCode)
    return { state: error.responseCode >= 500 ? 'refused' : 'later', reason: `邮件服务器拒收：${reason}` }
  const unconnected =
    error.syscall === 'connect' ||
    ['EDNS', 'ETLS'].includes(error.code ?? '') ||
    ['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT'].includes(error.timeoutType ?? '')
  if (unconnected) return { state: 'later', reason: `连不上邮件服务器：${reason}` }
  return { state: 'uncertain', reason: '邮件服务器没有答复，不能确定是否送达' }
}
