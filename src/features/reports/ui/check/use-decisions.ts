import { useState } from 'react'
import type { Fault, Waiver } from '../../../../libs/report-check/index.ts'
import { useSession } from '../../../../web/kit/session.ts'
import type { Checked } from './protocol.ts'
import { acceptable } from './rows.ts'
import { readWaivers, writeWaivers } from './waivers.ts'

export type FaultState = 'open' | 'accepted' | 'waived'

/** What was decided about each fault of a document: its correction accepted, or the text kept with a reason. */
export function useDecisions({ name, text, faults }: Checked) {
  const { unit } = useSession()
  const [accepted, setAccepted] = useState<ReadonlySet<number>>(new Set())
  const [waivers, setWaivers] = useState<readonly Waiver[]>(() => readWaivers(unit.id, name))
  const reasons = new Map(waivers.map((waiver) => [keyOf(waiver), waiver.reason]))
  const waiverOf = (fault: Fault) => ({ rule: fault.rule, text: text.slice(fault.start, fault.end) })
  const reasonOf = (fault: Fault) => reasons.get(keyOf(waiverOf(fault)))
  const stateOf = (index: number): FaultState => {
    if (accepted.has(index)) return 'accepted'
    return reasonOf(faults[index]!) === undefined ? 'open' : 'waived'
  }
  const keep = (next: readonly Waiver[]) => {
    setWaivers(next)
    writeWaivers(unit.id, name, next)
  }
  const openWithFix = (fits: (fault: Fault) => boolean) =>
    faults.flatMap((fault, index) => (fault.fix && fits(fault) && stateOf(index) === 'open' ? [index] : []))
  const acceptableOf = (fits: (fault: Fault) => boolean) => acceptable(faults, accepted, openWithFix(fits))

  return {
    accepted,
    stateOf,
    reasonOf,
    /** Indexes of open faults whose corrections fit beside the accepted ones. */
    acceptableOf,
    canAccept: (index: number) => acceptable(faults, accepted, [index]).length > 0,
    accept: (indexes: readonly number[]) => setAccepted((all) => new Set([...all, ...indexes])),
    revoke: (indexes: readonly number[]) =>
      setAccepted((all) => new Set([...all].filter((index) => !indexes.includes(index)))),
    waive: (fault: Fault, reason: string) =>
      keep([...without(waivers, waiverOf(fault)), { ...waiverOf(fault), reason }]),
    unwaive: (fault: Fault) => keep(without(waivers, waiverOf(fault))),
    waived: () => faults.flatMap((_, index) => (stateOf(index) === 'waived' ? [index] : [])),
  }
}

export type Decisions = ReturnType<typeof useDecisions>

const keyOf = ({ rule, text }: Pick<Waiver, 'rule' | 'text'>) => `${rule}\n${text}`
const without = (waivers: readonly Waiver[], gone: Pick<Waiver, 'rule' | 'text'>) =>
  waivers.filter((one) => keyOf(one) !== keyOf(gone))
