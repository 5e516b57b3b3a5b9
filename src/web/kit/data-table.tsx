import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useRef } from 'react'
import { Empty } from './states.tsx'

export interface Column<Row> {
  key: string
  title: string
  render: (row: Row) => ReactNode
  /** Numbers stand at the right. */
  align?: 'end'
  /** CSS width; the rest share what is left. */
  width?: string
  /** On a phone: `title` heads the card, `hidden` is left out, anything else is a line "column: value". */
  card?: 'title' | 'hidden'
}

interface DataTableProps<Row> {
  caption: string
  columns: Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  empty?: ReactNode
}

const virtualBeyond = 200
const rowHeight = 40

/** A real table with a sticky head; cards on a phone (by style sheet); beyond 200 rows only what is in view is drawn. */
export function DataTable<Row>({ caption, columns, rows, rowKey, empty }: DataTableProps<Row>) {
  if (rows.length === 0) return <Empty>{empty}</Empty>
  const parts = { caption, columns, rows, rowKey }
  return rows.length > virtualBeyond ? <VirtualTable {...parts} /> : <PlainTable {...parts} />
}

type TableParts<Row> = Omit<DataTableProps<Row>, 'empty'>

function PlainTable<Row>({ caption, columns, rows, rowKey }: TableParts<Row>) {
  return (
    <div className="table-wrap">
      <table className="data-table">
        <caption className="visually-hidden">{caption}</caption>
        <Head columns={columns} />
        <tbody>
          {rows.map((row) => (
            <Cells key={rowKey(row)} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function VirtualTable<Row>({ caption, columns, rows, rowKey }: TableParts<Row>) {
  const scroller = useRef<HTMLElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 20,
    initialRect: { width: 800, height: 600 },
  })
  const items = virtual.getVirtualItems()
  const before = items[0]?.start ?? 0
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="table-wrap table-virtual" ref={scroller} tabIndex={0} aria-label={caption}>
      <table className="data-table" aria-rowcount={rows.length + 1}>
        <caption className="visually-hidden">{caption}</caption>
        <Head columns={columns} />
        <tbody>
          <Spacer height={before} columns={columns.length} />
          {items.map(({ index }) => {
            const row = rows[index]!
            return (
              <Cells key={rowKey(row)} row={row} columns={columns} position={index} measure={virtual.measureElement} />
            )
          })}
          <Spacer height={after} columns={columns.length} />
        </tbody>
      </table>
    </section>
  )
}

function Spacer({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a table row cannot take the focus
    <tr aria-hidden="true" className="spacer">
      <td colSpan={columns} style={{ height }} />
    </tr>
  )
}

function Head<Row>({ columns }: { columns: Column<Row>[] }) {
  return (
    <thead>
      <tr>
        {columns.map(({ key, title, align, width }) => (
          <th key={key} scope="col" className={align} style={width ? { width } : undefined}>
            {title}
          </th>
        ))}
      </tr>
    </thead>
  )
}

interface CellsProps<Row> {
  row: Row
  columns: Column<Row>[]
  position?: number
  measure?: (element: Element | null) => void
}

function Cells<Row>({ row, columns, position, measure }: CellsProps<Row>) {
  return (
    <tr ref={measure} data-index={position} aria-rowindex={position === undefined ? undefined : position + 2}>
      {columns.map(({ key, title, render, align, card }) => (
        <td key={key} className={[align, card && `card-${card}`].filter(Boolean).join(' ')} data-label={title}>
          {render(row)}
        </td>
      ))}
    </tr>
  )
}
