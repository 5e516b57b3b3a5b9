import { useState } from 'react'
import { type Column, DataTable } from '../../../web/kit/data-table.tsx'
import { shortDecimal, useTexts } from '../../../web/kit/i18n.ts'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import type { Preview, TransferRow } from '../contract.ts'
import { transfersTexts } from './texts.ts'

interface CarryTableProps {
  data: Preview
  onChoose: (from: string, to: string | null) => void
}

const shows = ['all', 'doubt', 'moves'] as const

/** Every old criterion with its new one and what goes with it. */
export function CarryTable({ data, onChoose }: CarryTableProps) {
  const t = useTexts(transfersTexts)
  const [show, setShow] = useState<(typeof shows)[number]>('all')
  const [editing, setEditing] = useState<string>()
  const rows = data.rows.filter((row) => fits(row, show))
  const columns: Column<TransferRow>[] = [
    { key: 'from', title: t.column.from, card: 'title', render: ({ from }) => `${from.path} ${from.name}` },
    {
      key: 'to',
      title: t.column.to,
      render: (row) =>
        editing === row.from.id ? (
          <TargetSelect
            row={row}
            targets={data.targets}
            onChoose={(to) => {
              setEditing(undefined)
              onChoose(row.from.id, to)
            }}
          />
        ) : (
          <>
            {row.to ? `${row.to.path} ${row.to.name}` : <span className="soft">{t.noTarget}</span>}{' '}
            <button type="button" className="link no-print" onClick={() => setEditing(row.from.id)}>
              {t.change}
            </button>
          </>
        ),
    },
    { key: 'how', title: t.column.how, width: '9rem', render: (row) => <How row={row} /> },
    { key: 'moves', title: t.column.moves, render: (row) => <Moves row={row} /> },
    {
      key: 'leftOut',
      title: t.column.leftOut,
      render: ({ leftOut, check }) => (
        <>
          {leftOut.map(({ what, reason, most }) => (
            <span key={what} className="block">
              {t.left(t.what[what], t.reason[reason](shortDecimal(most ?? '0')))}
            </span>
          ))}
          {check && <StatusTag tone="warn">{t.check(shortDecimal(check.before), shortDecimal(check.after))}</StatusTag>}
        </>
      ),
    },
  ]
  return (
    <>
      <div className="filters">
        <fieldset className="views">
          <legend className="visually-hidden">{t.show.label}</legend>
          {shows.map((each) => (
            <button key={each} type="button" aria-pressed={each === show} onClick={() => setShow(each)}>
              {t.show[each]} {data.rows.filter((row) => fits(row, each)).length}
            </button>
          ))}
        </fieldset>
      </div>
      <DataTable caption={t.title} columns={columns} rows={rows} rowKey={({ from }) => from.id} empty={t.empty} />
    </>
  )
}

function fits({ how, moves, leftOut, check }: TransferRow, show: (typeof shows)[number]): boolean {
  if (show === 'moves') return moves.answer || moves.duty || moves.effort
  return show === 'all' || how === 'similar' || leftOut.length > 0 || check !== null
}

interface TargetSelectProps {
  row: TransferRow
  targets: Preview['targets']
  onChoose: (to: string | null) => void
}

function TargetSelect({ row, targets, onChoose }: TargetSelectProps) {
  const t = useTexts(transfersTexts)
  return (
    <select
      className="select"
      aria-label={t.target(row.from.name)}
      value={row.to?.id ?? ''}
      onChange={(event) => onChoose(event.target.value || null)}
    >
      <option value="">{t.noTarget}</option>
      {targets.map(({ id, path, name }) => (
        <option key={id} value={id}>
          {`${path} ${name}`}
        </option>
      ))}
    </select>
  )
}

function How({ row: { how, likeness } }: { row: TransferRow }) {
  const t = useTexts(transfersTexts)
  if (how === 'similar') return <StatusTag tone="warn">{t.how.similar(Math.round((likeness ?? 0) * 100))}</StatusTag>
  return <span className="soft">{t.how[how]}</span>
}

function Moves({ row: { moves, answer, duty, effort, sameFigures } }: { row: TransferRow }) {
  const t = useTexts(transfersTexts)
  const said = answer?.points ? shortDecimal(answer.points) : answer?.met ? t.yes : t.no
  return (
    <>
      {moves.answer && <span className="block">{t.answer(said)}</span>}
      {moves.answer && answer?.note && <span className="block soft">{t.note1(answer.note)}</span>}
      {moves.duty && duty && <span className="block">{t.duty(duty)}</span>}
      {moves.effort && effort && <span className="block">{t.effort(effort)}</span>}
      {sameFigures && <span className="block soft">{t.sameFigures}</span>}
    </>
  )
}
