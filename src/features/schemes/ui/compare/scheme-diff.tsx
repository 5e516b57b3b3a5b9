import './compare.css'
import { type ReactNode, useState } from 'react'
import { addressOf } from '../../../../web/kit/api.ts'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { Icon } from '../../../../web/kit/icon.tsx'
import { useCall } from '../../../../web/kit/queries.ts'
import { Empty, Loaded } from '../../../../web/kit/states.tsx'
import { type SchemeDiff as Difference, type DiffNode, operations } from '../../contract.ts'
import { DiffEntry } from './diff-entry.tsx'
import { compareTexts } from './texts.ts'

interface SchemeDiffProps {
  /** Ids of two published versions. */
  from: string
  to: string
  /** Stands between the totals and the list: what the difference does elsewhere, such as to today's score. */
  children?: ReactNode
}

/** What one version changes about another, side by side; filtered, printed, taken along as a table. */
export function SchemeDiff({ from, to, children }: SchemeDiffProps) {
  const difference = useCall(operations.diff, { query: { from, to } })
  return (
    <Loaded of={difference} lines={8}>
      {(data) => (
        <Differences key={`${from} ${to}`} of={data}>
          {children}
        </Differences>
      )}
    </Loaded>
  )
}

const changes = ['added', 'removed', 'moved', 'changed'] as const
/** Shown at once; a wholly new version has more than anybody reads in one go. */
const portion = 200

function Differences({ of, children }: { of: Difference; children?: ReactNode }) {
  const t = useTexts(compareTexts)
  const [only, setOnly] = useState<DiffNode['change']>()
  const [limit, setLimit] = useState(portion)
  const count = (change: DiffNode['change']) => of.nodes.filter((node) => node.change === change).length
  const chosen = of.nodes.filter((node) => only === undefined || node.change === only)
  const query = { from: of.from.id, to: of.to.id }
  return (
    <div className="scheme-diff">
      <p className="scheme-diff-total">{t.total(of.from.points, of.to.points)}</p>
      {children}
      <div className="scheme-diff-bar no-print">
        <fieldset className="views">
          <legend className="visually-hidden">{t.filter}</legend>
          <button type="button" aria-pressed={only === undefined} onClick={() => setOnly(undefined)}>
            {t.all} {of.nodes.length}
          </button>
          {changes.map((change) => (
            <button key={change} type="button" aria-pressed={only === change} onClick={() => setOnly(change)}>
              {t.change[change]} {count(change)}
            </button>
          ))}
        </fieldset>
        <span className="scheme-actions">
          <a className="button" href={addressOf(operations.diffWorkbook, { query })} download>
            {t.download}
          </a>
          <button type="button" className="button" onClick={() => print()}>
            <Icon name="print" />
            {t.print}
          </button>
        </span>
      </div>
      {chosen.length === 0 && <Empty>{of.nodes.length === 0 ? t.none : t.noneSuch}</Empty>}
      <ol className="diff-list">
        {chosen.slice(0, limit).map((node) => (
          <DiffEntry key={`${node.change} ${node.path}`} node={node} />
        ))}
      </ol>
      {chosen.length > limit && (
        <button type="button" className="button no-print" onClick={() => setLimit(limit + portion)}>
          {t.more(chosen.length - limit)}
        </button>
      )}
    </div>
  )
}
