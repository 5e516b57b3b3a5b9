import { useState } from 'react'
import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import { fieldOf } from '../../../web/kit/form/fields.ts'
import { shortDecimal, useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { useChange } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { toast } from '../../../web/kit/toast.tsx'
import { type CriterionResult, operations } from '../contract.ts'
import { assessmentsTexts } from './texts.ts'

/** Where no figure scores a criterion, a person does, with a reason and a name to it. */
export function AnswerSection({ result }: { result: CriterionResult }) {
  const t = useTexts(assessmentsTexts)
  const may = useMay()
  const { instant } = useFormats()
  const [editing, setEditing] = useState(false)
  const { answer } = result
  return (
    <section aria-labelledby="answer-title">
      <header className="section-head">
        <h3 id="answer-title">{t.answer.title}</h3>
        {may('assessments.write') && !editing && (
          <button type="button" className="button" onClick={() => setEditing(true)}>
            {answer?.points ? t.answer.change : t.answer.give}
          </button>
        )}
      </header>
      {editing ? (
        <AnswerForm result={result} onDone={() => setEditing(false)} />
      ) : answer?.points ? (
        <p>
          <b className="number">{shortDecimal(answer.points)}</b> {answer.note}
          <span className="soft block">{t.answer.by(answer.answeredBy, instant(answer.answeredAt))}</span>
        </p>
      ) : (
        <p className="soft">{t.answer.none}</p>
      )}
    </section>
  )
}

function AnswerForm({ result, onDone }: { result: CriterionResult; onDone: () => void }) {
  const t = useTexts(assessmentsTexts)
  const change = useChange(operations.answer)
  const schema = operations.answer.body!
  const params = { criterionId: result.nodeId }
  const before = { points: result.answer?.points ?? null, note: result.answer?.note ?? null }
  const give = async (body: { points: string | null; note?: string | null }, said: string) => {
    await change.mutateAsync({ params, body })
    toast(said, { undo: { act: () => change.mutate({ params, body: before }) } })
    onDone()
  }
  return (
    <EntryForm
      schema={schema}
      initial={{ points: before.points ?? undefined, note: before.note ?? undefined }}
      fields={[
        fieldOf(schema, 'points', {
          label: t.answer.points,
          type: 'decimal',
          required: true,
          min: 0,
          max: Number(result.full),
          hint: t.answer.range(shortDecimal(result.full)),
        }),
        fieldOf(schema, 'note', { label: t.answer.note }),
      ]}
      draft={`answer.${result.nodeId}`}
      prepare={({ points, note }) => ({ points: String(points), note })}
      onCancel={onDone}
      onSubmit={(body) => give(body, t.answer.saved)}
    >
      {before.points !== null && (
        <button type="button" className="link" onClick={() => void give({ points: null }, t.answer.withdrawn)}>
          {t.answer.withdraw}
        </button>
      )}
    </EntryForm>
  )
}
