import { useState } from 'react'
import { useErrorText } from '../../../web/kit/errors.ts'
import { shortDecimal, useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { useAddress } from '../../../web/kit/paging.tsx'
import { useCall, useChange } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { Empty, Loaded } from '../../../web/kit/states.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { SchemeTabs } from '../../assessments/ui/scheme-tabs.tsx'
import { operations as schemes } from '../../schemes/contract.ts'
import { type Choices, operations, type Preview } from '../contract.ts'
import { CarryTable } from './carry-table.tsx'
import { transfersTexts } from './texts.ts'

/** From a past cycle to the current one: what moves, what is left out and why. */
export function CarryPage() {
  const t = useTexts(transfersTexts)
  const { search, set } = useAddress()
  const cycles = useCall(schemes.listCycles, {})
  return (
    <>
      <PageHeader title={t.title} note={t.note} />
      <SchemeTabs />
      <Loaded of={cycles}>
        {({ items }) => {
          const past = items.filter(({ current }) => !current)
          if (past.length === 0) return <Empty>{t.noPast}</Empty>
          const from = past.find(({ id }) => id === search.from) ?? past[0]!
          return (
            <>
              <div className="filters">
                <label>
                  {t.from}{' '}
                  <select className="select" value={from.id} onChange={(event) => set({ from: event.target.value })}>
                    {past.map(({ id, name, title, version }) => (
                      <option key={id} value={id}>
                        {`${name} · ${title} ${version}`}
                      </option>
                    ))}
                  </select>
                </label>
              </div>
              <Carrying key={from.id} fromCycleId={from.id} />
            </>
          )
        }}
      </Loaded>
      <Done />
    </>
  )
}

function Carrying({ fromCycleId }: { fromCycleId: string }) {
  const [choices, setChoices] = useState<Choices['choices']>([])
  const body = { fromCycleId, choices }
  const preview = useCall(operations.preview, { body }, { keep: true })
  const choose = (from: string, to: string | null) =>
    setChoices((former) => [
      ...former.filter((choice) => choice.from !== from && (to === null || choice.to !== to)),
      { from, to },
    ])
  return (
    <Loaded of={preview} lines={10}>
      {(data) => (
        <>
          <Summary data={data} choices={body} onDone={() => setChoices([])} />
          <CarryTable data={data} onChoose={choose} />
        </>
      )}
    </Loaded>
  )
}

function Summary({ data, choices, onDone }: { data: Preview; choices: Choices; onDone: () => void }) {
  const t = useTexts(transfersTexts)
  const may = useMay()
  const errorText = useErrorText()
  const carry = useChange(operations.carry)
  const undo = useChange(operations.undo)
  const { answers, duties, efforts, before, after } = data
  const agree = () =>
    carry.mutate(
      { body: choices },
      {
        onSuccess: (done) => {
          onDone()
          const back = () =>
            undo.mutate({ params: { id: done.id } }, { onError: (error) => toast(errorText(error), { tone: 'bad' }) })
          toast(t.carried(done.answers, done.duties), { undo: { act: back } })
        },
        onError: (error) => toast(errorText(error), { tone: 'bad' }),
      },
    )
  return (
    <div className="notice carry-summary">
      <p>{t.summary(answers, duties, efforts)}</p>
      <p>{t.score(shortDecimal(before.got), shortDecimal(after.got), after.class)}</p>
      {may('transfers.write') && answers + duties + efforts > 0 && (
        <button type="button" className="button primary" disabled={carry.isPending} onClick={agree}>
          {t.carry}
        </button>
      )}
    </div>
  )
}

function Done() {
  const t = useTexts(transfersTexts)
  const may = useMay()
  const { instant } = useFormats()
  const errorText = useErrorText()
  const { data } = useCall(operations.list, {})
  const undo = useChange(operations.undo)
  if (!data || data.items.length === 0) return null
  const takeBack = (id: string) =>
    undo.mutate(
      { params: { id } },
      { onSuccess: () => toast(t.undone), onError: (error) => toast(errorText(error), { tone: 'bad' }) },
    )
  return (
    <section className="card" aria-labelledby="carry-done">
      <header>
        <h2 id="carry-done">{t.done}</h2>
      </header>
      <ul className="lines">
        {data.items.map(({ id, from, by, at, answers, duties, undone }) => (
          <li key={id} className="line-head">
            <span>{t.doneLine(from, by, instant(at), answers, duties)}</span>
            {undone ? (
              <span className="soft">{t.wasUndone}</span>
            ) : (
              may('transfers.write') && (
                <button type="button" className="link" onClick={() => takeBack(id)}>
                  {t.undo}
                </button>
              )
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
