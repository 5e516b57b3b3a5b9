import { useMemo, useState } from 'react'
import type { Fault, Waiver } from '../../../../libs/report-check/index.ts'
import { useSession } from '../../../../web/kit/session.ts'
import type { Checked } from './protocol.ts'
import { acceptable } from './rows.ts'
import { readWaivers, writeWaivers } from './waivers.ts'

export type FaultState = 'open' | 'accepted' | 'waived'

/** What was decided about each fault of a document: its correction accepted, or the text kept with a reason. */
export function useDecisions(checked: Checked) {
  const { name, text, faults } = checked
  const { unit } = useSession()
  const [accepted, setAccepted] = useState<ReadonlySet<number>>(new Set())
  const [waivers, setWaivers] = useState<readonly Waiver[]>(() => readWaivers(unit.id, name))
  const reasons = useMemo(() => reasonsOf(checked, waivers), [checked, waivers])
  // Faults stand in the order of the text, so their indexes tell it.
  const inOrder = useMemo(() => [...accepted].sort((a, b) => a - b), [accepted])
  const acceptableOf = useMemo(
    () => acceptableFinder(faults, inOrder, (index) => accepted.has(index) || reasons.has(index)),
    [faults, inOrder, accepted, reasons],
  )
  const stateOf = (index: number): FaultState => {
    if (accepted.has(index)) return 'accepted'
    return reasons.has(index) ? 'waived' : 'open'
  }
  const keep = (next: readonly Waiver[]) => {
    setWaivers(next)
    writeWaivers(unit.id, name, next)
  }
  const waiverOf = (fault: Fault) => ({ rule: fault.rule, text: text.slice(fault.start, fault.end) })

  return {
    accepted,
    inOrder,
    stateOf,
    reasonOf: (index: number) => reasons.get(index),
    /** Open faults whose corrections are safe and fit beside the accepted ones. */
    acceptableSafe: () => acceptableOf('', (fault) => fault.fix?.safe === true),
    /** The same for all faults of one rule. */
    acceptableOfRule: (rule: string) => acceptableOf(rule, (fault) => fault.rule === rule),
    canAccept: (index: number) => acceptable(faults, inOrder, [index]).length > 0,
    accept: (indexes: readonly number[]) => setAccepted((all) => new Set([...all, ...indexes])),
    revoke: (indexes: readonly number[]) => {
      const gone = new Set(indexes)
      setAccepted((all) => new Set([...all].filter((index) => !gone.has(index))))
    },
    waive: (fault: Fault, reason: string) =>
      keep([...without(waivers, waiverOf(fault)), { ...waiverOf(fault), reason }]),
    unwaive: (fault: Fault) => keep(without(waivers, waiverOf(fault))),
    waived: () => [...reasons.keys()],
  }
}

export type Decisions = ReturnType<typeof useDecisions>

/** Finds open faults whose corrections fit; each kind is worked out once, because a long list asks again and again. */
function acceptableFinder(
  faults: readonly Fault[],
  accepted: readonly number[],
  isDecided: (index: number) => boolean,
): (kind: string, fits: (fault: Fault) => boolean) => number[] {
  const known = new Map<string, number[]>()
  return (kind, fits) => {
    let found = known.get(kind)
    if (!found) {
      const open = faults.flatMap((fault, index) => (fault.fix && fits(fault) && !isDecided(index) ? [index] : []))
      found = acceptable(faults, accepted, open)
      known.set(kind, found)
    }
    return found
  }
}

/** The faults that a waiver covers, with its reason. */
function reasonsOf({ text, faults }: Checked, waivers: readonly Waiver[]): ReadonlyMap<number, string> {
  const reasons = new Map<number, string>()
  if (waivers.length === 0) return reasons
  const known = new Map(waivers.map((waiver) => [keyOf(waiver), waiver.reason]))
  faults.forEach(({ rule, start, end }, index) => {
    const reason = known.get(keyOf({ rule, text: text.slice(start, end) }))
    if (reason !== undefined) reasons.set(index, reason)
  })
  return reasons
}

const keyOf = ({ rule, text }: Pick<Waiver, 'rule' | 'text'>) => `${rule}\n${text}`
const without = (waivers: readonly Waiver[], gone: Pick<Waiver, 'rule' | 'text'>) =>
  waivers.filter((one) => keyOf(one) !== keyOf(gone))
