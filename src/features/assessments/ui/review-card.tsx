import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import { type FieldSpec, fieldOf, type Values } from '../../../web/kit/form/fields.ts'
import { shortDecimal, useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { useChange } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { type Cell, type Comparison, operations, type Seat } from '../contract/index.ts'
import { type ReviewNode, Said } from './review-page.tsx'
import { assessmentsTexts } from './texts.ts'

type Side = Seat | 'final'

interface ReviewCardProps {
  node: ReviewNode
  data: Comparison
  /** The criteria of the list as filtered, to go on to the next. */
  criteria: readonly ReviewNode[]
  onGo: (criterionId: string | undefined) => void
}

/** One criterion: what each side says, and the form of the side this person speaks for. */
export function ReviewCard({ node, data, criteria, onGo }: ReviewCardProps) {
  const t = useTexts(assessmentsTexts).review
  const may = useMay()
  const sides: Side[] = [...data.mine, ...(may('assessments.settle') ? (['final'] as const) : [])]
  const [side, setSide] = useState<Side | undefined>(sides[0])
  const place = criteria.findIndex(({ id }) => id === node.id)
  const [former, next] = [criteria[place - 1]?.id, criteria[place + 1]?.id]
  return (
    <>
      <div className="review-walk">
        <button type="button" className="button" disabled={!former} onClick={() => onGo(former)}>
          <Icon name="left" />
          {t.former}
        </button>
        <button type="button" className="button" disabled={!next} onClick={() => onGo(next)}>
          {t.next}
          <Icon name="right" />
        </button>
      </div>
      <Sides node={node} />
      <p>
        <Link to="/scheme/$criterionId" params={{ criterionId: node.id }}>
          {t.open}
        </Link>
      </p>
      {sides.length > 1 && (
        <fieldset className="views">
          <legend className="visually-hidden">{t.as}</legend>
          {sides.map((each) => (
            <button key={each} type="button" aria-pressed={each === side} onClick={() => setSide(each)}>
              {t.fill[each]}
            </button>
          ))}
        </fieldset>
      )}
      {side ? (
        <JudgementForm key={side} node={node} side={side} onDone={() => onGo(next)} last={!next} />
      ) : (
        <p className="soft">{t.readOnly}</p>
      )}
    </>
  )
}

function Sides({ node: { said } }: { node: ReviewNode }) {
  const t = useTexts(assessmentsTexts).review
  const rows: [string, Cell | null][] = [
    [t.a, said.a],
    [t.b, said.b],
    [t.final, said.final],
  ]
  return (
    <dl className="review-sides">
      <div>
        <dt>{t.self}</dt>
        <dd>
          <b className="number">{shortDecimal(said.self)}</b> / {shortDecimal(said.full)}
          <span className="block soft">{said.why}</span>
        </dd>
      </div>
      {rows.map(([label, cell]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {cell ? (
              <b>
                <Said cell={cell} />
              </b>
            ) : (
              <span className="soft">{t.none}</span>
            )}
            {label === t.final && said.settled === 'averaged' && <span className="soft"> {t.averaged}</span>}
            {cell?.note && <span className="block">{cell.note}</span>}
            {cell && <By cell={cell} />}
          </dd>
        </div>
      ))}
      {said.gap !== null && (
        <div>
          <dt>{t.gap}</dt>
          <dd>
            {shortDecimal(said.gap)} {said.wide && <StatusTag tone="warn">{t.wide}</StatusTag>}
          </dd>
        </div>
      )}
    </dl>
  )
}

function By({ cell }: { cell: Cell }) {
  const { instant } = useFormats()
  return cell.by && cell.at ? <span className="block soft">{`${cell.by} · ${instant(cell.at)}`}</span> : null
}

interface FormProps {
  node: ReviewNode
  side: Side
  last: boolean
  onDone: () => void
}

function JudgementForm({ node, side, last, onDone }: FormProps) {
  const t = useTexts(assessmentsTexts).review
  const judge = useChange(operations.judge)
  const settle = useChange(operations.settle)
  const before = { 'reviewer-a': node.said.a, 'reviewer-b': node.said.b, final: node.said.final }[side]
  const schema = operations.settle.body!
  const scoreless = node.kind === 'veto' || node.kind === 'admission'
  const save = (body: { points: string | null; met: boolean | null; note: string | null }) =>
    side === 'final'
      ? settle.mutateAsync({ params: { criterionId: node.id }, body })
      : judge.mutateAsync({ params: { criterionId: node.id, seat: side }, body })
  const question: FieldSpec = scoreless
    ? {
        key: 'met',
        label: t.fill[side],
        type: 'choice',
        required: true,
        options: [
          { value: 'yes', label: t.yes },
          { value: 'no', label: t.no },
        ],
      }
    : fieldOf(schema, 'points', {
        label: node.kind === 'deduction' ? t.taken : t.fill[side],
        type: 'decimal',
        required: true,
        min: 0,
        ...(Number(node.said.full) > 0 ? { max: Number(node.points), hint: t.range(shortDecimal(node.points)) } : {}),
      })
  const nothing = { points: null, met: null, note: null }
  const own = before?.by ? before : nothing
  return (
    <EntryForm
      schema={schema}
      initial={{
        points: own.points ?? undefined,
        met: own.met === null ? undefined : own.met ? 'yes' : 'no',
        note: own.note ?? undefined,
      }}
      fields={[question, fieldOf(schema, 'note', { label: t.opinion })]}
      prepare={({ points, met, note }: Values) => ({
        points: points === undefined ? null : String(points),
        met: met === undefined ? null : met === 'yes',
        note,
      })}
      submitLabel={last ? t.save : t.saveNext}
      onSubmit={async (body) => {
        await save(body)
        toast(t.saved, { undo: { act: () => void save({ points: own.points, met: own.met, note: own.note }) } })
        onDone()
      }}
    >
      {own !== nothing && (
        <button
          type="button"
          className="link"
          onClick={async () => {
            await save(nothing)
            toast(t.withdrawn, { undo: { act: () => void save({ points: own.points, met: own.met, note: own.note }) } })
          }}
        >
          {t.withdraw}
        </button>
      )}
    </EntryForm>
  )
}
