import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Fault } from '../../../../libs/report-check/index.ts'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { Icon } from '../../../../web/kit/icon.tsx'
import { speech } from '../speech.ts'
import type { Look } from './check-result.tsx'
import type { Checked } from './protocol.ts'
import { faultsByRow, type Row, rowAt, rowsOf, type Segment, segmentsOf, shownFaults } from './rows.ts'
import { checkTexts } from './texts.ts'
import type { Decisions } from './use-decisions.ts'

const usualRowHeight = 34
const severities = ['blocker', 'error', 'warning', 'hint'] as const

/** Browsers cannot draw an element of any height, so a vast text is shown in pieces of this many rows. */
const rowsInPiece = 20_000

interface CheckedTextProps {
  checked: Checked
  decisions: Decisions
  look: Look | undefined
  onFault: (index: number) => void
}

/** The text with its faults marked; only what is in view is drawn, so that fifty megabytes scroll as one page does. */
export function CheckedText({ checked, look, ...marks }: CheckedTextProps) {
  const rows = useMemo(() => rowsOf(checked.text), [checked])
  const [piece, setPiece] = useState(0)
  const looked = useMemo(() => (look ? rowAt(rows, look.offset) : undefined), [look, rows])
  useEffect(() => {
    if (looked !== undefined) setPiece(Math.floor(looked / rowsInPiece))
  }, [looked])
  const pieces = Math.ceil(rows.length / rowsInPiece)
  const first = Math.min(piece, pieces - 1) * rowsInPiece
  const end = Math.min(rows.length, first + rowsInPiece)
  return (
    <div className="checked-side">
      {pieces > 1 && <PieceSwitch piece={piece} pieces={pieces} onPiece={setPiece} />}
      <TextPiece
        key={first}
        {...marks}
        checked={checked}
        look={look}
        rows={rows}
        first={first}
        end={end}
        looked={looked !== undefined && looked >= first && looked < end ? looked : undefined}
      />
    </div>
  )
}

function PieceSwitch(props: { piece: number; pieces: number; onPiece: (piece: number) => void }) {
  const t = useTexts(checkTexts)
  const { piece, pieces, onPiece } = props
  return (
    <div className="piece-switch">
      <button
        type="button"
        className="icon-button"
        aria-label={t.previousPiece}
        disabled={piece === 0}
        onClick={() => onPiece(piece - 1)}
      >
        <Icon name="left" />
      </button>
      {t.piece(piece + 1, pieces)}
      <button
        type="button"
        className="icon-button"
        aria-label={t.nextPiece}
        disabled={piece === pieces - 1}
        onClick={() => onPiece(piece + 1)}
      >
        <Icon name="right" />
      </button>
    </div>
  )
}

interface TextPieceProps extends CheckedTextProps {
  rows: readonly Row[]
  first: number
  end: number
  looked: number | undefined
}

function TextPiece({ checked, decisions, look, onFault, rows, first, end, looked }: TextPieceProps) {
  const t = useTexts(checkTexts)
  const scroller = useRef<HTMLElement>(null)
  const faults = useMemo(
    () => shownFaults(checked.text, checked.faults, decisions.accepted),
    [checked, decisions.accepted],
  )
  const byRow = useMemo(() => faultsByRow(rows, faults, first, end), [rows, faults, first, end])
  const virtual = useVirtualizer({
    count: end - first,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualRowHeight,
    overscan: 12,
    initialRect: { width: 800, height: 700 },
  })
  useEffect(() => {
    if (!look || looked === undefined) return
    virtual.scrollToIndex(looked - first, { align: 'center' })
    // A paragraph may be longer than the window, so its row in view does not yet mean the words are.
    const later = setTimeout(
      () => scroller.current?.querySelector('mark.current')?.scrollIntoView({ block: 'nearest' }),
      100,
    )
    return () => clearTimeout(later)
  }, [look, looked, first, virtual])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="checked-text" ref={scroller} tabIndex={0} aria-label={t.tabs.text} lang="zh-CN">
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index: at, start }) => (
          <p
            key={at}
            ref={virtual.measureElement}
            data-index={at}
            className={first + at === looked ? 'looked' : undefined}
            style={{ transform: `translateY(${start}px)` }}
          >
            <span className="line-number">{rows[first + at]!.line}</span>
            <span>
              <RowText
                text={checked.text}
                faults={faults}
                decisions={decisions}
                row={rows[first + at]!}
                indexes={byRow.get(first + at) ?? []}
                current={look?.fault}
                onFault={onFault}
              />
            </span>
          </p>
        ))}
      </div>
    </section>
  )
}

interface RowTextProps {
  text: string
  /** As they are shown. */
  faults: readonly Fault[]
  decisions: Decisions
  row: Row
  indexes: readonly number[]
  current: number | undefined
  onFault: (index: number) => void
}

function RowText({ text, faults, decisions, row, indexes, current, onFault }: RowTextProps) {
  if (indexes.length === 0) return text.slice(row.start, row.end)
  const shown = indexes.filter((index) => decisions.stateOf(index) !== 'waived')
  return segmentsOf(text, row, faults, shown).map((segment, at) =>
    segment.faults.length === 0 ? (
      segment.text
    ) : (
      <Marked
        // biome-ignore lint/suspicious/noArrayIndexKey: segments have no identity of their own
        key={at}
        segment={segment}
        faults={faults}
        decisions={decisions}
        current={current}
        onFault={onFault}
      />
    ),
  )
}

interface MarkedProps extends Omit<RowTextProps, 'text' | 'row' | 'indexes'> {
  segment: Segment
}

/** Marked words; an accepted correction stands behind what it replaces. */
function Marked({ segment, faults, decisions, current, onFault }: MarkedProps) {
  const t = useTexts(checkTexts)
  const say = useTexts(speech)
  const words = segment.text === '\n' ? t.lineEnd : segment.text
  const accepted = segment.faults.find((index) => decisions.accepted.has(index))
  if (accepted !== undefined) {
    return (
      <>
        <del>{words}</del>
        {segment.ends.includes(accepted) && <ins>{faults[accepted]!.fix?.text}</ins>}
      </>
    )
  }
  const gravest = severities.find((severity) => segment.faults.some((index) => faults[index]!.severity === severity))
  const first = segment.faults[0]!
  const classes = [
    gravest,
    segment.text === '' && 'caret',
    current !== undefined && segment.faults.includes(current) && 'current',
  ]
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list beside does the same by keyboard
    <mark
      className={classes.filter(Boolean).join(' ')}
      title={segment.faults.map((index) => say.message(faults[index]!)).join('\n')}
      onClick={() => onFault(first)}
    >
      {words}
    </mark>
  )
}
