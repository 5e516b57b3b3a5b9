import type { Column } from '../../../../web/kit/data-table.tsx'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { Icon } from '../../../../web/kit/icon.tsx'
import { StatusTag } from '../../../../web/kit/status-tag.tsx'
import { TreeGrid } from '../../../../web/kit/tree-grid.tsx'
import type { DraftAddition, OverlayDraft, SchemeNode } from '../../contract.ts'
import { KindTag } from '../criterion-facts.tsx'
import { versionTexts } from '../version/texts.ts'
import { added, changeOf, withAddition, withChange, withoutAddition } from './draft.ts'
import { type LocalRow, localRows } from './rows.ts'
import { localTexts } from './texts.ts'

interface LocalTreeProps {
  nodes: readonly SchemeNode[]
  draft: OverlayDraft
  onChange: (draft: OverlayDraft) => void
}

/** The base's tree with what is local written beside and below it. */
export function LocalTree({ nodes, draft, onChange }: LocalTreeProps) {
  const t = useTexts(localTexts)
  const of = useTexts(versionTexts)
  const rows = localRows(nodes, draft)
  const childrenOf = (path: string | undefined) =>
    rows.filter((row) => row.under === path && row.addition === undefined).map(({ number }) => number)
  const say = (row: LocalRow, said: Partial<DraftAddition>) =>
    onChange(row.addition === undefined ? withChange(draft, row.path, said) : withAddition(draft, row.addition, said))
  const columns: Column<LocalRow>[] = [
    {
      key: 'name',
      title: t.node,
      render: (row) =>
        row.addition === undefined ? (
          <div>
            {row.number} {row.name} <KindTag kind={row.kind} />
            {changeOf(draft, row.path) && <StatusTag tone="warn">{of.changed}</StatusTag>}
          </div>
        ) : (
          <AddedName row={row} onSay={(said) => say(row, said)} />
        ),
    },
    {
      key: 'base',
      title: t.base,
      align: 'end',
      width: '6rem',
      card: 'hidden',
      render: ({ basePoints }) => basePoints ?? '—',
    },
    {
      key: 'points',
      title: t.points,
      width: '6rem',
      render: (row) => (
        <Entry
          label={t.pointsOf(row.name)}
          decimal
          value={row.points}
          off={row.hidden}
          onValue={(points) => say(row, { points })}
        />
      ),
    },
    {
      key: 'department',
      title: t.department,
      width: '10rem',
      render: (row) => (
        <Entry
          label={t.departmentOf(row.name)}
          value={row.department}
          placeholder={row.baseDepartment}
          off={row.hidden}
          onValue={(department) => say(row, { department })}
        />
      ),
    },
    {
      key: 'hide',
      title: t.hide,
      width: '5rem',
      render: (row) =>
        row.addition === undefined ? (
          <Own>
            <input
              type="checkbox"
              aria-label={t.hideOf(row.name)}
              checked={changeOf(draft, row.path)?.hide ?? false}
              onChange={(event) =>
                onChange(withChange(draft, row.path, { hide: event.target.checked ? true : undefined }))
              }
            />
          </Own>
        ) : (
          <Own>
            <button type="button" className="link" onClick={() => onChange(withoutAddition(draft, row.addition!))}>
              {t.remove}
            </button>
          </Own>
        ),
    },
    {
      key: 'add',
      title: t.add,
      width: '6rem',
      render: (row) => (
        <Own>
          <button
            type="button"
            className="icon-button"
            aria-label={t.addTo(row.name)}
            disabled={row.hidden}
            onClick={() => onChange(added(draft, row.path, childrenOf(row.path)))}
          >
            <Icon name="plus" />
          </button>
        </Own>
      ),
    },
  ]
  return (
    <section className="local-tree">
      <h2>{t.tree}</h2>
      <TreeGrid
        label={t.tree}
        items={rows}
        columns={columns}
        openLevels={nodes.length > 60 ? 1 : 3}
        onOpen={() => {}}
      />
      <button type="button" className="button" onClick={() => onChange(added(draft, undefined, childrenOf(undefined)))}>
        <Icon name="plus" />
        {t.addRoot}
      </button>
    </section>
  )
}

/** A control inside a row: its clicks and keys are its own, not the tree's. */
function Own({ children }: { children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps events from the row
    <span
      role="presentation"
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      {children}
    </span>
  )
}

interface EntryProps {
  label: string
  value: string
  placeholder?: string | undefined
  decimal?: boolean
  off?: boolean
  onValue: (value: string) => void
}

function Entry({ label, value, placeholder, decimal = false, off = false, onValue }: EntryProps) {
  return (
    <Own>
      <input
        type="text"
        className="local-entry"
        aria-label={label}
        inputMode={decimal ? 'decimal' : undefined}
        value={value}
        placeholder={placeholder}
        disabled={off}
        onChange={(event) => onValue(event.target.value.trim() === '' ? '' : event.target.value)}
      />
    </Own>
  )
}

function AddedName({ row, onSay }: { row: LocalRow; onSay: (said: Partial<DraftAddition>) => void }) {
  const t = useTexts(localTexts)
  const of = useTexts(versionTexts)
  return (
    <div className="local-added">
      <StatusTag tone="good">{of.added}</StatusTag>
      <Entry label={t.number} value={row.number} onValue={(number) => onSay({ number })} />
      <Entry
        label={t.newName}
        value={row.addedName ?? ''}
        placeholder={t.newName}
        onValue={(name) => onSay({ name })}
      />
      <Entry
        label={t.rule}
        value={row.ruleText}
        placeholder={t.rule}
        onValue={(text) => onSay({ rule: text === '' ? undefined : { form: 'assessed', text } })}
      />
    </div>
  )
}
