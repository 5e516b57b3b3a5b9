import { ContentError } from '../../../platform/content/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { errors, LedgerDefinition } from '../contract/index.ts'
import { maySeeLedger } from '../permissions.ts'
import { ruleFaults } from '../rules/modules.ts'

type ContentSource = Pick<Context, 'content'>

const checked = new WeakMap<LedgerDefinition[], LedgerDefinition[]>()

/**
 * All ledgers by position. @throws ContentError when two files have one key or a rules module finds no field to work on
 */
export async function allLedgers({ content }: ContentSource): Promise<LedgerDefinition[]> {
  const loaded = await content.load('ledgers', LedgerDefinition)
  let ledgers = checked.get(loaded)
  if (!ledgers) {
    ledgers = loaded.toSorted((a, b) => a.position - b.position || (a.key < b.key ? -1 : 1))
    checkCatalogue(ledgers)
    checked.set(loaded, ledgers)
  }
  return ledgers
}

function checkCatalogue(ledgers: LedgerDefinition[]): void {
  for (const [key, same] of Map.groupBy(ledgers, (ledger) => ledger.key)) {
    if (same.length > 1) throw new ContentError(`有 ${same.length} 个台账文件都以“${key}”为键，请改成各不相同`)
  }
  for (const ledger of ledgers) {
    const [fault] = ruleFaults(ledger)
    if (fault) throw new ContentError(`台账“${ledger.key}”：${fault}`)
  }
}

/** The ledgers that exist for the person asking. */
export async function visibleLedgers(ctx: Pick<Context, 'content' | 'actor'>): Promise<LedgerDefinition[]> {
  return (await allLedgers(ctx)).filter((definition) => maySeeLedger(ctx.actor, definition))
}

export async function visibleKeys(ctx: Pick<Context, 'content' | 'actor'>): Promise<string[]> {
  return (await visibleLedgers(ctx)).map((definition) => definition.key)
}

/** @throws AppError `ledgers.noSuchLedger`, also for a ledger the person may not see */
export async function visibleLedger(ctx: Pick<Context, 'content' | 'actor'>, key: string): Promise<LedgerDefinition> {
  const found = (await visibleLedgers(ctx)).find((definition) => definition.key === key)
  return found ?? fail(errors.noSuchLedger, { ledger: key })
}
