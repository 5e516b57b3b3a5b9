import './simulate.css'
import { useState } from 'react'
import { useErrorText } from '../../../web/kit/errors.ts'
import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import { fieldOf } from '../../../web/kit/form/fields.ts'
import { shortDecimal, useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { useAddress } from '../../../web/kit/paging.tsx'
import { useCall, useChange } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { Sheet } from '../../../web/kit/sheet.tsx'
import { Loaded } from '../../../web/kit/states.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { SchemeTabs } from '../../assessments/ui/scheme-tabs.tsx'
import { type SchemeNode, operations as schemes } from '../../schemes/contract.ts'
import { type Base, type Changes, operations, type Simulated, type Simulation } from '../contract.ts'
import { AnswerInputs } from './answer-inputs.tsx'
import { Copies } from './copies.tsx'
import { FigureInputs } from './figure-inputs.tsx'
import { Moved } from './moved.tsx'
import { simulationsTexts } from './texts.ts'
import { useChanges, useTried } from './use-changes.ts'

const nothing: Changes = { answers: [], figures: [] }

/** What the score would be if; `copy` in the address opens a kept one. */
export function SimulatePage() {
  const t = useTexts(simulationsTexts)
  const { search } = useAddress()
  const scheme = useCall(schemes.current, {})
  const base = useCall(operations.base, {})
  const copy = useCall(operations.get, { params: { id: search.copy ?? '' } }, { enabled: search.copy !== undefined })
  return (
    <>
      <PageHeader title={t.title} note={t.note} />
      <SchemeTabs />
      <Loaded of={scheme} lines={12}>
        {({ nodes }) => (
          <Loaded of={base} lines={12}>
            {(data) =>
              search.copy ? (
                <Loaded of={copy}>{(kept) => <Workbench key={kept.id} base={data} nodes={nodes} copy={kept} />}</Loaded>
              ) : (
                <Workbench key="new" base={data} nodes={nodes} copy={undefined} />
              )
            }
          </Loaded>
        )}
      </Loaded>
    </>
  )
}

interface WorkbenchProps {
  base: Base
  nodes: readonly SchemeNode[]
  copy: Simulation | undefined
}

function Workbench({ base, nodes, copy }: WorkbenchProps) {
  const t = useTexts(simulationsTexts)
  const state = useChanges(copy?.changes ?? nothing, base)
  const tried = useTried(state.changes)
  return (
    <>
      {copy?.stale && (
        <p className="notice" role="status">
          {t.stale(shortDecimal(copy.stale.before), shortDecimal(copy.stale.now), copy.stale.answers.length)}
        </p>
      )}
      <Loaded of={tried} lines={2}>
        {(result) => <Result result={result} changes={state.changes} copy={copy} onReset={state.reset} />}
      </Loaded>
      <div className="simulation">
        <div>
          <AnswerInputs base={base} nodes={nodes} state={state} />
          <FigureInputs base={base} state={state} />
        </div>
        <div>
          {tried.data && <Moved moved={tried.data.moved} nodes={nodes} />}
          <Copies openId={copy?.id} />
        </div>
      </div>
    </>
  )
}

interface ResultProps {
  result: Simulated
  changes: Changes
  copy: Simulation | undefined
  onReset: () => void
}

/** The total before and after, and what to do with it. */
function Result({ result: { full, got, class: reached, before }, changes, copy, onReset }: ResultProps) {
  const t = useTexts(simulationsTexts)
  const may = useMay()
  const errorText = useErrorText()
  const keep = useChange(operations.keep)
  const [saving, setSaving] = useState(false)
  const difference = Math.round((Number(got) - Number(before.got)) * 1e6) / 1e6
  const some = changes.answers.length + changes.figures.length > 0
  const adopt = () =>
    keep.mutate(
      { body: { answers: changes.answers } },
      {
        onSuccess: (former) => {
          onReset()
          toast(t.kept(changes.answers.length), { undo: { act: () => keep.mutate({ body: former }) } })
        },
        onError: (error) => toast(errorText(error), { tone: 'bad' }),
      },
    )
  return (
    <section className="simulation-result" aria-label={t.result} aria-live="polite">
      <span>
        {t.now} {shortDecimal(before.got)} / {shortDecimal(before.full)} {before.class}
      </span>
      <span>
        {t.simulated} <b className="number">{shortDecimal(got)}</b> / {shortDecimal(full)} {reached}{' '}
        {difference === 0 ? (
          <span className="soft">{t.same}</span>
        ) : (
          <span className={difference > 0 ? 'win' : 'lost'}>
            {t.change(`${difference > 0 ? '+' : '−'}${shortDecimal(String(Math.abs(difference)))}`)}
          </span>
        )}
      </span>
      <span className="actions">
        {some && (
          <button type="button" className="button" onClick={onReset}>
            <Icon name="back" />
            {t.clear}
          </button>
        )}
        {some && may('simulations.write') && (
          <button type="button" className="button" onClick={() => setSaving(true)}>
            {copy ? t.saveAgain : t.save}
          </button>
        )}
        {changes.answers.length > 0 && may('assessments.write') && (
          <button type="button" className="button primary" title={t.keepHint} disabled={keep.isPending} onClick={adopt}>
            {t.keep}
          </button>
        )}
      </span>
      <Sheet open={saving} title={t.save} from="centre" onClose={() => setSaving(false)}>
        <SaveForm changes={changes} copy={copy} onDone={() => setSaving(false)} />
      </Sheet>
    </section>
  )
}

interface SaveFormProps {
  changes: Changes
  copy: Simulation | undefined
  onDone: () => void
}

function SaveForm({ changes, copy, onDone }: SaveFormProps) {
  const t = useTexts(simulationsTexts)
  const { set } = useAddress()
  const create = useChange(operations.create)
  const update = useChange(operations.update)
  const schema = operations.create.body!
  return (
    <EntryForm
      schema={schema}
      initial={{ name: copy?.name }}
      fields={[fieldOf(schema, 'name', { label: t.name, required: true })]}
      prepare={(values) => ({ ...values, ...changes })}
      onCancel={onDone}
      onSubmit={async (body) => {
        const kept = copy?.mayChange
          ? await update.mutateAsync({ params: { id: copy.id }, body })
          : await create.mutateAsync({ body })
        toast(t.saved)
        onDone()
        set({ copy: kept.id })
      }}
    />
  )
}
