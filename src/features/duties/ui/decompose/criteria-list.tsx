import { Link } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { useMay } from '../../../../web/kit/session.ts'
import { StatusTag } from '../../../../web/kit/status-tag.tsx'
import { useScheduleText } from '../schedule-text.ts'
import { dutiesTexts } from '../texts.ts'
import type { DutyRow } from '../use-duty-rows.ts'
import { startDrag } from './drag.ts'

interface CriteriaListProps {
  rows: readonly DutyRow[]
  picked: ReadonlySet<string>
  onPick: (picked: ReadonlySet<string>) => void
}

/** All criteria with their owners; only what is in view is drawn. Picked ones are dragged together. */
export function CriteriaList({ rows, picked, onPick }: CriteriaListProps) {
  const t = useTexts(dutiesTexts).decompose
  const may = useMay()
  const scroller = useRef<HTMLElement>(null)
  const last = useRef<number>(undefined)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 60,
    overscan: 12,
    initialRect: { width: 800, height: 700 },
    getItemKey: (index) => rows[index]!.key,
  })
  const pickable = may('duties.assign')
  const all = rows.every((row) => picked.has(row.key))
  const pickAll = () => onPick(all ? new Set() : new Set(rows.map((row) => row.key)))
  const pick = (index: number, range: boolean) => {
    const next = new Set(picked)
    const on = !next.has(rows[index]!.key)
    const from = range && last.current !== undefined ? last.current : index
    for (let i = Math.min(from, index); i <= Math.max(from, index); i++) {
      if (on) next.add(rows[i]!.key)
      else next.delete(rows[i]!.key)
    }
    last.current = index
    onPick(next)
  }
  return (
    <div className="criteria-pane">
      {pickable && (
        <label className="pick-all">
          <input type="checkbox" checked={all} onChange={pickAll} />
          {t.pickShown(rows.length)}
          <span className="soft drag-hint">{t.bulkHint}</span>
        </label>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="criteria-list" ref={scroller} tabIndex={0} aria-label={t.criteria}>
        <ul style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              className={picked.has(rows[index]!.key) ? 'picked' : undefined}
              style={{ transform: `translateY(${start}px)` }}
              draggable={pickable}
              onDragStart={(event) => {
                const own = rows[index]!.key
                startDrag(event, picked.has(own) ? [...picked] : [own])
              }}
            >
              <CriterionRow
                row={rows[index]!}
                picked={picked.has(rows[index]!.key)}
                onPick={pickable ? (range) => pick(index, range) : undefined}
              />
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

interface CriterionRowProps {
  row: DutyRow
  picked: boolean
  /** `range`: everything since the last one too. */
  onPick: ((range: boolean) => void) | undefined
}

function CriterionRow({ row, picked, onPick }: CriterionRowProps) {
  const t = useTexts(dutiesTexts)
  const { scheduleText } = useScheduleText()
  const { node, part, department, post, holders } = row
  const name = [node.path, node.name, part].filter(Boolean).join(' ')
  return (
    <>
      {onPick && (
        <input
          type="checkbox"
          checked={picked}
          aria-label={t.decompose.pick(name)}
          onClick={(event) => onPick(event.shiftKey)}
          onChange={() => {}}
        />
      )}
      <div className="criterion-text">
        <Link to="/scheme/$criterionId" params={{ criterionId: row.criterionId }} title={node.name} draggable={false}>
          <span className="clip">
            {node.path} {node.name}
          </span>
        </Link>
        {part && <b>{part}</b>}
        {!row.departmentId && node.department && (
          <span className="soft">{t.decompose.columnText(node.department)}</span>
        )}
      </div>
      <div className="criterion-owner">
        {department ? (
          <span>
            {department}
            {post && ` · ${post}`}
            {holders && <span className="soft"> {holders}</span>}
          </span>
        ) : (
          <StatusTag tone="warn">{t.nobody}</StatusTag>
        )}
        {department && !post && <StatusTag tone="warn">{t.duty.noPost}</StatusTag>}
        {row.schedule && <span className="soft">{scheduleText(row.schedule)}</span>}
      </div>
    </>
  )
}
