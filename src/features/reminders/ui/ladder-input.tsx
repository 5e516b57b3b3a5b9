import { InputNumber, Select } from 'antd'
import type { ControlProps } from '../../../web/kit/form/fields.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { Audience, Channel, type Step } from '../contract/index.ts'
import { reminderTexts } from './texts.ts'

const sides = ['before', 'on', 'after'] as const

/** The steps of the ladder in order of time; each can be changed in place. */
export function LadderInput({ id, value, onChange }: ControlProps) {
  const t = useTexts(reminderTexts)
  const steps = (value as Step[] | undefined) ?? []
  const replace = (index: number, step: Step) => onChange?.(steps.map((each, i) => (i === index ? step : each)))
  const remove = (index: number) => {
    onChange?.(steps.filter((_, i) => i !== index))
    toast(t.time.removed, { undo: { act: () => onChange?.(steps) } })
  }
  return (
    <div id={id}>
      <ol className="ladder">
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no identity while they are edited
          <li key={index}>
            <StepInput step={step} onChange={(next) => replace(index, next)} />
            <button
              type="button"
              className="icon-button"
              aria-label={t.time.remove}
              title={t.time.remove}
              disabled={steps.length === 1}
              onClick={() => remove(index)}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ol>
      <button
        type="button"
        className="button"
        onClick={() => onChange?.([...steps, { days: nextDay(steps), to: 'holder', channels: ['inbox'] }])}
      >
        <Icon name="plus" />
        {t.time.add}
      </button>
    </div>
  )
}

/** A day that the ladder does not have yet for the one who owes. */
function nextDay(steps: readonly Step[]): number {
  const taken = new Set(steps.filter(({ to }) => to === 'holder').map(({ days }) => days))
  return [-7, -3, -1, 0, 1, 3, 7, 14, 30].find((days) => !taken.has(days)) ?? Math.max(...taken) + 1
}

function StepInput({ step, onChange }: { step: Step; onChange: (step: Step) => void }) {
  const t = useTexts(reminderTexts)
  const side = step.days < 0 ? 'before' : step.days === 0 ? 'on' : 'after'
  const set = (nextSide: (typeof sides)[number], days: number) =>
    onChange({
      ...step,
      days: nextSide === 'on' ? 0 : (nextSide === 'before' ? -1 : 1) * Math.max(1, Math.round(days)),
    })
  return (
    <>
      <Select<(typeof sides)[number]>
        aria-label={t.time.days}
        value={side}
        options={sides.map((each) => ({ value: each, label: t.time[each] }))}
        onChange={(next) => set(next, Math.abs(step.days))}
      />
      {side !== 'on' && (
        <InputNumber
          aria-label={`${t.time[side]} · ${t.time.daysUnit}`}
          min={1}
          max={side === 'before' ? 60 : 180}
          value={Math.abs(step.days)}
          suffix={t.time.daysUnit}
          onChange={(days) => set(side, days ?? 1)}
        />
      )}
      <Select
        aria-label={t.time.to}
        value={step.to}
        options={Audience.options.map((each) => ({ value: each, label: t.audience[each] }))}
        onChange={(to) => onChange({ ...step, to })}
      />
      <Select
        mode="multiple"
        aria-label={t.time.channels}
        value={step.channels}
        options={Channel.options.map((each) => ({ value: each, label: t.channel[each] }))}
        onChange={(channels) => onChange({ ...step, channels })}
      />
    </>
  )
}
