import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Migration, Migrator } from 'kysely'
import type { Db } from './index.ts'

const folder = path.resolve(import.meta.dirname, '../../../migrations')

/** Brings the database to the newest migration, in order, under Kysely's advisory lock; each runs wholly or not at all. */
export async function migrate(db: Db): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations } })
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw error
  return (results ?? []).map((r) => r.migrationName)
}

async function getMigrations(): Promise<Record<string, Migration>> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-.*\.ts$/.test(name)).sort()
  const loaded = await Promise.all(
    names.map(async (name) => {
      const module = (await import(pathToFileURL(path.join(folder, name)).href)) as Migration
      return [name.replace(/\.ts$/, ''), { up: module.up }] as const
    }),
  )
  return Object.fromEntries(loaded)
}
