import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { verifyAudit } from '../../platform/audit/index.ts'
import { operations } from './contract.ts'

let t: TestApp
beforeAll(async () => {
  t = await createTestApp()
})
afterAll(() => t.close())

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
})
const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ')

describe('signing in', () => {
  it('lets a new colleague in by the one-time link, once', async () => {
    const { link, user } = await t.call('administrator', operations.createUser, {
      body: { name: '示例甲', username: '示例甲', role: 'reader' },
    })
    expect(user).toMatchObject({ name: '示例甲', role: 'reader', disabled: false })
    const token = link.path.split('token=')[1]
    const first = await t.fetch('/api/session/link', json({ token }))
    expect(first.status).toBe(204)
    expect(first.headers.get('set-cookie')).toMatch(/httponly/i)
    const session = await t.fetch('/api/session', { headers: { cookie: cookieOf(first) } })
    expect(await session.json()).toMatchObject({ user: { name: '示例甲', hasPassword: false }, role: 'reader' })
    const second = await t.fetch('/api/session/link', json({ token }))
    expect(second.status).toBe(401)
    expect(await second.json()).toMatchObject({ error: { code: 'accounts.linkSpent' } })
  })

  it('signs in by password after one was set, and out again', async () => {
    await t.call('creation-office', operations.setPassword, { body: { password: '长一些的密码-2026' } })
    const wrong = await t.fetch('/api/session', json({ username: 'creation-office', password: 'x' }))
    expect(wrong.status).toBe(401)
    const right = await t.fetch('/api/session', json({ username: 'Creation-Office', password: '长一些的密码-2026' }))
    expect(right.status).toBe(204)
    const cookie = cookieOf(right)
    expect((await t.fetch('/api/session', { headers: { cookie } })).status).toBe(200)
    expect((await t.fetch('/api/session', { method: 'DELETE', headers: { cookie } })).status).toBe(204)
    expect((await t.fetch('/api/session', { headers: { cookie } })).status).toBe(401)
  })

  it('signs everybody else out when a password is set', async () => {
    const thief = await t.fetch('/api/session', json({ username: 'creation-office', password: '长一些的密码-2026' }))
    const owner = await t.fetch('/api/session', json({ username: 'creation-office', password: '长一些的密码-2026' }))
    const signedIn = async (answer: Response) =>
      (await t.fetch('/api/session', { headers: { cookie: cookieOf(answer) } })).status
    expect([await signedIn(thief), await signedIn(owner)]).toEqual([200, 200])
    const changed = await t.fetch('/api/session/password', {
      ...json({ password: '另一个长密码-2026' }),
      method: 'PUT',
      headers: { 'content-type': 'application/json', cookie: cookieOf(owner) },
    })
    expect(changed.status).toBe(204)
    expect([await signedIn(thief), await signedIn(owner)]).toEqual([401, 200])
  })

  it('lets a whole office in by links on one morning', async () => {
    const statuses = []
    for (let i = 0; i < 12; i++) {
      const token = await t.deps.auth.issueLink(t.actor('leader').userId, 1)
      statuses.push((await t.fetch('/api/session/link', json({ token }))).status)
    }
    expect(statuses).toEqual(Array(12).fill(204))
  })

  it('slows guessing down', async () => {
    const answers = []
    for (let i = 0; i < 12; i++)
      answers.push((await t.fetch('/api/session', json({ username: '被猜的人', password: `${i}` }))).status)
    expect(answers.slice(0, 10)).toEqual(Array(10).fill(401))
    expect(answers.at(-1)).toBe(429)
  })

  it('takes no cookie whose signature is not ours', async () => {
    const forged = await t.fetch('/api/session', {
      headers: { cookie: `chuangwen.session_token=${'a'.repeat(32)}.${'b'.repeat(44)}` },
    })
    expect(forged.status).toBe(401)
  })

  it('refuses a write that another site sends', async () => {
    const response = await t.fetch(
      '/api/session',
      { method: 'DELETE', headers: { origin: 'https://elsewhere.example', host: 'localhost' } },
      'administrator',
    )
    expect(response.status).toBe(403)
  })
})

describe('users of the unit', () => {
  it('keeps the last administrator', async () => {
    const { items } = await t.call('administrator', operations.listUsers)
    const administrator = items.find((u) => u.role === 'administrator')!
    await expect(
      t.call('administrator', operations.updateUser, { params: { id: administrator.id }, body: { disabled: true } }),
    ).rejects.toMatchObject({ code: 'accounts.lastAdministrator' })
  })

  it('shuts a disabled user out at once', async () => {
    const { items } = await t.call('administrator', operations.listUsers)
    const reader = items.find((u) => u.username === 'reader')!
    expect((await t.fetch('/api/session', {}, 'reader')).status).toBe(200)
    await t.call('administrator', operations.updateUser, { params: { id: reader.id }, body: { disabled: true } })
    expect((await t.fetch('/api/session', {}, 'reader')).status).toBe(401)
  })

  it('asks a liaison for a place and refuses a taken name', async () => {
    const body = { name: '示例乙', username: 'yi', role: 'department-liaison' as const }
    await expect(t.call('administrator', operations.createUser, { body })).rejects.toMatchObject({
      code: 'accounts.liaisonNeedsPlace',
    })
    await expect(
      t.call('administrator', operations.createUser, { body: { ...body, username: 'Reader', role: 'reader' } }),
    ).rejects.toMatchObject({ code: 'accounts.usernameTaken' })
  })

  it('refuses a place that is not one of the unit', async () => {
    const elsewhere = t.actor('reader').unitId
    const body = { name: '示例丙', username: 'bing', role: 'department-liaison' as const, departmentId: elsewhere }
    await expect(t.call('administrator', operations.createUser, { body })).rejects.toMatchObject({
      code: 'organization.noSuchNode',
    })
    const { items } = await t.call('administrator', operations.listUsers)
    expect(items.map((user) => user.username)).not.toContain('bing')
    const { user } = await t.call('administrator', operations.createUser, {
      body: { ...body, role: 'reader', departmentId: null },
    })
    await expect(
      t.call('administrator', operations.updateUser, {
        params: { id: user.id },
        body: { role: 'community-liaison', communityId: elsewhere },
      }),
    ).rejects.toMatchObject({ code: 'organization.noSuchNode' })
  })

  it('takes again the name of a creation that was cut short', async () => {
    await t.deps.auth.createUser({ name: '半途', username: 'Cut-Short' })
    const body = { name: '示例丁', username: 'cut-short', role: 'reader' as const }
    const { user, link } = await t.call('administrator', operations.createUser, { body })
    expect(user).toMatchObject({ name: '示例丁', username: 'cut-short' })
    const entered = await t.fetch('/api/session/link', json({ token: link.path.split('token=')[1] }))
    expect(entered.status).toBe(204)
    await expect(t.call('administrator', operations.createUser, { body })).rejects.toMatchObject({
      code: 'accounts.usernameTaken',
    })
  })

  it('leaves an unbroken audit chain that shows a change of one letter', async () => {
    expect(await verifyAudit(t.deps.db, t.unitId)).toBeUndefined()
    const entry = await t.deps.db
      .selectFrom('audit_log')
      .select(['id', 'seq'])
      .where('unit_id', '=', t.unitId)
      .orderBy('seq')
      .executeTakeFirstOrThrow()
    await t.deps.db
      .updateTable('audit_log')
      .set({ action: 'user.forged' })
      .where('unit_id', '=', t.unitId)
      .where('id', '=', entry.id)
      .execute()
    expect(await verifyAudit(t.deps.db, t.unitId)).toBe(entry.seq)
  })
})
