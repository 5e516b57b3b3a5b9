import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { createApp } from '../../src/app.ts'
import { foundUnit } from '../../src/features/accounts/index.ts'
import type { ErrorBody, Operation, OperationInput, OperationOutput } from '../../src/libs/contract/index.ts'
import { createAuth } from '../../src/platform/auth/index.ts'
import { createContent } from '../../src/platform/content/index.ts'
import { openDatabase } from '../../src/platform/db/index.ts'
import { createFileStore } from '../../src/platform/files/index.ts'
import { type Context, createContext, type Deps } from '../../src/platform/http/context.ts'
import type { Router } from '../../src/platform/http/router.ts'
import { newId } from '../../src/platform/ids.ts'
import { createLog } from '../../src/platform/log.ts'
import { type Actor, type Role, roles } from '../../src/platform/permissions/index.ts'
import { createSecrets } from '../../src/platform/secrets.ts'

/** A declared failure as a client sees it. */
export class ApiFailure extends Error {
  readonly status: number
  readonly code: string
  readonly details: { path: string; message: string }[]

  constructor(status: number, body: ErrorBody) {
    super(`${status} ${body.error?.code}: ${body.error?.message}`)
    this.status = status
    this.code = body.error?.code ?? ''
    this.details = body.error?.details ?? []
  }
}

export interface TestApp {
  deps: Deps
  router: Router
  unitId: string
  contentDir: string
  pool: pg.Pool
  /** Address of this test's own database. */
  databaseUrl: string
  actor(role: Role): Actor
  context(role: Role): Context
  setNow(iso: string): void
  /** Gives a role its department or community (liaisons start with random ids). */
  setPlace(role: Role, place: { departmentId?: string; communityId?: string }): Promise<void>
  fetch(path: string, init?: RequestInit, role?: Role | null): Promise<Response>
  call<Op extends Operation>(role: Role | null, operation: Op, input?: OperationInput<Op>): Promise<OperationOutput<Op>>
  close(): Promise<void>
}

/** The whole product on a fresh clone of the migrated database, with one example unit and one user a role; no port is opened. */
export async function createTestApp(
  options: { contentDir?: string; now?: string; webhookOrigins?: readonly string[] } = {},
): Promise<TestApp> {
  const template = new URL(inject('databaseUrl'))
  const name = `test_${randomBytes(6).toString('hex')}`
  await admin(template, `create database ${name} template chuangwen`)
  const url = new URL(template)
  url.pathname = `/${name}`

  const folder = mkdtempSync(path.join(tmpdir(), 'chuangwen-app-'))
  const database = openDatabase(url.href, 8)
  let now = new Date(options.now ?? '2026-11-20T02:00:00Z')
  const secret = randomBytes(32).toString('hex')
  const contentDir = options.contentDir ?? path.resolve(import.meta.dirname, '../../content')
  const { router, deps } = createApp({
    db: database.db,
    auth: createAuth(database.db, secret, false),
    files: createFileStore(path.join(folder, 'files')),
    content: createContent(contentDir),
    clock: () => now,
    log: createLog(process.env.CHUANGWEN_LOG_LEVEL ?? 'silent'),
    secrets: createSecrets(secret),
    webhookOrigins: options.webhookOrigins ?? [],
  })

  const administrator = await foundUnit(
    deps,
    {
      name: '澄和街道办事处（示例）',
      shortName: '澄和街道',
      kind: '街道',
      places: ['云州市', '澄南区'],
      example: true,
    },
    { name: '管理员', username: 'administrator' },
  )
  const actors = new Map<Role, Actor>([['administrator', administrator]])
  for (const role of roles.slice(1)) {
    const userId = await deps.auth.createUser({ name: role, username: role })
    const departmentId = role === 'department-liaison' ? newId() : null
    const communityId = role === 'community-liaison' ? newId() : null
    await deps.db
      .insertInto('memberships')
      .values({
        unit_id: administrator.unitId,
        id: newId(),
        user_id: userId,
        role,
        department_id: departmentId,
        community_id: communityId,
        disabled_at: null,
        created_at: now,
      })
      .execute()
    actors.set(role, { userId, name: role, unitId: administrator.unitId, role, departmentId, communityId })
  }

  const cookies = new Map<Role, string>()
  async function cookieOf(role: Role): Promise<string> {
    let cookie = cookies.get(role)
    if (!cookie) {
      const token = await deps.auth.issueLink(actors.get(role)!.userId, 1)
      const set = await deps.auth.signInWithLink(token, new Headers())
      cookie = set!.map((c) => c.split(';')[0]).join('; ')
      cookies.set(role, cookie)
    }
    return cookie
  }

  const app: TestApp = {
    deps,
    router,
    unitId: administrator.unitId,
    contentDir,
    pool: database.pool,
    databaseUrl: url.href,
    actor: (role) => actors.get(role)!,
    context: (role) => createContext(deps, actors.get(role)!),
    setNow: (iso) => {
      now = new Date(iso)
    },
    async setPlace(role, place) {
      const actor = { ...actors.get(role)!, ...place }
      actors.set(role, actor)
      await deps.db
        .updateTable('memberships')
        .set({ department_id: actor.departmentId, community_id: actor.communityId })
        .where('unit_id', '=', actor.unitId)
        .where('user_id', '=', actor.userId)
        .execute()
    },
    async fetch(address, init = {}, role = null) {
      const headers = new Headers(init.headers)
      if (role) headers.set('cookie', await cookieOf(role))
      return router.app.request(address, { ...init, headers })
    },
    async call(role, operation, input) {
      const response = await app.fetch(addressOf(operation, input), requestOf(operation, input), role)
      if (response.status === 204) return undefined as never
      const body = (await response.json()) as never
      if (!response.ok) throw new ApiFailure(response.status, body)
      return operation.output ? (operation.output.parse(body) as never) : (body as never)
    },
    async close() {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
      await admin(template, `drop database if exists ${name} with (force)`)
    },
  }
  return app
}

type LooseInput = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown } | undefined

function addressOf(operation: Operation, input: unknown): string {
  const { params = {}, query = {} } = (input as LooseInput) ?? {}
  const address = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([k, v]) => (v === undefined || v === null ? [] : [[k, String(v)]])),
  )
  return search.size ? `${address}?${search}` : address
}

function requestOf(operation: Operation, input: unknown): RequestInit {
  const { body } = (input as LooseInput) ?? {}
  if (body === undefined) return { method: operation.method.toUpperCase() }
  return {
    method: operation.method.toUpperCase(),
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  }
}

async function admin(template: URL, statement: string): Promise<void> {
  const url = new URL(template)
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
