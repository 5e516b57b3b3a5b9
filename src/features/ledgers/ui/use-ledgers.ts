import { useCall } from '../../../web/kit/queries.ts'
import { type LedgerDefinition, operations } from '../contract/index.ts'

/** The ledgers this person sees, with how many records each holds. */
export function useLedgers() {
  const ledgers = useCall(operations.listLedgers, {})
  const items = ledgers.data?.items ?? []
  return {
    ledgers,
    items,
    definitionOf: (key: string | undefined): LedgerDefinition | undefined =>
      items.find(({ definition }) => definition.key === key)?.definition,
  }
}

export type LedgerItem = ReturnType<typeof useLedgers>['items'][number]

/** By their groups, in the order in which groups first appear. */
export function grouped(items: readonly LedgerItem[]): [group: string, items: LedgerItem[]][] {
  return [...Map.groupBy(items, ({ definition }) => definition.group)]
}
