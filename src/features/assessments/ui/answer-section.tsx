import { useState } from 'react'
import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import { type FieldSpec, fieldOf, type Values } from '../../../web/kit/form/fields.ts'
import { shortDecimal, useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { useChange } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { toast } from '../../../web/kit/toast.tsx'
import type { SchemeNode } from '../../schemes/contract.ts'
import { type CriterionResult, operations } from '../contract/index.ts'
import { assessmentsTexts } from './texts.ts'

interface AnswerProps {
  result: CriterionResult
  kind: SchemeNode['kind']
}

/** Where no figure scores a criterion, a person does, with a reason and a name to it. */
export function AnswerSection({ result, kind }: AnswerProps) {
  const t = useTexts(assessmentsTexts)
  const may = useMay()
  const { instant } = useFormats()
  const [editing, setEditing] = useState(false)
  const { answer } = result
  const said = useSaid(result, kind)
  return (
    <section aria-labelledby="answer-title">
      <header className="section-head">
        <h3 id="answer-title">{t.answer.title}</h3>
        {may('assessments.write') && !editing && (
          <button type="button" className="button" onClick={() => setEditing(true)}>
            {said ? t.answer.change : t.answer.give}
          </button>
        )}
      </header>
      {editing ? (
        <AnswerForm result={result} kind={kind} onDone={() => setEditing(false)} />
      ) : answer && said ? (
        <p>
          <b className="number">{said}</b> {answer.note}
          <span className="soft block">{t.answer.by(answer.answeredBy, instant(answer.answeredAt))}</span>
        </p>
      ) : (
        <p className="soft">{t.answer.none}</p>
      )}
    </section>
  )
}

/** What was answered, in the words of the question; undefined when nothing was. */
function useSaid({ answer, judged }: CriterionResult, kind: SchemeNode['kind']): string | undefined {
  const words = useTexts(assessmentsTexts).answer.met[kind === 'veto' ? 'veto' : 'admission']
  if (!judged) return answer?.points ? shortDecimal(answer.points) : undefined
  if (answer?.met === null || answer?.met === undefined) return undefined
  return answer.met ? words.yes : words.no
}

type Answer = Pick<NonNullable<CriterionResult['answer']>, 'points' | 'met' | 'note'>
const nothing: Answer = { points: null, met: null, note: null }

function AnswerForm({ result, kind, onDone }: AnswerProps & { onDone: () => void }) {
  const t = useTexts(assessmentsTexts)
  const change = useChange(operations.answer)
  const schema = operations.answer.body!
  const question = useQuestion(result, kind)
  const params = { criterionId: result.nodeId }
  const { points, met, note } = result.answer ?? nothing
  const before = { points, met, note }
  const give = async (body: Partial<Answer>, said: string) => {
    await change.mutateAsync({ params, body: { ...nothing, ...body } })
    toast(said, { undo: { act: () => change.mutate({ params, body: before }) } })
    onDone()
  }
  return (
    <EntryForm
      schema={schema}
      initial={{ points: points ?? undefined, met: met === null ? undefined : yesOrNo(met), note: note ?? undefined }}
      fields={[question, fieldOf(schema, 'note', { label: t.answer.note })]}
      draft={`answer.${result.nodeId}`}
      prepare={toAnswer}
      onCancel={onDone}
      onSubmit={(body) => give(body, t.answer.saved)}
    >
      {(points !== null || met !== null) && (
        <button type="button" className="link" onClick={() => void give(nothing, t.answer.withdrawn)}>
          {t.answer.withdraw}
        </button>
      )}
    </EntryForm>
  )
}

/** Points where there are any, else yes or no; a deduction states what is taken. */
function useQuestion({ judged, statable }: CriterionResult, kind: SchemeNode['kind']): FieldSpec {
  const { answer } = useTexts(assessmentsTexts)
  if (judged) {
    const words = answer.met[kind === 'veto' ? 'veto' : 'admission']
    const options = [true, false].map((met) => ({ value: yesOrNo(met), label: met ? words.yes : words.no }))
    return { key: 'met', label: words.question, type: 'choice', required: true, options }
  }
  return fieldOf(operations.answer.body!, 'points', {
    label: kind === 'deduction' ? answer.taken : answer.points,
    type: 'decimal',
    required: true,
    min: 0,
    max: Number(statable),
    hint: answer.range(shortDecimal(statable)),
  })
}

const yesOrNo = (met: boolean) => (met ? 'yes' : 'no')

function toAnswer({ points, met, note }: Values) {
  return {
    points: points === undefined ? null : String(points),
    met: met === undefined ? null : met === 'yes',
    note,
  }
}
