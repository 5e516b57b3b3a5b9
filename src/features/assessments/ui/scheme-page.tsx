import './scheme.css'
import { Link, Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { Column } from '../../../web/kit/data-table.tsx'
import { Points } from '../../../web/kit/figure.tsx'
import { shortDecimal, useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { Loaded } from '../../../web/kit/states.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { TreeGrid } from '../../../web/kit/tree-grid.tsx'
import { Views } from '../../../web/kit/views.tsx'
import type { SchemeTree } from '../../schemes/contract.ts'
import { KindTag } from '../../schemes/ui/criterion-facts.tsx'
import type { Scorecard } from '../contract/index.ts'
import { CyclePicker, PastSchemePage } from './past-scheme.tsx'
import { SchemeTabs } from './scheme-tabs.tsx'
import { assessmentsTexts } from './texts.ts'
import { filterTree, type ScoredNode, type Show, useScoredScheme } from './use-scheme.ts'

export function SchemePage() {
  const { cycle } = useSearch({ strict: false }) as { cycle?: string }
  return cycle ? <PastSchemePage cycleId={cycle} /> : <CurrentSchemePage />
}

/** The tree of the scheme; a criterion opens beside it (below it on a phone's own page). */
function CurrentSchemePage() {
  const t = useTexts(assessmentsTexts)
  const { criterionId } = useParams({ strict: false })
  const search = useSearch({ strict: false }) as { show?: string }
  const show: Show = search.show === 'lost' || search.show === 'unowned' ? search.show : 'all'
  const { scheme, card, nodes } = useScoredScheme()
  return (
    <div className={criterionId ? 'scheme with-panel' : 'scheme'}>
      <div className="scheme-main">
        <PageHeader
          title={t.title}
          note={scheme.data && <SchemeNote scheme={scheme.data} card={card} />}
          actions={
            <>
              <CyclePicker />
              <button type="button" className="button" onClick={() => print()}>
                <Icon name="print" />
                {t.print}
              </button>
            </>
          }
        />
        <SchemeTabs />
        <Loaded of={scheme} lines={14}>
          {() => (
            <SchemeTreeView
              key={show}
              show={show}
              nodes={nodes}
              narrow={criterionId !== undefined}
              selectedId={criterionId}
            />
          )}
        </Loaded>
      </div>
      <Outlet />
    </div>
  )
}

function SchemeNote({ scheme, card }: { scheme: SchemeTree; card: Scorecard | undefined }) {
  const { date } = useFormats()
  const { title, version, note, cycle } = scheme
  return (
    <>
      {`${title}（${version}） · ${cycle.name} ${date(cycle.startsOn)}—${date(cycle.endsOn)}`}
      {card && (
        <>
          {' · '}
          <Points got={card.got} full={card.full} />
          {card.class && ` ${card.class}`}
        </>
      )}
      {note && <small className="block">{note}</small>}
    </>
  )
}

interface SchemeTreeViewProps {
  show: Show
  nodes: readonly ScoredNode[]
  narrow: boolean
  selectedId: string | undefined
}

function SchemeTreeView({ show, nodes, narrow, selectedId }: SchemeTreeViewProps) {
  const t = useTexts(assessmentsTexts)
  const navigate = useNavigate()
  const shown = filterTree(nodes, show)
  const columns = useColumns()
  const [allOpen, setAllOpen] = useState(show !== 'all')
  return (
    <>
      <div className="filters">
        <Views
          label={t.show}
          name="show"
          options={(['all', 'lost', 'unowned'] as const).map((value) => ({ value, label: t.filter[value] }))}
        />
        <button type="button" className="button" onClick={() => setAllOpen(!allOpen)}>
          {allOpen ? t.collapseAll : t.expandAll}
        </button>
        <span className="soft">{t.count(shown.filter((node) => node.isCriterion).length)}</span>
      </div>
      <TreeGrid
        key={String(allOpen)}
        label={t.title}
        items={shown}
        columns={columns.filter(({ key }) => !narrow || ['name', 'got', 'lost'].includes(key))}
        openLevels={allOpen ? Number.POSITIVE_INFINITY : show === 'all' ? 2 : 1}
        selectedId={selectedId}
        onOpen={(node) =>
          void navigate({ to: '/scheme/$criterionId', params: { criterionId: node.id }, search: (former) => former })
        }
        empty={show === 'all' ? undefined : t.empty[show]}
      />
    </>
  )
}

function useColumns(): Column<ScoredNode>[] {
  const t = useTexts(assessmentsTexts)
  return [
    { key: 'name', title: t.column.name, render: (node) => <NodeName node={node} /> },
    {
      key: 'methods',
      title: t.column.methods,
      width: '8rem',
      card: 'hidden',
      render: (node) => node.methods.join('、'),
    },
    { key: 'evidence', title: t.column.evidence, width: '16rem', card: 'hidden', render: (node) => node.evidence },
    { key: 'owner', title: t.column.owner, width: '13rem', card: 'hidden', render: (node) => <Owner node={node} /> },
    {
      key: 'points',
      title: t.column.points,
      align: 'end',
      card: 'hidden',
      render: (node) => shortDecimal(node.score?.full ?? node.points),
    },
    { key: 'got', title: t.column.got, align: 'end', render: (node) => node.score && shortDecimal(node.score.got) },
    { key: 'lost', title: t.column.lost, align: 'end', render: (node) => <Lost node={node} /> },
  ]
}

function NodeName({ node }: { node: ScoredNode }) {
  const label = `${node.number} ${node.name}`
  return (
    <div>
      {node.isCriterion ? (
        <Link to="/scheme/$criterionId" params={{ criterionId: node.id }} search={(former) => former} tabIndex={-1}>
          {label}
        </Link>
      ) : (
        label
      )}{' '}
      <KindTag kind={node.kind} />
      {node.isCriterion && Number(node.score?.lost ?? 0) > 0 && <p className="soft clip">{node.score?.why}</p>}
    </div>
  )
}

function Owner({ node }: { node: ScoredNode }) {
  const t = useTexts(assessmentsTexts)
  if (!node.isCriterion) return t.ownedBelow(node.below.owned, node.below.criteria)
  const named = [node.owner.department, node.owner.post].filter(Boolean).join(' · ')
  return (
    <>
      {named} {!node.owner.complete && <StatusTag tone="warn">{t.unowned}</StatusTag>}
    </>
  )
}

function Lost({ node }: { node: ScoredNode }) {
  if (!node.score || Number(node.score.lost) === 0) return null
  return <span className="lost">{shortDecimal(node.score.lost)}</span>
}
