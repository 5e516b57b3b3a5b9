import { Select } from 'antd'
import { useState } from 'react'
import { DataTable } from '../../../web/kit/data-table.tsx'
import { useErrorText } from '../../../web/kit/errors.ts'
import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import { useTexts } from '../../../web/kit/i18n.ts'
import { Paging, useAddress } from '../../../web/kit/paging.tsx'
import { usePlaces } from '../../../web/kit/places.ts'
import { useCall, useChange } from '../../../web/kit/queries.ts'
import { SearchBox } from '../../../web/kit/search-box.tsx'
import { Sheet } from '../../../web/kit/sheet.tsx'
import { Loaded } from '../../../web/kit/states.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { type Contact, operations } from '../contract/index.ts'
import { reminderTexts } from './texts.ts'

export function PeoplePart() {
  const t = useTexts(reminderTexts)
  const { search, page, pageSize } = useAddress()
  const contacts = useCall(operations.contacts, { query: { page, pageSize, search: search.search } }, { keep: true })
  const [edited, setEdited] = useState<Contact>()
  const users = contacts.data?.users ?? []
  const nameOf = (userId: string | null) => users.find((user) => user.userId === userId)?.name
  return (
    <>
      <p className="soft">{t.people.note}</p>
      <div className="filters">
        <SearchBox label={t.people.search} />
      </div>
      <Loaded of={contacts}>
        {({ items, total }) => (
          <>
            <DataTable
              caption={t.parts.people}
              rows={items}
              rowKey={({ personId }) => personId}
              empty={t.people.empty}
              columns={[
                { key: 'person', title: t.people.person, card: 'title', render: ({ person }) => person },
                { key: 'posts', title: t.people.posts, render: ({ posts }) => posts.join('、') },
                {
                  key: 'account',
                  title: t.people.account,
                  render: ({ userId, guessed }) => (
                    <>
                      {nameOf(userId) ?? <span className="soft">{t.people.none}</span>}
                      {guessed && <span className="soft"> {t.people.guessed}</span>}
                    </>
                  ),
                },
                {
                  key: 'email',
                  title: t.people.email,
                  render: ({ email }) => email ?? <span className="soft">{t.people.none}</span>,
                },
                {
                  key: 'act',
                  title: t.log.act,
                  render: (contact) => (
                    <button type="button" className="button" onClick={() => setEdited(contact)}>
                      {t.people.edit}
                    </button>
                  ),
                },
              ]}
            />
            <Paging total={total} />
          </>
        )}
      </Loaded>
      <Supervisors />
      <Sheet
        open={edited !== undefined}
        from="centre"
        title={edited?.person ?? ''}
        onClose={() => setEdited(undefined)}
      >
        {edited && <ContactForm contact={edited} users={users} onDone={() => setEdited(undefined)} />}
      </Sheet>
    </>
  )
}

interface ContactFormProps {
  contact: Contact
  users: readonly { userId: string; name: string }[]
  onDone: () => void
}

function ContactForm({ contact, users, onDone }: ContactFormProps) {
  const t = useTexts(reminderTexts)
  const change = useChange(operations.changeContact)
  return (
    <EntryForm
      schema={operations.changeContact.body!}
      initial={{ userId: contact.guessed ? undefined : contact.userId, email: contact.email }}
      fields={[
        {
          key: 'userId',
          label: t.people.account,
          type: 'choice',
          options: users.map(({ userId, name }) => ({ value: userId, label: name })),
        },
        { key: 'email', label: t.people.email, type: 'text', max: 200 },
      ]}
      prepare={({ userId = null, email = null }) => ({ userId, email })}
      onCancel={onDone}
      onSubmit={async (body) => {
        await change.mutateAsync({ params: { personId: contact.personId }, body })
        toast(t.saved)
        onDone()
      }}
    />
  )
}

/** Which post's holder is in charge of a department or community. */
function Supervisors() {
  const t = useTexts(reminderTexts)
  const errorText = useErrorText()
  const places = usePlaces()
  const supervisors = useCall(operations.supervisors, {})
  const change = useChange(operations.changeSupervisor)
  const posts = places.posts.map((post) => ({
    value: post.id,
    label: [`${places.nameOf(post.nodeId) ?? ''}${post.name}`, ...post.holders.map(({ name }) => name)].join(' · '),
  }))
  const set = (nodeId: string, postId: string | null, before: string | null) =>
    change.mutate(
      { params: { nodeId }, body: { postId } },
      {
        onSuccess: () =>
          toast(t.saved, { undo: { act: () => change.mutate({ params: { nodeId }, body: { postId: before } }) } }),
        onError: (error) => toast(errorText(error), { tone: 'bad' }),
      },
    )
  return (
    <section aria-labelledby="supervisors">
      <h2 id="supervisors">{t.people.leaders}</h2>
      <p className="soft">{t.people.leadersNote}</p>
      <Loaded of={supervisors}>
        {({ items }) => (
          <DataTable
            caption={t.people.leaders}
            rows={[...places.departments, ...places.communities]}
            rowKey={({ value }) => value}
            empty={t.people.empty}
            columns={[
              { key: 'department', title: t.people.department, card: 'title', render: ({ label }) => label },
              {
                key: 'leader',
                title: t.people.leader,
                render: ({ value: nodeId, label }) => {
                  const postId = items.find((each) => each.nodeId === nodeId)?.postId ?? null
                  return (
                    <Select
                      aria-label={`${label} · ${t.people.leader}`}
                      className="supervisor"
                      value={postId}
                      options={posts}
                      allowClear
                      showSearch={{ optionFilterProp: 'label' }}
                      placeholder={t.people.byDefault}
                      onChange={(next: string | undefined) => set(nodeId, next ?? null, postId)}
                    />
                  )
                },
              },
            ]}
          />
        )}
      </Loaded>
    </section>
  )
}
