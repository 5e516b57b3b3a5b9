import './reminders.css'
import { Link } from '@tanstack/react-router'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { Paging, useAddress } from '../../../web/kit/paging.tsx'
import { useCall, useChange } from '../../../web/kit/queries.ts'
import { useSession } from '../../../web/kit/session.ts'
import { Empty, Loaded } from '../../../web/kit/states.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { type Message, type MessageItem, operations } from '../contract/index.ts'
import { reminderTexts } from './texts.ts'

export function MessagesPage() {
  const t = useTexts(reminderTexts)
  const { page, pageSize } = useAddress()
  const messages = useCall(operations.messages, { query: { page, pageSize } }, { keep: true })
  const mark = useChange(operations.markRead)
  const unread = (messages.data?.items ?? []).filter(({ read }) => !read).map(({ id }) => id)
  const readAll = () =>
    mark.mutate(
      { body: { ids: unread, read: true } },
      {
        onSuccess: () =>
          toast(t.messages.marked, { undo: { act: () => mark.mutate({ body: { ids: unread, read: false } }) } }),
      },
    )
  return (
    <>
      <PageHeader
        title={t.messages.title}
        note={t.messages.note}
        actions={
          unread.length > 0 && (
            <button type="button" className="button" disabled={mark.isPending} onClick={readAll}>
              {t.messages.readAll}
            </button>
          )
        }
      />
      <Loaded of={messages}>
        {({ items, total }) =>
          total === 0 ? (
            <Empty>{t.messages.empty}</Empty>
          ) : (
            <>
              <ul className="messages">
                {items.map((message) => (
                  <OneDay key={message.id} message={message} />
                ))}
              </ul>
              <Paging total={total} />
            </>
          )
        }
      </Loaded>
    </>
  )
}

function OneDay({ message }: { message: Message }) {
  const t = useTexts(reminderTexts)
  const { date } = useFormats()
  const mark = useChange(operations.markRead)
  return (
    <li className="card">
      <header className="section-head">
        <h2>{date(message.day)}</h2>
        {!message.read && <StatusTag tone="warn">{t.messages.isNew}</StatusTag>}
        <button
          type="button"
          className="link"
          disabled={mark.isPending}
          onClick={() => mark.mutate({ body: { ids: [message.id], read: !message.read } })}
        >
          {message.read ? t.messages.markUnread : t.messages.markRead}
        </button>
      </header>
      <ul>
        {message.items.map((item) => (
          <li key={item.id}>
            <Told item={item} />
          </li>
        ))}
        {message.more > 0 && (
          <li>
            <Link to="/tasks" search={{ view: 'open', scope: 'mine' }}>
              {t.messages.more(message.more)}
            </Link>
          </li>
        )}
      </ul>
    </li>
  )
}

function Told({ item }: { item: MessageItem }) {
  const t = useTexts(reminderTexts)
  const { date } = useFormats()
  const title =
    item.kind === 'task' ? (
      <Link to="/tasks" search={{ view: 'all', task: item.subject }}>
        {item.title}
      </Link>
    ) : (
      <Link to="/settings/leading-group">{t.messages.gap(item.title)}</Link>
    )
  return (
    <>
      {item.done ? <s>{title}</s> : title}
      <span className="soft">{[item.place, date(item.dueOn)].filter(Boolean).join(' · ')}</span>
      <When item={item} />
    </>
  )
}

function When({ item }: { item: MessageItem }) {
  const t = useTexts(reminderTexts)
  const { today } = useSession()
  const { date, daysBetween } = useFormats()
  if (item.done) return <StatusTag tone="good">{t.messages.done}</StatusTag>
  if (item.kind === 'gap') return <StatusTag tone="bad">{t.messages.since(date(item.dueOn))}</StatusTag>
  const days = daysBetween(today, item.dueOn)
  if (days < 0) return <StatusTag tone="bad">{t.messages.late(-days)}</StatusTag>
  return <StatusTag tone="warn">{days === 0 ? t.messages.today : t.messages.left(days)}</StatusTag>
}
