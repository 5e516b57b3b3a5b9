import { spawn } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { createContext } from '../../platform/http/context.ts'
import { newId } from '../../platform/ids.ts'
import { importOrganization } from '../organization/index.ts'
import { operations } from './contract/index.ts'
import { systemActor } from './permissions.ts'
import { defaults } from './rules/index.ts'
import { deliver } from './service/index.ts'

/** What arrived, and how the next one is to be answered. */
const mails: { to: string; text: string }[] = []
let takeMail: 'accept' | 'refuse' | 'silent' = 'accept'
const posts: { url: string; body: unknown }[] = []
let answer: { status: number; body: string; headers?: Record<string, string> } = { status: 200, body: '{"errcode":0}' }
let smtp: SMTPServer
let http: Server
let t: TestApp
let people: ReadonlyMap<string, string>

const listen = (server: Server) =>
  new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      password === 'right' ? done(null, { user: username }) : done(new Error('wrong password')),
    onData(stream, { envelope }, done) {
      let text = ''
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      stream.on('end', () => {
        if (takeMail === 'refuse') return done(Object.assign(new Error('mailbox full'), { responseCode: 552 }))
        mails.push({ to: envelope.rcptTo[0]!.address, text })
        if (takeMail === 'accept') done()
      })
    },
  })
  smtp.on('error', () => {})
  http = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    request.on('end', () => {
      posts.push({ url: request.url!, body: JSON.parse(text) })
      response.writeHead(answer.status, answer.headers).end(answer.body)
    })
  })
  const robots = await listen(http)
  t = await createTestApp({ now: '2026-11-20T02:00:00Z', webhookOrigins: [`http://127.0.0.1:${robots}`] })
  const mailPort = await listen(smtp.server as unknown as Server)
  ;({ people } = await importOrganization(t.context('creation-office'), {
    nodes: [],
    posts: [],
    people: ['示例甲', '示例乙'].map((name) => ({ key: name, name, kind: 'staff' as const })),
    appointments: [],
    seats: [],
  }))
  for (const [name, email] of [
    ['示例甲', 'jia@example.cn'],
    ['示例乙', 'yi@example.cn'],
  ] as const)
    await t.call('administrator', operations.changeContact, {
      params: { personId: people.get(name)! },
      body: { userId: null, email },
    })
  mail = { host: '127.0.0.1', port: mailPort, security: 'none', user: 'office', from: 'office@example.cn' }
  robotAddress = `http://127.0.0.1:${robots}/hook/secret-key`
  mailChannel = await t.call('administrator', operations.addChannel, {
    body: { kind: 'mail', name: '街道邮箱', mail, password: 'right' },
  })
  robot = await t.call('administrator', operations.addChannel, {
    body: { kind: 'dingtalk', name: '创建工作群', address: robotAddress, signing: 'SECkey' },
  })
})
afterAll(async () => {
  await t.close()
  http.close()
  await new Promise<void>((done) => smtp.close(done))
})
beforeEach(() => {
  mails.length = 0
  posts.length = 0
  takeMail = 'accept'
  answer = { status: 200, body: '{"errcode":0}' }
})

let mail: { host: string; port: number; security: 'none'; user: string; from: string }
let robotAddress: string
let mailChannel: { id: string }
let robot: { id: string }
let day = 0

/** Puts a message where the round would have put it. */
async function plan(channel: 'mail' | 'robot', recipient: string, at = t.deps.clock()): Promise<string> {
  const id = newId()
  const row = { unit_id: t.unitId, channel, recipient }
  await t.deps.db
    .insertInto('reminder_messages')
    .values({
      ...row,
      id,
      day: `2026-01-${String(++day).padStart(2, '0')}`,
      state: 'planned',
      not_before: at,
      attempts: 0,
      claimed_at: null,
      settled_at: null,
      problem: null,
      read_at: null,
    })
    .execute()
  await t.deps.db
    .insertInto('reminder_deliveries')
    .values({
      ...row,
      id: newId(),
      message_id: id,
      kind: 'gap',
      subject: id,
      due_on: '2026-11-18',
      step: 'office0',
      title: '财政所所长',
      place: null,
    })
    .execute()
  return id
}
const send = () => deliver(createContext(t.deps, systemActor(t.unitId)), t.deps.clock)
const stateOf = async (id: string) => {
  const { items } = await t.call('administrator', operations.outgoing, { query: { pageSize: 200 } })
  return items.find((each) => each.id === id)!
}
const toMail = (name = '示例甲') => plan('mail', people.get(name)!)

describe('e-mail', () => {
  it('reaches a real server once, readable', async () => {
    const id = await toMail()
    await send()
    await send()
    expect(mails).toHaveLength(1)
    expect(mails[0]!.to).toBe('jia@example.cn')
    const body = Buffer.from(mails[0]!.text.split('\r\n\r\n').at(-1)!, 'base64').toString('utf8')
    expect(body).toContain('示例甲，您好')
    expect(body).toContain('财政所所长空缺')
    expect(await stateOf(id)).toMatchObject({ state: 'sent', recipient: '示例甲' })
  })

  it('that the server refuses is shown as failed, and goes out when a person says so', async () => {
    takeMail = 'refuse'
    const id = await toMail()
    await send()
    expect(await stateOf(id)).toMatchObject({ state: 'failed', problem: expect.stringContaining('mailbox full') })
    takeMail = 'accept'
    await send()
    expect(mails).toHaveLength(0)
    await t.call('creation-office', operations.resend, { params: { id } })
    await send()
    expect(mails).toHaveLength(1)
    await expect(t.call('creation-office', operations.resend, { params: { id } })).rejects.toMatchObject({
      code: 'reminders.notOpen',
    })
  })

  it('waits longer each time while the server cannot be reached', async () => {
    const change = (port: number) =>
      t.call('administrator', operations.changeChannel, {
        params: { id: mailChannel.id },
        body: { name: '街道邮箱', mail: { ...mail, port } },
      })
    await change(1)
    const id = await toMail()
    await send()
    await send()
    expect(await stateOf(id)).toMatchObject({ state: 'planned', notBefore: '2026-11-20T02:05:00.000Z' })
    await change(mail.port)
    t.setNow('2026-11-20T02:05:00Z')
    await send()
    expect(await stateOf(id)).toMatchObject({ state: 'sent', problem: null })
    t.setNow('2026-11-20T02:00:00Z')
  })
})

describe('robots', () => {
  it('are posted to, signed, once', async () => {
    const id = await plan('robot', robot.id)
    await send()
    await send()
    expect(posts).toHaveLength(1)
    expect(posts[0]!.url).toMatch(/^\/hook\/secret-key\?timestamp=\d{13}&sign=/)
    expect(posts[0]!.body).toMatchObject({ msgtype: 'markdown', markdown: { title: '创文提醒：1 处空缺待补' } })
    expect((await stateOf(id)).state).toBe('sent')
  })

  it.each([
    [{ status: 302, body: '', headers: { location: 'http://127.0.0.1:1/elsewhere' } }, 'failed'],
    [{ status: 200, body: '{"errcode":310000,"errmsg":"sign not match"}' }, 'failed'],
    [{ status: 200, body: '{"errcode":130101}' }, 'planned'],
    [{ status: 502, body: '' }, 'uncertain'],
  ])('that answer %o leave the message %s', async (given, state) => {
    answer = given
    const id = await plan('robot', robot.id)
    await send()
    expect((await stateOf(id)).state).toBe(state)
    await t.deps.db.updateTable('reminder_messages').set({ state: 'void' }).where('id', '=', id).execute()
  })

  it('elsewhere than at the providers or where the operator allows are refused', async () => {
    await expect(
      t.call('administrator', operations.addChannel, {
        body: { kind: 'wecom', name: '内网', address: 'http://169.254.169.254/latest' },
      }),
    ).rejects.toMatchObject({ code: 'reminders.foreignHost' })
  })
})

describe('channels', () => {
  it('never tell their secrets, neither to the browser nor to who reads the database', async () => {
    const told = JSON.stringify(await t.call('administrator', operations.channels))
    const rows = JSON.stringify(await t.deps.db.selectFrom('reminder_channels').selectAll().execute())
    const log = JSON.stringify(await t.deps.db.selectFrom('audit_log').selectAll().execute())
    for (const secret of ['right', 'SECkey', 'secret-key'])
      for (const text of [told, rows, log]) expect(text).not.toContain(`"${secret}"`)
    expect(told + rows + log).not.toContain('/hook/')
  })

  it('are tested with a real message, and say why it failed', async () => {
    const params = { id: mailChannel.id }
    await t.call('administrator', operations.testChannel, { params, body: { to: 'test@example.cn' } })
    expect(mails[0]!.to).toBe('test@example.cn')
    await t.call('administrator', operations.changeChannel, {
      params,
      body: { name: '街道邮箱', mail, password: 'wrong' },
    })
    await expect(
      t.call('administrator', operations.testChannel, { params, body: { to: 'test@example.cn' } }),
    ).rejects.toMatchObject({ code: 'reminders.notSent', message: expect.stringContaining('不接受登录') })
    await t.call('administrator', operations.changeChannel, {
      params,
      body: { name: '街道邮箱', mail, password: 'right' },
    })
    answer = { status: 200, body: '{"errcode":310000,"errmsg":"sign not match"}' }
    await expect(
      t.call('administrator', operations.testChannel, { params: { id: robot.id }, body: {} }),
    ).rejects.toMatchObject({ message: expect.stringContaining('sign not match') })
  })

  it('tell a kept password to the server it was entered for only', async () => {
    const params = { id: mailChannel.id }
    const change = (to: object) =>
      t.call('administrator', operations.changeChannel, {
        params,
        body: { name: '街道邮箱', mail: { ...mail, ...to } },
      })
    for (const to of [{ host: 'elsewhere.example.cn' }, { user: 'somebody' }])
      await expect(change(to)).rejects.toMatchObject({
        code: 'reminders.secretNeeded',
        message: expect.stringContaining('密码'),
      })
    expect((await change({ from: 'other@example.cn' })).secret.kept).toBe(true)
    await change({})
  })

  it('that are off or removed send nothing, and come back', async () => {
    const params = { id: robot.id }
    await t.call('administrator', operations.switchChannel, { params, body: { removed: true } })
    const id = await plan('robot', robot.id)
    await send()
    expect(posts).toHaveLength(0)
    expect(await stateOf(id)).toMatchObject({ state: 'failed', problem: expect.stringContaining('移除') })
    await t.call('administrator', operations.switchChannel, { params, body: { removed: false } })
    await t.call('administrator', operations.resend, { params: { id } })
    await send()
    expect(posts).toHaveLength(1)
  })
})

it('keeps quiet hours', async () => {
  t.setNow('2026-11-20T13:00:00Z')
  const id = await toMail()
  await send()
  expect(mails).toHaveLength(0)
  t.setNow('2026-11-21T00:00:00Z')
  await send()
  expect((await stateOf(id)).state).toBe('sent')
  expect(defaults.quiet).toEqual({ from: '20:00', to: '08:00' })
  t.setNow('2026-11-20T02:00:00Z')
})

it('sends nothing twice and forgets nothing when the process is killed while it sends', async () => {
  takeMail = 'silent'
  const first = await toMail('示例甲')
  const second = await plan('mail', people.get('示例乙')!, new Date(t.deps.clock().getTime() + 1))
  t.setNow('2026-11-20T02:01:00Z')
  // The secret of this test is not the child's: an open mail server needs none.
  await t.deps.db
    .updateTable('reminder_channels')
    .set({ settings: JSON.stringify({ ...mail, user: '' }) })
    .where('kind', '=', 'mail')
    .execute()
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'test-support.ts'), t.databaseUrl, t.unitId], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  while (mails.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
  expect((await stateOf(first)).state).toBe('sending')

  takeMail = 'accept'
  await send()
  expect(mails.map(({ to }) => to)).toEqual(['jia@example.cn', 'yi@example.cn'])
  expect((await stateOf(second)).state).toBe('sent')
  t.setNow('2026-11-20T02:10:00Z')
  await send()
  expect(await stateOf(first)).toMatchObject({ state: 'uncertain', problem: expect.stringContaining('中断') })
  t.setNow('2026-11-20T09:00:00Z')
  await send()
  expect(mails).toHaveLength(2)
  await t.call('creation-office', operations.settle, { params: { id: first } })
  expect((await stateOf(first)).state).toBe('void')
})
