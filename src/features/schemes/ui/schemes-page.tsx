import './schemes.css'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { addressOf } from '../../../web/kit/api.ts'
import { type Column, DataTable } from '../../../web/kit/data-table.tsx'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { useCall } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { Loaded } from '../../../web/kit/states.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { operations, type SchemeVersion } from '../contract.ts'
import { MapColumns } from './mapping/map-columns.tsx'
import { mappingTexts } from './mapping/texts.ts'
import { PickFile } from './pick-file.tsx'
import { ReviewFile } from './review-file.tsx'
import { schemesTexts } from './texts.ts'
import type { TriedFile } from './tried-file.ts'
import { versionTexts } from './version/texts.ts'
import { useWithdraw } from './version/use-withdraw.ts'

/** Published schemes; a new one comes in by a file that is tried first. */
export function SchemesPage() {
  const texts = useTexts(schemesTexts)
  const t = texts.files
  const may = useMay()
  const versions = useCall(operations.list, {})
  const [tried, setTried] = useState<TriedFile>()
  const [mapped, setMapped] = useState<File>()
  const map = useTexts(mappingTexts)
  const settings = { label: texts.settings, to: '/settings/organization' } as const
  if (mapped) {
    return (
      <>
        <PageHeader title={map.title} trail={[settings]} note={mapped.name} />
        <MapColumns
          file={mapped}
          mapping={tried?.file === mapped ? tried.mapping : undefined}
          onUse={(check, mapping) => {
            setTried({ file: mapped, check, mapping })
            setMapped(undefined)
          }}
          onBack={() => setMapped(undefined)}
        />
      </>
    )
  }
  if (tried) {
    return (
      <>
        <PageHeader title={t.importing} trail={[settings]} note={tried.file.name} />
        <ReviewFile tried={tried} onTried={setTried} onMap={setMapped} onClose={() => setTried(undefined)} />
      </>
    )
  }
  return (
    <>
      <PageHeader title={t.title} trail={[settings]} note={t.note} />
      <Loaded of={versions} lines={6}>
        {({ items }) => <VersionTable versions={items} />}
      </Loaded>
      {may('schemes.write') && <PickFile onTried={setTried} onMap={setMapped} />}
    </>
  )
}

function VersionTable({ versions }: { versions: SchemeVersion[] }) {
  const t = useTexts(schemesTexts).files
  const { instant } = useFormats()
  const columns: Column<SchemeVersion>[] = [
    {
      key: 'title',
      title: t.name,
      card: 'title',
      render: ({ id, title, note, current, base }) => (
        <>
          <Link to="/settings/schemes/$id" params={{ id }}>
            {title}
          </Link>{' '}
          {current && <StatusTag tone="good">{t.current}</StatusTag>}
          {base && <small className="soft block scheme-note">{t.overBase(base.title, base.version)}</small>}
          {note && <small className="soft block scheme-note">{note}</small>}
        </>
      ),
    },
    { key: 'version', title: t.version, render: ({ version }) => version },
    { key: 'issuer', title: t.issuer, render: ({ issuer }) => issuer ?? '—' },
    { key: 'points', title: t.points, align: 'end', render: ({ points }) => points },
    { key: 'criteria', title: t.criteria, align: 'end', render: ({ criteria }) => criteria },
    { key: 'published', title: t.published, render: ({ publishedAt }) => instant(publishedAt) },
    { key: 'act', title: t.act, width: '19rem', render: (version) => <VersionActions version={version} /> },
  ]
  return <DataTable caption={t.title} columns={columns} rows={versions} rowKey={({ id }) => id} empty={t.none} />
}

function VersionActions({ version }: { version: SchemeVersion }) {
  const t = useTexts(schemesTexts).files
  const of = useTexts(versionTexts)
  const may = useMay()
  const withdraw = useWithdraw()
  return (
    <span className="scheme-actions">
      <a className="button" href={addressOf(operations.export, { params: { id: version.id } })} download>
        {t.download}
      </a>
      {may('schemes.write') && !version.current && !version.unweighted && (
        <Link to="/settings/unit" search={{ versionId: version.id }} className="button">
          {t.use}
        </Link>
      )}
      {may('schemes.write') && (
        <Link to="/settings/schemes/local" search={{ base: version.id }} className="button">
          {of.local}
        </Link>
      )}
      {may('schemes.write') && version.keptBy === null && (
        <button type="button" className="button" onClick={() => withdraw(version)}>
          {of.withdraw}
        </button>
      )}
    </span>
  )
}
