import './figures.css'
import { useParams } from '@tanstack/react-router'
import { FigureChip } from '../../../web/kit/figure.tsx'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { usePlaces } from '../../../web/kit/places.ts'
import { useCall } from '../../../web/kit/queries.ts'
import { Loaded } from '../../../web/kit/states.tsx'
import { type FigureDetail, operations } from '../contract.ts'
import { Contributions } from './contributions.tsx'
import { MonthChart } from './month-chart.tsx'
import { SliceFilter, useSlice } from './slice-filter.tsx'
import { figuresTexts } from './texts.ts'

/** One figure down to its records: definition, parts, months, what each record adds. */
export function FigurePage() {
  const { figure: id } = useParams({ from: '/desk/figures/$figure' })
  const slice = useSlice()
  const figure = useCall(operations.get, { params: { figure: id }, query: slice }, { keep: true })
  return (
    <Loaded of={figure} lines={12}>
      {(data) => <FigureView key={id} figure={data} />}
    </Loaded>
  )
}

function FigureView({ figure }: { figure: FigureDetail }) {
  const t = useTexts(figuresTexts)
  const { nameOf } = usePlaces()
  const { period } = useFormats()
  const { departmentId, communityId } = useSlice()
  const place = [nameOf(departmentId ?? null), nameOf(communityId ?? null)].filter(Boolean).join(' · ')
  return (
    <>
      <PageHeader title={figure.name} trail={[{ label: t.title, to: '/figures' }]} note={figure.definition} />
      <SliceFilter />
      <div className="figure-view">
        <section className="card figure-value" aria-label={t.value}>
          <p className="soft">{[period(figure.period, figure.periodLabel), place].filter(Boolean).join(' · ')}</p>
          <Value figure={figure} />
          <Parts figure={figure} />
        </section>
        {figure.series.length > 1 && <MonthChart figure={figure} />}
      </div>
      {figure.counted.length > 0 && <Counted figure={figure} />}
      {(figure.contributions.length > 0 || figure.hidden > 0 || isOfRecords(figure)) && (
        <Contributions figure={figure} />
      )}
    </>
  )
}

/** Shares, differences and counts of the organisation have no records of their own. */
const isOfRecords = ({ parts, counted, id }: FigureDetail) =>
  parts.length === 0 && counted.length === 0 && !id.startsWith('organization.')

function Value({ figure }: { figure: FigureDetail }) {
  const t = useTexts(figuresTexts)
  const { decimal } = useFormats()
  if (figure.value === null) {
    return (
      <>
        <p className="figure-big soft">{t.none}</p>
        <p className="soft">{t.noneWhy}</p>
      </>
    )
  }
  return (
    <p className="figure-big">
      <b>{decimal(figure.value)}</b> {figure.unit}
    </p>
  )
}

function Parts({ figure }: { figure: FigureDetail }) {
  const t = useTexts(figuresTexts)
  const { period, departmentId, communityId } = useSlice()
  if (figure.parts.length === 0) return null
  return (
    <section aria-label={t.parts.title}>
      <h2>{t.parts.title}</h2>
      <dl className="facts">
        {figure.parts.map(({ role, figure: part }) => (
          <div key={role}>
            <dt>{t.parts[role]}</dt>
            <dd>
              {part.name}{' '}
              <FigureChip
                id={part.id}
                name={part.name}
                value={part.value}
                unit={part.unit}
                period={period}
                {...(departmentId ? { departmentId } : {})}
                {...(communityId ? { communityId } : {})}
              />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Counted({ figure }: { figure: FigureDetail }) {
  const t = useTexts(figuresTexts)
  return (
    <section className="card figure-section" aria-labelledby="figure-counted">
      <header>
        <h2 id="figure-counted">{t.counted.title(figure.counted.length)}</h2>
      </header>
      <ul className="counted">
        {figure.counted.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
    </section>
  )
}
