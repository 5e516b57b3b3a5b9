import { useErrorText } from '../../../web/kit/errors.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { useCall, useChange } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { toast } from '../../../web/kit/toast.tsx'
import { type Comparison, operations, type Seat } from '../contract/index.ts'
import { assessmentsTexts } from './texts.ts'

const seats: readonly Seat[] = ['reviewer-a', 'reviewer-b']

/** Who reviews; the office names them. */
export function ReviewSeats({ data }: { data: Comparison }) {
  const t = useTexts(assessmentsTexts).review
  const may = useMay()
  if (may('assessments.write')) return <ChooseSeats data={data} />
  return (
    <p className="review-seats soft">
      {seats.map((seat) => (
        <span key={seat}>
          {t.seat[seat]}：{data.seats[seat]?.name ?? t.nobody}
        </span>
      ))}
    </p>
  )
}

function ChooseSeats({ data }: { data: Comparison }) {
  const t = useTexts(assessmentsTexts).review
  const errorText = useErrorText()
  const { data: users } = useCall(operations.reviewers, {})
  const change = useChange(operations.seat)
  const choose = (seat: Seat, userId: string | null) => {
    const before = data.seats[seat]?.userId ?? null
    change.mutate(
      { params: { seat }, body: { userId } },
      {
        onSuccess: () =>
          toast(t.seated, { undo: { act: () => change.mutate({ params: { seat }, body: { userId: before } }) } }),
        onError: (error) => toast(errorText(error), { tone: 'bad' }),
      },
    )
  }
  return (
    <div className="review-seats no-print">
      {seats.map((seat) => (
        <label key={seat}>
          {t.seat[seat]}{' '}
          <select
            className="select"
            value={data.seats[seat]?.userId ?? ''}
            onChange={(event) => choose(seat, event.target.value || null)}
          >
            <option value="">{t.byOffice}</option>
            {(users?.items ?? []).map(({ userId, name }) => (
              <option key={userId} value={userId}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  )
}
