import { useErrorText } from '../../../../web/kit/errors.ts'
import { useFormats, useTexts } from '../../../../web/kit/i18n.ts'
import { useChange } from '../../../../web/kit/queries.ts'
import { toast } from '../../../../web/kit/toast.tsx'
import { type Handover, type HandoverSide, handoverOperations as operations } from '../../contract/handover.ts'
import { handoverTexts } from './texts.ts'

/** Both sides confirm, by name or through the office; on paper there is a line to sign. */
export function Confirmations({ handover }: { handover: Handover }) {
  const t = useTexts(handoverTexts)
  const errorText = useErrorText()
  const { instant } = useFormats()
  const confirm = useChange(operations.confirmHandover)
  const withdraw = useChange(operations.withdrawHandover)
  const { id, may } = handover
  const say = async (work: Promise<unknown>, text: string, undo?: () => void) => {
    try {
      await work
      toast(text, undo ? { undo: { act: undo } } : {})
    } catch (error) {
      toast(errorText(error), { tone: 'bad' })
    }
  }
  const takeBack = (side: HandoverSide) =>
    void say(withdraw.mutateAsync({ params: { id }, body: { side } }), t.withdrawn)
  const sides = [
    { side: 'give', title: t.from, person: handover.from, done: handover.given, may: may.give, label: t.give },
    { side: 'take', title: t.to, person: handover.to, done: handover.taken, may: may.take, label: t.take },
  ] as const
  return (
    <section className="handover-part">
      <h2>{t.confirmations}</h2>
      <div className="handover-sides">
        {sides.map(({ side, title, person, done, may: mayConfirm, label }) => (
          <div key={side} className="card handover-side">
            <p>
              <span className="soft">{title}</span> <b>{person ?? t.nobody}</b>
            </p>
            <p>
              {done ? t.by(done.by, instant(done.at)) : <span className="soft">{t.waiting}</span>}
              {done?.onBehalf && person && <small className="soft block">{t.onBehalf(person)}</small>}
            </p>
            <p className="handover-signature">{t.signature}</p>
            {!done && mayConfirm && (
              <button
                type="button"
                className="button primary no-print"
                disabled={confirm.isPending}
                onClick={() =>
                  void say(confirm.mutateAsync({ params: { id }, body: { side } }), t.confirmed, () => takeBack(side))
                }
              >
                {label}
              </button>
            )}
            {done && may.withdraw && (
              <button type="button" className="link no-print" onClick={() => takeBack(side)}>
                {t.withdraw}
              </button>
            )}
          </div>
        ))}
      </div>
    </section>
  )
}
