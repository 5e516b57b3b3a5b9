import { Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { DateInput } from '../../../web/kit/form/date-input.tsx'
import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import type { ControlProps } from '../../../web/kit/form/fields.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { useCall, useChange } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { toast } from '../../../web/kit/toast.tsx'
import { operations as figures } from '../../figures/contract.ts'
import { operations, type Plan, type Stage, type Target } from '../contract/index.ts'
import { plansTexts } from './texts.ts'

export function PlanForm({ plan, onDone }: { plan: Plan; onDone: () => void }) {
  const t = useTexts(plansTexts)
  const save = useChange(operations.savePlan)
  return (
    <EntryForm
      schema={operations.savePlan.body!}
      initial={{ goal: plan.goal, targets: plan.targets, stages: plan.stages }}
      draft={`plan.${plan.year}.${plan.version}`}
      fields={[
        { key: 'goal', label: t.goal.text, type: 'prose', required: true, max: 1000, hint: t.goal.textHint },
        {
          key: 'targets',
          label: t.goal.targets,
          type: 'text',
          hint: t.goal.figureHint,
          render: (control) => <TargetsInput {...control} />,
        },
        {
          key: 'stages',
          label: t.stages.title,
          type: 'text',
          render: (control) => <StagesInput year={plan.year} {...control} />,
        },
      ]}
      prepare={(values) => ({ targets: [], stages: [], ...values, version: plan.version })}
      submitLabel={t.goal.save}
      onCancel={onDone}
      onSubmit={async (body) => {
        await save.mutateAsync({ params: { year: plan.year }, body })
        toast(t.goal.saved)
        onDone()
      }}
    />
  )
}

interface RowsProps<Row> extends ControlProps {
  add: string
  remove: string
  fresh: (rows: readonly Row[]) => Row
  draw: (row: Row, change: (part: Partial<Row>) => void) => ReactNode
}

/** A list of small forms, each with a way to take it out again. */
function Rows<Row>({ id, value, onChange, add, remove, fresh, draw }: RowsProps<Row>) {
  const rows = (value as Row[] | undefined) ?? []
  const change = (index: number, part: Partial<Row>) =>
    onChange?.(rows.map((row, i) => (i === index ? { ...row, ...part } : row)))
  return (
    <div id={id} className="plan-rows">
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity while they are edited
        <div key={index} className="plan-row">
          {draw(row, (part) => change(index, part))}
          <button
            type="button"
            className="icon-button"
            aria-label={remove}
            title={remove}
            onClick={() => onChange?.(rows.filter((_, i) => i !== index))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      <button type="button" className="button" onClick={() => onChange?.([...rows, fresh(rows)])}>
        <Icon name="plus" />
        {add}
      </button>
    </div>
  )
}

function TargetsInput(control: ControlProps) {
  const t = useTexts(plansTexts)
  const may = useMay()
  const { data } = useCall(figures.list, { query: {} }, { enabled: may('figures.read') })
  const options = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const named = (figure: string | null, target: Target): Partial<Target> => {
    const known = data?.items.find(({ id }) => id === figure)
    return { figure, ...(known ? { name: target.name || known.name, unit: target.unit || known.unit } : {}) }
  }
  return (
    <Rows<Target>
      {...control}
      add={t.goal.addTarget}
      remove={t.goal.removeTarget}
      fresh={() => ({ name: '', value: '', unit: '', figure: null })}
      draw={(target, change) => (
        <>
          <Select
            aria-label={t.goal.figure}
            placeholder={t.goal.figure}
            value={target.figure}
            options={options}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(figure: string | undefined) => change(named(figure ?? null, target))}
          />
          <Input
            aria-label={t.goal.target}
            placeholder={t.goal.target}
            value={target.name}
            maxLength={60}
            onChange={(event) => change({ name: event.target.value })}
          />
          <Input
            className="short"
            aria-label={t.goal.value}
            placeholder={t.goal.value}
            inputMode="decimal"
            value={target.value}
            maxLength={20}
            onChange={(event) => change({ value: event.target.value })}
          />
          <Input
            className="short"
            aria-label={t.goal.unit}
            placeholder={t.goal.unit}
            value={target.unit}
            maxLength={10}
            onChange={(event) => change({ unit: event.target.value })}
          />
        </>
      )}
    />
  )
}

function StagesInput({ year, ...control }: ControlProps & { year: number }) {
  const t = useTexts(plansTexts)
  const quarter = (rows: readonly Stage[]): Stage => {
    const index = Math.min(3, rows.length)
    const [from, to] = [
      ['01-01', '03-31'],
      ['04-01', '06-30'],
      ['07-01', '09-30'],
      ['10-01', '12-31'],
    ][index]!
    return { name: t.stages.examples[index] ?? '', startsOn: `${year}-${from}`, endsOn: `${year}-${to}`, work: null }
  }
  return (
    <Rows<Stage>
      {...control}
      add={t.goal.addStage}
      remove={t.goal.removeStage}
      fresh={quarter}
      draw={(stage, change) => (
        <>
          <Input
            aria-label={t.stages.name}
            placeholder={t.stages.name}
            value={stage.name}
            maxLength={40}
            onChange={(event) => change({ name: event.target.value })}
          />
          <DateInput
            label={t.stages.from}
            value={stage.startsOn}
            onChange={(startsOn) => startsOn && change({ startsOn })}
          />
          <DateInput label={t.stages.to} value={stage.endsOn} onChange={(endsOn) => endsOn && change({ endsOn })} />
          <Input.TextArea
            aria-label={t.stages.work}
            placeholder={t.stages.work}
            value={stage.work ?? ''}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={(event) => change({ work: event.target.value || null })}
          />
        </>
      )}
    />
  )
}
