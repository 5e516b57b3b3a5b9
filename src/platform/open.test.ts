import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { openPlatform } from './open.ts'

// A database of its own: the shared one is a template, which nobody may be connected to.
const database = `open_${randomBytes(6).toString('hex')}`
const databaseUrl = () => Object.assign(new URL(inject('databaseUrl')), { pathname: `/${database}` }).href

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({
    connectionString: Object.assign(new URL(inject('databaseUrl')), { pathname: '/postgres' }).href,
  })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

beforeAll(() => asAdmin(`create database ${database}`))
afterAll(() => asAdmin(`drop database ${database} with (force)`))

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'chuangwen-open-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const openAndClose = async () => {
  const platform = await openPlatform({ dataDir, databaseUrl: databaseUrl(), logLevel: 'silent' }, () => {})
  await platform.close()
}
const secret = () => readFileSync(path.join(dataDir, 'secret'), 'utf8')

it('signs with a secret that stays, and makes a new one where a kill left an empty file', async () => {
  writeFileSync(path.join(dataDir, 'secret'), '')
  await openAndClose()
  const first = secret()
  expect(first).toMatch(/^[0-9a-f]{64}$/)
  await openAndClose()
  expect(secret()).toBe(first)
})

it('throws away half an upload that a killed process left', async () => {
  const incoming = path.join(dataDir, 'files/incoming')
  mkdirSync(incoming, { recursive: true })
  writeFileSync(path.join(incoming, 'half'), 'half a photo')
  await openAndClose()
  expect(existsSync(path.join(incoming, 'half'))).toBe(false)
})
