import type { TestApp } from '../../../tests/support/test-app.ts'
import type { OperationInput } from '../../libs/contract/index.ts'
import { newId } from '../../platform/ids.ts'
import type { operations } from './contract/index.ts'

export type NewRecord = OperationInput<typeof operations.createRecord>['body']

/** Invented places and people, put into the tables directly: how they get there is tested where they belong. */
export async function addPlace(
  t: TestApp,
  kind: 'department' | 'community',
  name: string,
  dates: { from?: string; to?: string } = {},
): Promise<string> {
  const id = newId()
  await t.deps.db
    .insertInto('organization_nodes')
    .values({
      unit_id: t.unitId,
      id,
      kind,
      name,
      position: 1,
      valid_from: dates.from ?? '2020-01-01',
      valid_to: dates.to ?? null,
    })
    .execute()
  return id
}

export async function addPeople(t: TestApp, names: string[], kind: 'staff' | 'volunteer' = 'volunteer') {
  const rows = names.map((name) => ({
    unit_id: t.unitId,
    id: newId(),
    name,
    kind,
    community_id: null,
    created_at: new Date('2026-01-01T00:00:00Z'),
  }))
  for (let start = 0; start < rows.length; start += 1000)
    await t.deps.db
      .insertInto('people')
      .values(rows.slice(start, start + 1000))
      .execute()
  return rows.map((row) => row.id)
}

/** A volunteer activity with everything it must have; `change` replaces parts. */
export function activity(
  people: { personId: string; minutes?: number | null }[],
  change: Partial<NewRecord> = {},
): NewRecord {
  return {
    ledger: 'volunteer_activity',
    occurredOn: '2026-05-10',
    title: '柳溪河畔清洁行动',
    fields: { field: '公共环境', location: '柳溪河北岸' },
    people,
    ...change,
  }
}
