import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { toast } from '../../../../web/kit/toast.tsx'
import { FaultCard } from './fault-card.tsx'
import { allShown, FaultFilters, type Shown } from './fault-filters.tsx'
import type { Checked, ExplainedRule } from './protocol.ts'
import { checkTexts } from './texts.ts'
import type { Decisions } from './use-decisions.ts'
import { useFaultKeys } from './use-fault-keys.ts'

const usualCardHeight = 150
/** No person reads more; the others come when these are decided or filtered away. */
const mostListed = 2000

interface FaultListProps {
  checked: Checked
  decisions: Decisions
  rules: ReadonlyMap<string, ExplainedRule>
  lines: readonly number[]
  current: number | undefined
  onAccept: (indexes: readonly number[]) => void
  onUndo: () => void
  /** `inText`: the person asked for the text itself, which on a phone is another tab. */
  onLook: (index: number, inText: boolean) => void
  onWhy: (rule: string) => void
}

/** The faults beside the text, in its order; filtered, decided, explained. */
export function FaultList(props: FaultListProps) {
  const { checked, decisions, rules, lines, current, onAccept, onUndo, onLook, onWhy } = props
  const t = useTexts(checkTexts)
  const [shown, setShown] = useState<Shown>(allShown)
  const [waiving, setWaiving] = useState<number>()
  const indexes = checked.faults.flatMap((fault, index) => {
    const fits =
      (shown.severity === 'all' || fault.severity === shown.severity) &&
      (shown.class === '' || fault.rule.startsWith(`${shown.class}-`)) &&
      (shown.state === 'all' || decisions.stateOf(index) === shown.state)
    return fits ? [index] : []
  })
  const listed = indexes.slice(0, mostListed)
  const { scroller, virtual } = useCards(listed, current)
  useFaultKeys({
    listed,
    current,
    onLook: (index) => onLook(index, false),
    onAccept: (index) => {
      if (decisions.stateOf(index) !== 'open') return true
      const fits = decisions.canAccept(index)
      if (fits) onAccept([index])
      else toast(checked.faults[index]!.fix ? t.overlaps : t.noFix, { tone: 'bad' })
      return fits
    },
    onWaive: (index) => decisions.stateOf(index) === 'open' && setWaiving(index),
    onUndo,
  })
  if (checked.faults.length === 0) return <Clean />
  return (
    <div className="fault-side">
      <FaultFilters checked={checked} decisions={decisions} shown={shown} onShown={setShown} />
      <p className="keys soft">{t.keys}</p>
      {indexes.length === 0 && <p className="soft">{t.nothingHere}</p>}
      {indexes.length > mostListed && <p className="soft">{t.listed(mostListed)}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="fault-list" ref={scroller} tabIndex={0} aria-label={t.tabs.faults}>
        <ol style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index: at, start }) => {
            const index = listed[at]!
            return (
              <li
                key={index}
                ref={virtual.measureElement}
                data-index={at}
                style={{ transform: `translateY(${start}px)` }}
              >
                <FaultCard
                  checked={checked}
                  index={index}
                  line={lines[index]!}
                  rule={rules.get(checked.faults[index]!.rule)}
                  decisions={decisions}
                  current={index === current}
                  waiving={index === waiving}
                  onWaiving={(open) => setWaiving(open ? index : undefined)}
                  onAccept={onAccept}
                  onLook={() => onLook(index, false)}
                  onShow={() => onLook(index, true)}
                  onWhy={onWhy}
                />
              </li>
            )
          })}
        </ol>
      </section>
    </div>
  )
}

/** The cards in view; one asked for from the text is brought into view. */
function useCards(indexes: readonly number[], current: number | undefined) {
  const scroller = useRef<HTMLElement>(null)
  const virtual = useVirtualizer({
    count: indexes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualCardHeight,
    getItemKey: (at) => indexes[at]!,
    overscan: 4,
    initialRect: { width: 400, height: 700 },
  })
  const at = current === undefined ? -1 : indexes.indexOf(current)
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [at, virtual])
  return { scroller, virtual }
}

function Clean() {
  const t = useTexts(checkTexts)
  return (
    <div className="fault-side card">
      <b>{t.clean}</b>
      <p className="soft">{t.cleanNote}</p>
    </div>
  )
}
