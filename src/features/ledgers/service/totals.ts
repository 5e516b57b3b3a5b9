import { fail } from '../../../platform/errors.ts'
import type { WriteContext } from '../../../platform/http/context.ts'
import { peopleByIds } from '../../organization/index.ts'
import { errors, type LedgerDefinition } from '../contract/index.ts'
import { firstOverspent, personOverMinutes, takeTurns } from '../queries/limits.ts'
import { fundFields, minutesOfDay } from '../rules/modules.ts'
import type { Draft } from './draft.ts'

/**
 * Runs the rules modules of the ledgers written, after the rows are in and before they are committed, so that one check
 * serves new, changed, withdrawn and restored records.
 */
export async function checkTotals(tx: WriteContext, written: Pick<Draft, 'definition' | 'content'>[]): Promise<void> {
  const byRule = Map.groupBy(written, ({ definition }) => definition.rules)
  const withHours = byRule.get('volunteer-hours')
  if (withHours) await checkHours(tx, withHours)
  const funds = new Set(byRule.get('fund-balance')?.map(({ definition }) => definition.key))
  for (const ledger of funds) await checkBalance(tx, ledger)
}

async function checkHours(tx: WriteContext, written: Pick<Draft, 'content'>[]): Promise<void> {
  const { unitId } = tx.actor
  const people = new Set(written.flatMap(({ content }) => content.people.map(({ personId }) => personId)))
  const days = new Set(written.map(({ content }) => content.occurredOn))
  const over = await personOverMinutes(tx.db, unitId, [...people], [...days], minutesOfDay)
  if (!over) return
  const [person] = await peopleByIds(tx.db, unitId, [over.personId])
  fail(errors.overlappingHours, { person: `${person?.name ?? ''}${over.day} ` })
}

async function checkBalance(tx: WriteContext, ledger: string): Promise<void> {
  const overspent = await firstOverspent(tx.db, tx.actor.unitId, ledger, fundFields)
  if (overspent) fail(errors.overspent, { day: overspent.day, amount: overspent.short })
}

/** Taken before anything is written; in a fixed order, so that two writers never wait for each other in a ring. */
export async function takeTurnsFor(tx: WriteContext, definitions: LedgerDefinition[]): Promise<void> {
  const rules = [...new Set(definitions.flatMap((definition) => definition.rules ?? []))].sort()
  for (const rule of rules) await takeTurns(tx.db, tx.actor.unitId, rule)
}
