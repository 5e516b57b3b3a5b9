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
import { PickFile, type TriedFile } from './pick-file.tsx'
import { ReviewFile } from './review-file.tsx'
import { schemesTexts } from './texts.ts'

/** Published schemes; a new one comes in by a file that is tried first. */
export function SchemesPage() {
  const texts = useTexts(schemesTexts)
  const t = texts.files
  const may = useMay()
  const versions = useCall(operations.list, {})
  const [tried, setTried] = useState<TriedFile>()
  const settings = { label: texts.settings, to: '/settings/organization' } as const
  if (tried) {
    return (
      <>
        <PageHeader title={t.importing} trail={[settings]} note={tried.file.name} />
        <ReviewFile tried={tried} onTried={setTried} onClose={() => setTried(undefined)} />
      </>
    )
  }
  return (
    <>
      <PageHeader title={t.title} trail={[settings]} note={t.note} />
      <Loaded of={versions} lines={6}>
        {({ items }) => <VersionTable versions={items} />}
      </Loaded>
      {may('schemes.write') && <PickFile onTried={setTried} />}
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
      render: ({ title, note, current }) => (
        <>
          {title} {current && <StatusTag tone="good">{t.current}</StatusTag>}
          {note && <small className="soft block scheme-note">{note}</small>}
        </>
      ),
    },
    { key: 'version', title: t.version, render: ({ version }) => version },
    { key: 'issuer', title: t.issuer, render: ({ issuer }) => issuer ?? '—' },
    { key: 'points', title: t.points, align: 'end', render: ({ points }) => points },
    { key: 'criteria', title: t.criteria, align: 'end', render: ({ criteria }) => criteria },
    { key: 'published', title: t.published, render: ({ publishedAt }) => instant(publishedAt) },
    { key: 'act', title: t.act, width: '17rem', render: (version) => <VersionActions version={version} /> },
  ]
  return <DataTable caption={t.title} columns={columns} rows={versions} rowKey={({ id }) => id} empty={t.none} />
}

function VersionActions({ version }: { version: SchemeVersion }) {
  const t = useTexts(schemesTexts).files
  const may = useMay()
  return (
    <span className="scheme-actions">
      <a className="button" href={addressOf(operations.export, { params: { id: version.id } })} download>
        {t.download}
      </a>
      {may('schemes.write') && !version.current && (
        <Link to="/settings/unit" search={{ versionId: version.id }} className="button">
          {t.use}
        </Link>
      )}
    </span>
  )
}
