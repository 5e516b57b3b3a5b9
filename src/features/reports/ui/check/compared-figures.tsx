import { useState } from 'react'
import type { ComparedFigure, KnownFigure } from '../../../../libs/report-check/index.ts'
import { around } from '../../../../libs/report-check/write/around.ts'
import { type Column, DataTable } from '../../../../web/kit/data-table.tsx'
import { FigureChip } from '../../../../web/kit/figure.tsx'
import { useFormats, useTexts } from '../../../../web/kit/i18n.ts'
import { StatusTag, type Tone } from '../../../../web/kit/status-tag.tsx'
import type { Checked } from './protocol.ts'
import { checkTexts } from './texts.ts'

type Status = ComparedFigure['status']

const statuses: readonly Status[] = ['不一致', '一致', '无来源']
const tones: Record<Status, Tone> = { 一致: 'good', 不一致: 'bad', 无来源: 'plain' }
const contextLength = 10

/** Every number of the text beside the figure it means: the same, different, or without a source. */
export function ComparedFigures({ checked, onLook }: { checked: Checked; onLook: (offset: number) => void }) {
  const t = useTexts(checkTexts)
  const { date } = useFormats()
  const { figures } = checked
  // What differs is to be mended; the many numbers without a source must not hide it.
  const [status, setStatus] = useState<Status | undefined>(() =>
    figures.some((figure) => figure.status === '不一致') ? '不一致' : undefined,
  )
  const shown = status ? figures.filter((one) => one.status === status) : figures
  const period = figures.find(({ figure }) => figure)?.figure?.period
  return (
    <div className="fault-side">
      <p className="soft">{period ? t.figures.note(date(period.from), date(period.to)) : t.figures.noteNone}</p>
      <fieldset className="views">
        <legend className="visually-hidden">{t.figures.label}</legend>
        <button type="button" aria-pressed={status === undefined} onClick={() => setStatus(undefined)}>
          {t.filter.all} {figures.length}
        </button>
        {statuses.map((one) => (
          <button key={one} type="button" aria-pressed={status === one} onClick={() => setStatus(one)}>
            {t.figures.status[one]} {figures.filter((figure) => figure.status === one).length}
          </button>
        ))}
      </fieldset>
      <div className="compared">
        <DataTable
          caption={t.tabs.figures}
          columns={useColumns(checked.text, onLook)}
          rows={shown}
          rowKey={({ start }) => String(start)}
          empty={t.figures.none}
        />
      </div>
    </div>
  )
}

/** Opens the figure for the time it was compared over; the check stays as it is meanwhile. */
export function FigureOf({ figure: { id, name, value, unit } }: { figure: KnownFigure }) {
  return <FigureChip id={id} name={name} value={value} unit={unit} period="cycle" />
}

function Quoted({ text, start, end }: { text: string; start: number; end: number }) {
  const { before, after } = around(text, start, end, contextLength)
  return (
    <>
      {before}
      <b>{text.slice(start, end)}</b>
      {after}
    </>
  )
}

function useColumns(text: string, onLook: (offset: number) => void): Column<ComparedFigure>[] {
  const t = useTexts(checkTexts)
  return [
    {
      key: 'status',
      title: t.figures.column.status,
      render: ({ status }) => <StatusTag tone={tones[status]}>{t.figures.status[status]}</StatusTag>,
    },
    {
      key: 'text',
      title: t.figures.column.text,
      card: 'title',
      render: ({ start, end }) => (
        <button type="button" className="link quote-link" onClick={() => onLook(start)}>
          <Quoted text={text} start={start} end={end} />
        </button>
      ),
    },
    {
      key: 'figure',
      title: t.figures.column.figure,
      render: ({ figure }) =>
        figure && (
          <>
            {figure.name} <FigureOf figure={figure} />
          </>
        ),
    },
  ]
}
