import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react'
import type { Column } from './data-table.tsx'
import { useTexts } from './i18n.ts'
import { Icon } from './icon.tsx'
import { Empty } from './states.tsx'
import { kitTexts } from './texts.ts'

export interface TreeItem {
  id: string
  parentId: string | null
  depth: number
}

interface TreeGridProps<Item extends TreeItem> {
  label: string
  /** In document order, every parent before its children. */
  items: readonly Item[]
  /** The first column carries the tree. */
  columns: Column<Item>[]
  /** Levels open at first; 1 shows the roots only. */
  openLevels: number
  selectedId?: string | undefined
  /** Called for leaves; an item with children opens and closes instead. */
  onOpen: (item: Item) => void
  empty?: ReactNode
}

/** A tree with columns (ARIA treegrid): arrows move, → opens, ← closes or goes to the parent, Enter chooses. */
export function TreeGrid<Item extends TreeItem>(props: TreeGridProps<Item>) {
  const { label, items, columns, openLevels, selectedId, onOpen, empty } = props
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const [focusedId, setFocusedId] = useState<string>()
  const body = useRef<HTMLTableSectionElement>(null)
  const { parents, rootDepth } = useMemo(() => shapeOf(items), [items])

  const isOpen = (item: Item) => item.depth - rootDepth + 1 < openLevels !== toggled.has(item.id)
  const visible = visibleOf(items, isOpen)
  const current = visible.find((item) => item.id === (focusedId ?? selectedId)) ?? visible[0]

  const toggle = (item: Item) =>
    setToggled((former) => {
      const next = new Set(former)
      if (!next.delete(item.id)) next.add(item.id)
      return next
    })
  const choose = (item: Item) => (parents.has(item.id) ? toggle(item) : onOpen(item))
  const focusRow = (item: Item | undefined) => {
    if (!item) return
    setFocusedId(item.id)
    body.current?.querySelector<HTMLElement>(`[data-id="${item.id}"]`)?.focus()
  }
  const move = (event: KeyboardEvent, item: Item) => {
    if (event.target !== event.currentTarget) return
    const at = visible.indexOf(item)
    const hasChildren = parents.has(item.id)
    const open = hasChildren && isOpen(item)
    const steps: [string, () => void][] = [
      ['ArrowDown', () => focusRow(visible[at + 1])],
      ['ArrowUp', () => focusRow(visible[at - 1])],
      ['Home', () => focusRow(visible[0])],
      ['End', () => focusRow(visible.at(-1))],
      ['ArrowRight', () => (hasChildren && !open ? toggle(item) : focusRow(visible[at + 1]))],
      ['ArrowLeft', () => (open ? toggle(item) : focusRow(visible.find((other) => other.id === item.parentId)))],
      ['Enter', () => choose(item)],
    ]
    const action = steps.find(([key]) => key === event.key)?.[1]
    if (!action) return
    event.preventDefault()
    action()
  }

  if (items.length === 0) return <Empty>{empty}</Empty>
  return (
    <div className="table-wrap">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA's treegrid pattern is a table */}
      <table className="data-table tree-grid" role="treegrid" aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ key, title, align, width, card }) => (
              <th key={key} scope="col" className={classOf(align, card)} style={width ? { width } : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {visible.map((item) => (
            <TreeRow
              key={item.id}
              item={item}
              level={item.depth - rootDepth + 1}
              columns={columns}
              open={parents.has(item.id) ? isOpen(item) : undefined}
              selected={item.id === selectedId}
              focusable={item === current}
              onToggle={() => toggle(item)}
              onChoose={() => choose(item)}
              onKeyDown={(event) => move(event, item)}
              onFocus={() => setFocusedId(item.id)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface TreeRowProps<Item extends TreeItem> {
  item: Item
  level: number
  columns: Column<Item>[]
  /** Undefined for a leaf. */
  open: boolean | undefined
  selected: boolean
  focusable: boolean
  onToggle: () => void
  onChoose: () => void
  onKeyDown: (event: KeyboardEvent) => void
  onFocus: () => void
}

function TreeRow<Item extends TreeItem>({
  item,
  level,
  columns,
  open,
  selected,
  focusable,
  ...on
}: TreeRowProps<Item>) {
  const t = useTexts(kitTexts)
  return (
    <tr
      data-id={item.id}
      className={`level-${level}`}
      aria-level={level}
      aria-expanded={open}
      aria-selected={selected}
      tabIndex={focusable ? 0 : -1}
      onClick={(event) => event.defaultPrevented || on.onChoose()}
      onKeyDown={on.onKeyDown}
      onFocus={on.onFocus}
    >
      {columns.map(({ key, render, align, card, title }, index) => (
        <td key={key} className={classOf(align, card)} data-label={title}>
          {index > 0 ? (
            render(item)
          ) : (
            <div className="tree-cell" style={{ paddingInlineStart: `${(level - 1) * 1.25}rem` }}>
              {open === undefined ? (
                <span className="tree-leaf" />
              ) : (
                <button
                  type="button"
                  tabIndex={-1}
                  className="icon-button tree-toggle"
                  aria-label={open ? t.tree.collapse : t.tree.expand}
                  onClick={(event) => {
                    event.preventDefault()
                    on.onToggle()
                  }}
                >
                  <Icon name={open ? 'down' : 'right'} />
                </button>
              )}
              {render(item)}
            </div>
          )}
        </td>
      ))}
    </tr>
  )
}

const classOf = (align: 'end' | undefined, card: string | undefined) =>
  [align, card && `card-${card}`].filter(Boolean).join(' ') || undefined

function shapeOf(items: readonly TreeItem[]) {
  const parents = new Set(items.flatMap((item) => item.parentId ?? []))
  return { parents, rootDepth: Math.min(...items.map((item) => item.depth)) }
}

function visibleOf<Item extends TreeItem>(items: readonly Item[], isOpen: (item: Item) => boolean): Item[] {
  const shown = new Map<string, boolean>()
  return items.filter((item) => {
    const parentShowsChildren = item.parentId === null || (shown.get(item.parentId) ?? true)
    shown.set(item.id, parentShowsChildren && isOpen(item))
    return parentShowsChildren
  })
}
