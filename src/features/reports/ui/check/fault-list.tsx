import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { Sheet } from '../../../../web/kit/sheet.tsx'
import { FaultCard } from './fault-card.tsx'
import { allShown, FaultFilters, type Shown } from './fault-filters.tsx'
import type { Checked, ExplainedRule } from './protocol.ts'
import { RuleWhy } from './rule-why.tsx'
import { checkTexts } from './texts.ts'
import type { Decisions } from './use-decisions.ts'

const usualCardHeight = 150
/** No person reads more; the others come when these are decided or filtered away. */
const mostListed = 2000

interface FaultListProps {
  checked: Checked
  decisions: Decisions
  rules: ReadonlyMap<string, ExplainedRule>
  current: number | undefined
  onAccept: (indexes: readonly number[]) => void
  /** `inText`: the person asked for the text itself, which on a phone is another tab. */
  onLook: (index: number, inText: boolean) => void
}

/** The faults beside the text, in its order; filtered, decided, explained. */
export function FaultList({ checked, decisions, rules, current, onAccept, onLook }: FaultListProps) {
  const t = useTexts(checkTexts)
  const [shown, setShown] = useState<Shown>(allShown)
  const [why, setWhy] = useState<string>()
  const lines = useMemo(() => linesOf(checked), [checked])
  const indexes = checked.faults.flatMap((fault, index) => {
    const fits =
      (shown.severity === 'all' || fault.severity === shown.severity) &&
      (shown.class === '' || fault.rule.startsWith(`${shown.class}-`)) &&
      (shown.state === 'all' || decisions.stateOf(index) === shown.state)
    return fits ? [index] : []
  })
  const listed = indexes.slice(0, mostListed)
  const { scroller, virtual } = useCards(listed, current)
  if (checked.faults.length === 0) return <Clean />
  return (
    <div className="fault-side">
      <FaultFilters checked={checked} decisions={decisions} shown={shown} onShown={setShown} />
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
                  onAccept={onAccept}
                  onLook={(inText) => onLook(index, inText)}
                  onWhy={setWhy}
                />
              </li>
            )
          })}
        </ol>
      </section>
      <Sheet open={why !== undefined} title={rules.get(why ?? '')?.title ?? ''} onClose={() => setWhy(undefined)}>
        {why && <RuleWhy rule={rules.get(why)} />}
      </Sheet>
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

/** The 1-based line of every fault, in one pass over the text. */
function linesOf({ text, faults }: Checked): number[] {
  let line = 1
  let newline = text.indexOf('\n')
  return faults.map(({ start }) => {
    while (newline >= 0 && newline < start) {
      line += 1
      newline = text.indexOf('\n', newline + 1)
    }
    return line
  })
}
