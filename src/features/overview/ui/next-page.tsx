import './next.css'
import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../web/kit/data-table.tsx'
import { useErrorText } from '../../../web/kit/errors.ts'
import { shortDecimal, useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { Paging, useAddress } from '../../../web/kit/paging.tsx'
import { AddressSelect } from '../../../web/kit/place-filter.tsx'
import { useCall, useChange } from '../../../web/kit/queries.ts'
import { useMay, useSession } from '../../../web/kit/session.ts'
import { Loaded } from '../../../web/kit/states.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { operations as assessments } from '../../assessments/contract/index.ts'
import { SchemeTabs } from '../../assessments/ui/scheme-tabs.tsx'
import { operations, type Step } from '../contract.ts'
import { Owners } from './owners.tsx'
import { overviewTexts } from './texts.ts'

/** Steps on a page: most units print all of them at once. */
const USUAL = 50

/** Where work pays most, and who does it. */
export function NextPage() {
  const t = useTexts(overviewTexts).steps
  const { search, page, pageSize } = useAddress(USUAL)
  const query = { page, pageSize, ...(search.departmentId ? { departmentId: search.departmentId } : {}) }
  const steps = useCall(operations.steps, { query }, { keep: true })
  return (
    <>
      <PageHeader
        title={t.title}
        note={t.reason}
        actions={
          <button type="button" className="button" onClick={() => print()}>
            <Icon name="print" />
            {t.print}
          </button>
        }
      />
      <SchemeTabs />
      <Loaded of={steps} lines={10}>
        {(data) => (
          <>
            <div className="filters">
              <AddressSelect
                name="departmentId"
                label={t.department}
                all={t.everybody}
                options={[
                  ...data.departments.map(({ id, name, steps: count }) => ({
                    value: id,
                    label: t.choice(name, count),
                  })),
                  ...(data.unowned > 0 ? [{ value: 'none', label: t.choice(t.unowned, data.unowned) }] : []),
                ]}
              />
              <span className="soft">{t.total(shortDecimal(data.points), data.total)}</span>
            </div>
            <StepTable steps={data.items} first={(page - 1) * pageSize + 1} />
            <Paging total={data.total} usual={USUAL} />
          </>
        )}
      </Loaded>
    </>
  )
}

function StepTable({ steps, first }: { steps: readonly Step[]; first: number }) {
  const t = useTexts(overviewTexts).steps
  const { date } = useFormats()
  const { today } = useSession()
  const order = new Map(steps.map(({ criterionId }, index) => [criterionId, first + index]))
  const columns: Column<Step>[] = [
    {
      key: 'order',
      title: t.column.order,
      width: '3rem',
      align: 'end',
      card: 'hidden',
      render: ({ criterionId }) => order.get(criterionId),
    },
    {
      key: 'name',
      title: t.column.name,
      card: 'title',
      render: ({ criterionId, name, kind, winBack }) => (
        <>
          <Link to="/scheme/$criterionId" params={{ criterionId }}>
            {name}
          </Link>
          {kind === 'bonus' && ` （${t.bonus}）`}
          <span className="block soft step-advice">{winBack}</span>
        </>
      ),
    },
    {
      key: 'points',
      title: t.column.points,
      width: '4.5rem',
      align: 'end',
      render: ({ points }) => <b className="win number">{shortDecimal(points)}</b>,
    },
    { key: 'effort', title: t.column.effort, width: '8rem', render: (step) => <Effort step={step} /> },
    { key: 'owner', title: t.column.owner, width: '16rem', render: (step) => <Owners step={step} /> },
    {
      key: 'due',
      title: t.column.due,
      width: '9rem',
      render: ({ dueOn }) =>
        dueOn ? (
          <>
            {date(dueOn)} {dueOn < today && <StatusTag tone="bad">{t.overdue}</StatusTag>}
          </>
        ) : (
          <span className="soft">{t.noTask}</span>
        ),
    },
  ]
  return (
    <DataTable
      caption={t.title}
      columns={columns}
      rows={steps}
      rowKey={({ criterionId }) => criterionId}
      empty={t.none}
    />
  )
}

/** How much work; the office may know better than the rule. */
function Effort({ step: { criterionId, name, effort, estimated } }: { step: Step }) {
  const t = useTexts(overviewTexts).steps
  const may = useMay()
  const errorText = useErrorText()
  const change = useChange(assessments.setEffort)
  if (!may('assessments.write')) return <span title={t.effortHint[effort]}>{t.effort[effort]}</span>
  const choose = (value: string) =>
    change.mutate(
      { params: { criterionId }, body: { effort: value === '' ? null : Number(value) } },
      { onSuccess: () => toast(t.effortSaved), onError: (error) => toast(errorText(error), { tone: 'bad' }) },
    )
  return (
    <>
      <select
        className="select no-print"
        aria-label={t.effortOf(name)}
        title={t.effortHint[effort]}
        value={estimated ? String(effort) : ''}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{estimated ? '—' : t.guess(t.effort[effort] ?? '')}</option>
        {[1, 2, 3].map((each) => (
          <option key={each} value={each}>
            {t.effort[each]}
          </option>
        ))}
      </select>
      <span className="print-only">{t.effort[effort]}</span>
    </>
  )
}
