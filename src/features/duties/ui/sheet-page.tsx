import './sheet.css'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { useAddress } from '../../../web/kit/paging.tsx'
import { AddressSelect } from '../../../web/kit/place-filter.tsx'
import { usePlaces } from '../../../web/kit/places.ts'
import { useCall } from '../../../web/kit/queries.ts'
import { useSession } from '../../../web/kit/session.ts'
import { Empty, Loaded } from '../../../web/kit/states.tsx'
import { operations, type Task } from '../contract.ts'
import { useScheduleText } from './schedule-text.ts'
import { dutiesTexts } from './texts.ts'
import { type DutyRow, useDutyRows } from './use-duty-rows.ts'

const most = 200

/** What one department owes, on A4: its duties, who holds the post, by when, and what is still open. */
export function SheetPage() {
  const t = useTexts(dutiesTexts)
  const { search } = useAddress()
  const session = useSession()
  const { departments, communities, nameOf } = usePlaces()
  const departmentId = search.departmentId ?? session.departmentId ?? session.communityId ?? ''
  const name = nameOf(departmentId || null)
  return (
    <>
      <PageHeader
        title={name ? t.sheet.heading(name) : t.sheet.title}
        trail={[
          { label: t.title, to: '/tasks' },
          { label: t.sheet.back, to: '/duties' },
        ]}
        actions={
          <button type="button" className="button primary" disabled={!name} onClick={() => print()}>
            <Icon name="print" />
            {t.sheet.print}
          </button>
        }
      />
      <div className="filters">
        <AddressSelect
          name="departmentId"
          label={t.sheet.whose}
          all={name ?? t.sheet.choose}
          options={[...departments, ...communities]}
        />
      </div>
      {departmentId ? <DutySheet departmentId={departmentId} /> : <Empty>{t.sheet.choose}</Empty>}
    </>
  )
}

function DutySheet({ departmentId }: { departmentId: string }) {
  const { scheme, duties, rows } = useDutyRows()
  const tasks = useCall(operations.listTasks, { query: { departmentId, view: 'open', pageSize: most } })
  const own = rows.filter((row) => row.departmentId === departmentId)
  return (
    <Loaded of={scheme} lines={10}>
      {() => (
        <Loaded of={duties} lines={10}>
          {() => <Loaded of={tasks}>{({ items, total }) => <Lines rows={own} tasks={items} total={total} />}</Loaded>}
        </Loaded>
      )}
    </Loaded>
  )
}

function Lines({ rows, tasks, total }: { rows: DutyRow[]; tasks: Task[]; total: number }) {
  const t = useTexts(dutiesTexts).sheet
  const { today } = useSession()
  const { date } = useFormats()
  if (rows.length === 0 && total === 0) return <Empty>{t.none}</Empty>
  const byDuty = Map.groupBy(tasks, (task) => task.dutyId)
  const late = tasks.filter((task) => task.overdue).length
  return (
    <div className="duty-sheet">
      <p>
        {t.sums(rows.length, total, late)} <span className="soft">{t.printed(date(today))}</span>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.number}</th>
            <th scope="col">{t.criterion}</th>
            <th scope="col">{t.owner}</th>
            <th scope="col">{t.term}</th>
            <th scope="col">{t.open}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.key} row={row} tasks={byDuty.get(row.id ?? '') ?? []} />
          ))}
        </tbody>
      </table>
      {total > tasks.length && <p className="soft">{t.more(total - tasks.length)}</p>}
      <p className="signatures">
        <span>{t.sign}</span>
        <span>{t.signOffice}</span>
      </p>
    </div>
  )
}

function Line({ row, tasks }: { row: DutyRow; tasks: Task[] }) {
  const t = useTexts(dutiesTexts)
  const { scheduleText, periodText } = useScheduleText()
  const { date, daysBetween } = useFormats()
  const { today } = useSession()
  return (
    <tr>
      <td>{row.node.path}</td>
      <td>
        {row.node.name} {row.part && <b>{row.part}</b>}
        {row.measure && <span className="soft block">{row.measure}</span>}
      </td>
      <td>
        {row.post
          ? [row.post, row.holders]
              .filter(Boolean)
              .join('（')
              .concat(row.holders ? '）' : '')
          : t.duty.noPost}
      </td>
      <td>{scheduleText(row.schedule)}</td>
      <td>
        {tasks.slice(0, 4).map((task) => (
          <span key={task.id} className={task.overdue ? 'block late' : 'block'}>
            {[task.period ? periodText(task.period) : task.title, date(task.dueOn), t.state[task.state]]
              .filter(Boolean)
              .join(' ')}
            {task.overdue && ` ${t.overdue(daysBetween(task.dueOn, today))}`}
          </span>
        ))}
        {tasks.length > 4 && <span className="soft block">{t.sheet.more(tasks.length - 4)}</span>}
      </td>
    </tr>
  )
}
