import './ledgers.css'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useErrorText } from '../../../web/kit/errors.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { useCall, useChange } from '../../../web/kit/queries.ts'
import { Loaded } from '../../../web/kit/states.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { Gallery } from '../../evidence/ui/gallery.tsx'
import { type LedgerDefinition, operations, type RecordDetail } from '../contract/index.ts'
import { EditRecord } from './edit-record.tsx'
import { CountsTo, Participants, RecordFacts, Versions } from './record-sections.tsx'
import { ledgersTexts } from './texts.ts'
import { useLedgers } from './use-ledgers.ts'

export function RecordPage() {
  const { id } = useParams({ from: '/desk/records/$id' })
  const record = useCall(operations.getRecord, { params: { id } })
  const { ledgers, definitionOf } = useLedgers()
  return (
    <Loaded of={record} lines={12}>
      {(data) => (
        <Loaded of={ledgers} lines={12}>
          {() => {
            const definition = definitionOf(data.ledger)
            return definition && <RecordView key={data.id} record={data} definition={definition} />
          }}
        </Loaded>
      )}
    </Loaded>
  )
}

interface RecordProps {
  record: RecordDetail
  definition: LedgerDefinition
}

function RecordView({ record, definition }: RecordProps) {
  const t = useTexts(ledgersTexts)
  const [editing, setEditing] = useState(false)
  const trail = [
    { label: t.title, to: '/records' as const },
    { label: definition.name, to: '/records' as const, search: { ledger: definition.key } },
  ]
  if (editing) {
    return (
      <>
        <PageHeader title={t.form.editTitle(record.title)} trail={trail} />
        <EditRecord record={record} definition={definition} onDone={() => setEditing(false)} />
      </>
    )
  }
  return (
    <>
      <PageHeader
        title={record.title}
        trail={trail}
        actions={<RecordActions record={record} onEdit={() => setEditing(true)} />}
      />
      {record.state === 'withdrawn' && (
        <p className="notice" role="status">
          <Icon name="warning" />
          {t.record.withdrawnNotice}
        </p>
      )}
      <div className="record-view">
        <div>
          <RecordFacts record={record} definition={definition} />
          {definition.people && <Participants record={record} people={definition.people} />}
        </div>
        <div>
          {definition.evidence && <Evidence record={record} />}
          <CountsTo record={record} />
          <Versions record={record} />
        </div>
      </div>
    </>
  )
}

function Evidence({ record }: { record: RecordDetail }) {
  const t = useTexts(ledgersTexts)
  return (
    <section className="card" aria-labelledby="record-evidence">
      <header>
        <h2 id="record-evidence">{t.record.evidence}</h2>
      </header>
      {record.evidenceItems.length === 0 ? (
        <p className="soft">{t.record.noEvidence}</p>
      ) : (
        <Gallery items={record.evidenceItems} />
      )}
    </section>
  )
}

function RecordActions({ record, onEdit }: { record: RecordDetail; onEdit: () => void }) {
  const t = useTexts(ledgersTexts)
  const errorText = useErrorText()
  const withdraw = useChange(operations.withdrawRecord)
  const restore = useChange(operations.restoreRecord)
  const input = { params: { id: record.id } }
  const onError = (error: unknown) => toast(errorText(error), { tone: 'bad' })
  const bringBack = () => restore.mutate(input, { onSuccess: () => toast(t.record.restored), onError })
  const takeAway = () =>
    withdraw.mutate(input, { onSuccess: () => toast(t.record.withdrawn, { undo: { act: bringBack } }), onError })
  if (!record.mayChange) return null
  if (record.state === 'withdrawn') {
    return (
      <button type="button" className="button primary" disabled={restore.isPending} onClick={bringBack}>
        <Icon name="back" />
        {t.record.restore}
      </button>
    )
  }
  return (
    <>
      <button type="button" className="button" onClick={onEdit}>
        <Icon name="edit" />
        {t.form.edit}
      </button>
      <button type="button" className="button" disabled={withdraw.isPending} onClick={takeAway}>
        <Icon name="back" />
        {t.record.withdraw}
      </button>
    </>
  )
}
