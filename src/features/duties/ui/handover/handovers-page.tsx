import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../../web/kit/data-table.tsx'
import { useFormats, useTexts } from '../../../../web/kit/i18n.ts'
import { PageHeader } from '../../../../web/kit/page-header.tsx'
import { Paging, useAddress } from '../../../../web/kit/paging.tsx'
import { useCall } from '../../../../web/kit/queries.ts'
import { Loaded } from '../../../../web/kit/states.tsx'
import { StatusTag } from '../../../../web/kit/status-tag.tsx'
import { type HandoverLine, handoverOperations as operations } from '../../contract/handover.ts'
import { handoverTexts } from './texts.ts'

export const postOf = ({ post, department }: Pick<HandoverLine, 'post' | 'department'>) =>
  department === null || post.startsWith(department) ? post : `${department}${post}`

export const stateOf = ({ given, taken }: Pick<HandoverLine, 'given' | 'taken'>) =>
  given ? (taken ? 'done' : 'given') : taken ? 'taken' : 'none'

/** Posts that change hands, those not yet confirmed by both first. */
export function HandoversPage() {
  const t = useTexts(handoverTexts)
  const { date } = useFormats()
  const { page, pageSize } = useAddress()
  const handovers = useCall(operations.listHandovers, { query: { page, pageSize } }, { keep: true })
  const columns: Column<HandoverLine>[] = [
    {
      key: 'post',
      title: t.post,
      card: 'title',
      render: (line) => (
        <Link to="/settings/handovers/$id" params={{ id: line.id }}>
          {postOf(line)}
        </Link>
      ),
    },
    { key: 'from', title: t.from, render: ({ from }) => from },
    { key: 'to', title: t.to, render: ({ to }) => to ?? <StatusTag tone="warn">{t.nobody}</StatusTag> },
    { key: 'day', title: t.day, render: ({ lastDay, since }) => date(since ?? lastDay) },
    { key: 'holds', title: t.holds, render: ({ duties, tasks }) => t.counts(duties, tasks) },
    {
      key: 'state',
      title: t.state,
      render: (line) => (
        <StatusTag tone={stateOf(line) === 'done' ? 'good' : 'warn'}>{t.states[stateOf(line)]}</StatusTag>
      ),
    },
  ]
  return (
    <>
      <PageHeader title={t.title} trail={[{ label: t.organization, to: '/settings/organization' }]} note={t.note} />
      <Loaded of={handovers} lines={8}>
        {({ items, total }) => (
          <>
            <DataTable caption={t.title} columns={columns} rows={items} rowKey={({ id }) => id} empty={t.none} />
            {total > 0 && <Paging total={total} />}
          </>
        )}
      </Loaded>
    </>
  )
}
