import './organization.css'
import { useQueryClient } from '@tanstack/react-query'
import { Select } from 'antd'
import { useId, useState } from 'react'
import { addressOf } from '../../../web/kit/api.ts'
import { DateInput } from '../../../web/kit/form/date-input.tsx'
import { useTexts } from '../../../web/kit/i18n.ts'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { useSession } from '../../../web/kit/session.ts'
import { Failure } from '../../../web/kit/states.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { DropZone, PickFiles } from '../../../web/kit/upload/drop-zone.tsx'
import { sendBody } from '../../../web/kit/upload/send-body.ts'
import { rosterOperations as operations, type RosterCheck } from '../contract/roster.ts'
import { ReviewRoster } from './review-roster.tsx'
import { organizationTexts } from './texts.ts'
import { useUndo } from './use-undo.ts'

interface Tried {
  file: File
  check: RosterCheck
}

/** The roster comes in by a file that is tried first; nothing is written before somebody agrees. */
export function RosterPage() {
  const texts = useTexts(organizationTexts)
  const t = texts.roster
  const id = useId()
  const { today } = useSession()
  const client = useQueryClient()
  const undo = useUndo()
  const [day, setDay] = useState(today)
  const [absent, setAbsent] = useState<'keep' | 'end'>('keep')
  const [tried, setTried] = useState<Tried>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()

  const wanted = (file: File, options = { day, absent }) => ({ name: file.name.slice(-200), ...options })
  const attempt = async (file: File | undefined, options = { day, absent }) => {
    if (!file) return
    setError(undefined)
    setBusy(true)
    try {
      setTried({ file, check: await sendBody(operations.check, { query: wanted(file, options) }, file) })
    } catch (failure) {
      setTried(undefined)
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  const agree = async ({ file, check }: Tried) => {
    setBusy(true)
    try {
      const query = { ...wanted(file), agreement: check.agreement }
      const { changeId, counts } = await sendBody(operations.import, { query }, file)
      void client.invalidateQueries()
      toast(t.done(counts.new + counts.changed + counts.ended), { undo: { act: () => undo(changeId) } })
      setTried(undefined)
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  /** The choice changes what would happen, so the file is tried anew. */
  const choose = (options: { day: string; absent: 'keep' | 'end' }) => {
    setDay(options.day)
    setAbsent(options.absent)
    void attempt(tried?.file, options)
  }
  return (
    <>
      <PageHeader
        title={t.title}
        trail={[{ label: texts.title, to: '/settings/organization' }]}
        note={tried?.file.name ?? t.note}
        actions={
          <>
            <a className="button" href={addressOf(operations.template, {})} download>
              {t.template}
            </a>
            <a className="button" href={addressOf(operations.export, { query: {} })} download>
              {t.export}
            </a>
          </>
        }
      />
      <div className="org-roster-options">
        <label className="org-field" htmlFor={`${id}absent`}>
          <span>{t.absent}</span>
          <Select
            id={`${id}absent`}
            value={absent}
            disabled={busy}
            onChange={(value) => choose({ day, absent: value })}
            options={(['keep', 'end'] as const).map((value) => ({ value, label: t.absents[value] }))}
          />
        </label>
        <label className="org-field" htmlFor={`${id}day`}>
          <span>{t.day}</span>
          <DateInput
            id={`${id}day`}
            value={day}
            label={t.day}
            onChange={(value) => choose({ day: value ?? today, absent })}
          />
        </label>
      </div>
      {error !== undefined && <Failure error={error} />}
      {tried && (
        <ReviewRoster
          check={tried.check}
          busy={busy}
          onAgree={() => void agree(tried)}
          onAbandon={() => setTried(undefined)}
        />
      )}
      <DropZone text={busy ? t.reading : t.drop} onFiles={([file]) => void attempt(file)} busy={busy}>
        <PickFiles
          label={busy ? t.reading : t.choose}
          accept=".xlsx,.xlsm,.xls,.ods,.csv"
          disabled={busy}
          onFiles={([file]) => void attempt(file)}
        />
      </DropZone>
      <p className="field-hint">{t.hint}</p>
    </>
  )
}
