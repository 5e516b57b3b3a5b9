import './evidence.css'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { addressOf } from '../../../web/kit/api.ts'
import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import { fieldOf } from '../../../web/kit/form/fields.ts'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { useCall, useChange } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { Loaded } from '../../../web/kit/states.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { type Evidence, operations } from '../contract.ts'
import { EvidencePreview } from './preview.tsx'
import { evidenceTexts } from './texts.ts'

type Item = Evidence & { usedBy: { recordId: string; ledger: string; title: string; occurredOn: string }[] }

export function EvidenceItemPage() {
  const { id } = useParams({ from: '/desk/evidence/$id' })
  const item = useCall(operations.get, { params: { id } })
  return (
    <Loaded of={item} lines={10}>
      {(data) => <ItemView key={data.id} item={data} />}
    </Loaded>
  )
}

function ItemView({ item }: { item: Item }) {
  const t = useTexts(evidenceTexts)
  return (
    <>
      <PageHeader
        title={item.name}
        trail={[{ label: t.title, to: '/evidence' }]}
        actions={
          <a className="button" href={addressOf(operations.original, { params: { id: item.id } })} download>
            <Icon name="download" />
            {t.download}
          </a>
        }
      />
      <div className="evidence-item">
        <section className="card" aria-label={t.title}>
          <EvidencePreview item={item} alt={item.caption ?? item.name} />
        </section>
        <div className="evidence-side">
          <Caption item={item} />
          <UsedBy item={item} />
          <Facts item={item} />
        </div>
      </div>
    </>
  )
}

function Caption({ item }: { item: Item }) {
  const t = useTexts(evidenceTexts)
  const may = useMay()
  const [editing, setEditing] = useState(false)
  const change = useChange(operations.update)
  const schema = operations.update.body!
  return (
    <section className="card" aria-labelledby="evidence-caption">
      <header>
        <h2 id="evidence-caption">{t.caption}</h2>
        {may('evidence.write') && !editing && (
          <button type="button" className="link" onClick={() => setEditing(true)}>
            <Icon name="edit" />
            {t.edit}
          </button>
        )}
      </header>
      {editing ? (
        <EntryForm
          schema={schema}
          fields={[
            fieldOf(schema, 'caption', { label: t.caption, hint: t.captionHint, type: 'prose', required: false }),
          ]}
          initial={{ caption: item.caption ?? undefined }}
          prepare={({ caption = null }) => ({ caption })}
          onCancel={() => setEditing(false)}
          onSubmit={async (body) => {
            const before = { caption: item.caption }
            await change.mutateAsync({ params: { id: item.id }, body })
            setEditing(false)
            toast(t.saved, { undo: { act: () => change.mutate({ params: { id: item.id }, body: before }) } })
          }}
        />
      ) : (
        <p className={item.caption ? undefined : 'soft'}>{item.caption ?? t.noCaption}</p>
      )}
    </section>
  )
}

function UsedBy({ item }: { item: Item }) {
  const t = useTexts(evidenceTexts)
  const { date } = useFormats()
  return (
    <section className="card" aria-labelledby="evidence-records">
      <header>
        <h2 id="evidence-records">{t.records}</h2>
      </header>
      {item.usedBy.length === 0 && <p className="soft">{t.noRecords}</p>}
      <ul className="section-list">
        {item.usedBy.map((use) => (
          <li key={use.recordId}>
            <Link to="/records/$id" params={{ id: use.recordId }}>
              {use.title}
            </Link>
            <small className="soft">{date(use.occurredOn)}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Facts({ item }: { item: Item }) {
  const t = useTexts(evidenceTexts)
  const { instant, fileSize } = useFormats()
  const copy = async () => {
    await navigator.clipboard.writeText(item.sha256)
    toast(t.copied)
  }
  const facts: [string, string | undefined][] = [
    [t.facts.kind, t.kind[item.kind]],
    [t.facts.mediaType, item.mediaType],
    [t.facts.size, fileSize(item.size)],
    [t.facts.pixels, item.width && item.height ? `${item.width} × ${item.height}` : undefined],
    [t.facts.takenAt, item.takenAt ? instant(item.takenAt) : undefined],
    [t.facts.createdAt, instant(item.createdAt)],
  ]
  return (
    <section className="card">
      <dl className="facts">
        {facts.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
        <div>
          <dt>{t.facts.sha256}</dt>
          <dd>
            <code>{item.sha256.slice(0, 12)}…</code>
            <button
              type="button"
              className="icon-button"
              aria-label={t.copy}
              title={t.copy}
              onClick={() => void copy()}
            >
              <Icon name="copy" />
            </button>
          </dd>
        </div>
      </dl>
    </section>
  )
}
