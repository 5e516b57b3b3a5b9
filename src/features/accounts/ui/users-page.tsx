import './users.css'
import { useState } from 'react'
import { type Column, DataTable } from '../../../web/kit/data-table.tsx'
import { useErrorText } from '../../../web/kit/errors.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { usePlaces } from '../../../web/kit/places.ts'
import { useCall, useChange } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { Sheet } from '../../../web/kit/sheet.tsx'
import { Loaded } from '../../../web/kit/states.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { kitTexts } from '../../../web/kit/texts.ts'
import { toast } from '../../../web/kit/toast.tsx'
import { operations, type User } from '../contract.ts'
import { type IssuedLink, LinkSheet } from './link-sheet.tsx'
import { accountsTexts } from './texts.ts'
import { EditUserForm, NewUserForm } from './user-form.tsx'

/** Who may come in and do what. */
export function UsersPage() {
  const t = useTexts(accountsTexts)
  const may = useMay()
  const users = useCall(operations.listUsers, {})
  const [creating, setCreating] = useState(false)
  const [issued, setIssued] = useState<IssuedLink>()
  return (
    <>
      <PageHeader
        title={t.title}
        trail={[{ label: t.settings, to: '/settings/organization' }]}
        note={t.note}
        actions={
          may('users.manage') && (
            <button type="button" className="button primary" onClick={() => setCreating(true)}>
              <Icon name="plus" />
              {t.create}
            </button>
          )
        }
      />
      <Loaded of={users} lines={8}>
        {({ items }) => <UserTable users={items} onIssued={setIssued} />}
      </Loaded>
      <Sheet open={creating} title={t.create} onClose={() => setCreating(false)}>
        <NewUserForm
          onCancel={() => setCreating(false)}
          onCreated={(link) => {
            setCreating(false)
            setIssued(link)
          }}
        />
      </Sheet>
      <LinkSheet issued={issued} onClose={() => setIssued(undefined)} />
    </>
  )
}

function UserTable({ users, onIssued }: { users: User[]; onIssued: (link: IssuedLink) => void }) {
  const t = useTexts(accountsTexts)
  const kit = useTexts(kitTexts)
  const { nameOf } = usePlaces()
  const columns: Column<User>[] = [
    { key: 'name', title: t.name, card: 'title', render: (user) => user.name },
    { key: 'username', title: t.username, render: (user) => user.username },
    { key: 'role', title: t.role, render: (user) => kit.role[user.role] },
    {
      key: 'place',
      title: t.place,
      render: (user) => [nameOf(user.departmentId), nameOf(user.communityId)].filter(Boolean).join(' · '),
    },
    {
      key: 'state',
      title: t.state,
      render: (user) =>
        user.disabled ? (
          <StatusTag tone="plain" icon="close">
            {t.disabled}
          </StatusTag>
        ) : (
          <StatusTag tone="good">{t.active}</StatusTag>
        ),
    },
    { key: 'act', title: t.act, render: (user) => <UserActions user={user} onIssued={onIssued} /> },
  ]
  return <DataTable caption={t.title} columns={columns} rows={users} rowKey={(user) => user.id} />
}

function UserActions({ user, onIssued }: { user: User; onIssued: (link: IssuedLink) => void }) {
  const t = useTexts(accountsTexts)
  const errorText = useErrorText()
  const [editing, setEditing] = useState(false)
  const update = useChange(operations.updateUser)
  const issue = useChange(operations.issueLink)
  const params = { id: user.id }
  const fail = (error: unknown) => toast(errorText(error), { tone: 'bad' })

  const setDisabled = async (disabled: boolean) => {
    try {
      await update.mutateAsync({ params, body: { disabled } })
      const said = disabled ? t.disabledNow(user.name) : t.enabledNow(user.name)
      toast(said, { undo: { act: () => update.mutate({ params, body: { disabled: !disabled } }, { onError: fail }) } })
    } catch (error) {
      fail(error)
    }
  }
  const newLink = () =>
    issue.mutate({ params }, { onSuccess: (link) => onIssued({ name: user.name, ...link }), onError: fail })
  return (
    <div className="user-actions">
      <button type="button" className="button" onClick={() => setEditing(true)}>
        {t.edit}
      </button>
      {!user.disabled && (
        <button type="button" className="button" onClick={newLink}>
          {t.newLink}
        </button>
      )}
      <button type="button" className="button" onClick={() => void setDisabled(!user.disabled)}>
        {user.disabled ? t.enable : t.disable}
      </button>
      <Sheet open={editing} title={`${t.edit} · ${user.name}`} onClose={() => setEditing(false)}>
        <EditUserForm
          user={user}
          onDone={() => {
            setEditing(false)
            toast(t.saved)
          }}
        />
      </Sheet>
    </div>
  )
}
