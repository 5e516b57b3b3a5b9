import '../schemes.css'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { addressOf } from '../../../../web/kit/api.ts'
import type { Column } from '../../../../web/kit/data-table.tsx'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { PageHeader } from '../../../../web/kit/page-header.tsx'
import { useCall } from '../../../../web/kit/queries.ts'
import { useMay } from '../../../../web/kit/session.ts'
import { Sheet } from '../../../../web/kit/sheet.tsx'
import { Loaded } from '../../../../web/kit/states.tsx'
import { StatusTag } from '../../../../web/kit/status-tag.tsx'
import { TreeGrid } from '../../../../web/kit/tree-grid.tsx'
import { operations, type SchemeNode, type VersionView } from '../../contract.ts'
import { CriterionFacts, KindTag } from '../criterion-facts.tsx'
import { schemesTexts } from '../texts.ts'
import { AboutScheme } from './about-scheme.tsx'
import { versionTexts } from './texts.ts'
import { useWithdraw } from './use-withdraw.ts'

/** One published version: what it says of itself, and its criteria with what is local about them. */
export function VersionPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const view = useCall(operations.version, { params: { id } })
  return (
    <Loaded of={view} lines={8}>
      {(data) => <Version view={data} />}
    </Loaded>
  )
}

function Version({ view }: { view: VersionView }) {
  const texts = useTexts(schemesTexts)
  const { version } = view
  const trail = [
    { label: texts.settings, to: '/settings/organization' },
    { label: texts.files.title, to: '/settings/schemes' },
  ] as const
  return (
    <>
      <PageHeader
        title={`${version.title} ${version.version}`}
        trail={[...trail]}
        note={version.note}
        actions={<Actions view={view} />}
      />
      <div className="scheme-version">
        <AboutScheme view={view} />
        <Nodes view={view} />
      </div>
    </>
  )
}

function Actions({ view: { version } }: { view: VersionView }) {
  const t = useTexts(versionTexts)
  const may = useMay()
  const { id, base, keptBy } = version
  const navigate = useNavigate()
  const withdraw = useWithdraw(() => void navigate({ to: '/settings/schemes' }))
  const compare = base ? { from: base.id, to: id } : { from: id }
  return (
    <>
      <a className="button" href={addressOf(operations.export, { params: { id } })} download>
        {t.download}
      </a>
      {base && (
        <a className="button" href={addressOf(operations.exportOverlay, { params: { id } })} download>
          {t.overlay}
        </a>
      )}
      <Link to="/scheme/compare" search={compare} className="button">
        {base ? t.compare : t.compareOther}
      </Link>
      {may('schemes.write') && (
        <>
          <Link
            to="/settings/schemes/local"
            search={base ? { base: base.id, from: id } : { base: id }}
            className="button"
          >
            {base ? t.revise : t.local}
          </Link>
          <button
            type="button"
            className="button"
            disabled={keptBy !== null}
            title={keptBy ? t.kept[keptBy] : undefined}
            onClick={() => withdraw(version)}
          >
            {t.withdraw}
          </button>
        </>
      )}
    </>
  )
}

function Nodes({ view }: { view: VersionView }) {
  const texts = useTexts(schemesTexts)
  const t = useTexts(versionTexts)
  const [onlyLocal, setOnlyLocal] = useState(false)
  const [open, setOpen] = useState<SchemeNode>()
  const columns: Column<SchemeNode>[] = [
    {
      key: 'name',
      title: texts.files.node,
      render: (node) => (
        <div>
          {node.number} {node.name} <KindTag kind={node.kind} />
          {node.local && <StatusTag tone={node.local === 'added' ? 'good' : 'warn'}>{t[node.local]}</StatusTag>}
        </div>
      ),
    },
    { key: 'points', title: texts.points, align: 'end', width: '5rem', render: ({ points }) => points },
    {
      key: 'methods',
      title: texts.methods,
      width: '12rem',
      card: 'hidden',
      render: ({ methods }) => methods.join('、'),
    },
    {
      key: 'department',
      title: texts.department,
      width: '10rem',
      card: 'hidden',
      render: ({ department }) => department,
    },
  ]
  const items = onlyLocal ? withParents(view.nodes) : view.nodes
  return (
    <section>
      <h2>{t.nodes}</h2>
      {view.about.base && (
        <fieldset className="views no-print">
          <legend className="visually-hidden">{t.show}</legend>
          <button type="button" aria-pressed={!onlyLocal} onClick={() => setOnlyLocal(false)}>
            {t.all}
          </button>
          <button type="button" aria-pressed={onlyLocal} onClick={() => setOnlyLocal(true)}>
            {t.localOnly}
          </button>
        </fieldset>
      )}
      <TreeGrid
        key={String(onlyLocal)}
        label={t.nodes}
        items={items}
        columns={columns}
        openLevels={onlyLocal ? 12 : 1}
        selectedId={open?.id}
        onOpen={setOpen}
        empty={t.noneLocal}
      />
      <Sheet
        open={open !== undefined}
        title={open ? `${open.number} ${open.name}` : ''}
        onClose={() => setOpen(undefined)}
      >
        {open && <CriterionFacts node={open} />}
      </Sheet>
    </section>
  )
}

/** Local nodes with what they stand below. */
function withParents(nodes: readonly SchemeNode[]): SchemeNode[] {
  const wanted = new Set<string>()
  for (const node of [...nodes].reverse()) {
    if (node.local === null && !wanted.has(node.id)) continue
    wanted.add(node.id)
    if (node.parentId) wanted.add(node.parentId)
  }
  return nodes.filter(({ id }) => wanted.has(id))
}
