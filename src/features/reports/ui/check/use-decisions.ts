import { useMemo, useRef } from 'react'
import { type Fault, waiverFinder } from '../../../../libs/report-check/index.ts'
import type { Checked } from './protocol.ts'
import { acceptable } from './rows.ts'
import { type KeptWaiver, useWaivers, type WaiverScope } from './use-waivers.ts'

export type FaultState = 'open' | 'accepted' | 'waived'

/** The way back from one decision; going it twice changes nothing more. */
export type Undo = () => void

/** What was decided about each fault of a document: its correction accepted, or the text kept with a reason. */
export function useDecisions(
  checked: Checked,
  acceptedIndexes: readonly number[],
  changeAccepted: (change: (accepted: readonly number[]) => readonly number[]) => void,
) {
  const { faults } = checked
  const accepted: ReadonlySet<number> = useMemo(() => new Set(acceptedIndexes), [acceptedIndexes])
  const waivers = useWaivers(checked.name, checked.text)
  const history = useRef<Undo[]>([])
  const waived = useMemo(() => waivedFaults(checked, waivers.all), [checked, waivers.all])
  // Faults stand in the order of the text, so their indexes tell it.
  const inOrder = useMemo(() => [...accepted].sort((a, b) => a - b), [accepted])
  const acceptableOf = useMemo(
    () => acceptableFinder(faults, inOrder, (index) => accepted.has(index) || waived.has(index)),
    [faults, inOrder, accepted, waived],
  )
  const stateOf = (index: number): FaultState => {
    if (accepted.has(index)) return 'accepted'
    return waived.has(index) ? 'waived' : 'open'
  }
  const remember = (back: () => void): Undo => {
    const undo = () => {
      if (!history.current.includes(undo)) return
      history.current = history.current.filter((one) => one !== undo)
      back()
    }
    history.current.push(undo)
    return undo
  }
  const add = (indexes: readonly number[]) => changeAccepted((all) => [...new Set([...all, ...indexes])])
  const drop = (indexes: readonly number[]) => {
    const gone = new Set(indexes)
    changeAccepted((all) => all.filter((index) => !gone.has(index)))
  }

  return {
    accepted,
    inOrder,
    stateOf,
    waiverOf: (index: number) => waived.get(index),
    /** Open faults whose corrections are safe and fit beside the accepted ones. */
    acceptableSafe: () => acceptableOf('', (fault) => fault.fix?.safe === true),
    /** The same for all faults of one rule. */
    acceptableOfRule: (rule: string) => acceptableOf(rule, (fault) => fault.rule === rule),
    canAccept: (index: number) => acceptable(faults, inOrder, [index]).length > 0,
    accept: (indexes: readonly number[]): Undo => {
      add(indexes)
      return remember(() => drop(indexes))
    },
    revoke: (indexes: readonly number[]): Undo => {
      drop(indexes)
      return remember(() => add(indexes))
    },
    waive: (fault: Fault, reason: string, scope: WaiverScope) => waivers.add(fault, reason, scope),
    unwaive: (waiver: KeptWaiver) => waivers.remove(waiver),
    /** Takes the last acceptance back; false when there is none. */
    undo: (): boolean => {
      const last = history.current.at(-1)
      last?.()
      return last !== undefined
    },
    waived: () => [...waived.keys()],
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

/** The faults that a waiver covers. */
function waivedFaults({ text, faults }: Checked, waivers: readonly KeptWaiver[]): ReadonlyMap<number, KeptWaiver> {
  const waived = new Map<number, KeptWaiver>()
  const waiverOf = waiverFinder(text, waivers)
  faults.forEach((fault, index) => {
    const waiver = waiverOf(fault)
    if (waiver) waived.set(index, waiver)
  })
  return waived
}
