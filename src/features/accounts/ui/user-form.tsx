import { z } from 'zod'
import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import { type FieldSpec, fieldOf } from '../../../web/kit/form/fields.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { usePlaces } from '../../../web/kit/places.ts'
import { useChange } from '../../../web/kit/queries.ts'
import { kitTexts } from '../../../web/kit/texts.ts'
import { operations, Role, type User } from '../contract.ts'
import type { IssuedLink } from './link-sheet.tsx'
import { accountsTexts } from './texts.ts'

function useMemberFields(): FieldSpec[] {
  const t = useTexts(accountsTexts)
  const kit = useTexts(kitTexts)
  const { departments, communities } = usePlaces()
  const roles = Role.options.map((role) => ({ value: role, label: kit.role[role] }))
  return [
    { key: 'role', label: t.role, type: 'choice', required: true, options: roles },
    { key: 'departmentId', label: t.department, type: 'choice', options: departments },
    { key: 'communityId', label: t.community, type: 'choice', options: communities, hint: t.placeHint },
  ]
}

export function NewUserForm({ onCreated, onCancel }: { onCreated: (link: IssuedLink) => void; onCancel: () => void }) {
  const t = useTexts(accountsTexts)
  const create = useChange(operations.createUser)
  const member = useMemberFields()
  const schema = operations.createUser.body!
  return (
    <EntryForm
      schema={schema}
      initial={{ role: 'department-liaison' }}
      fields={[
        fieldOf(schema, 'name', { label: t.name }),
        fieldOf(schema, 'username', { label: t.username, max: 40 }),
        ...member,
      ]}
      submitLabel={t.create}
      onCancel={onCancel}
      onSubmit={async (body) => {
        const { user, link } = await create.mutateAsync({ body })
        onCreated({ name: user.name, ...link })
      }}
    />
  )
}

const Change = z.object({
  role: Role,
  departmentId: z.string().nullable().default(null),
  communityId: z.string().nullable().default(null),
})

export function EditUserForm({ user, onDone }: { user: User; onDone: () => void }) {
  const update = useChange(operations.updateUser)
  const { role, departmentId, communityId } = user
  return (
    <EntryForm
      schema={Change}
      initial={{ role, departmentId: departmentId ?? undefined, communityId: communityId ?? undefined }}
      fields={useMemberFields()}
      onCancel={onDone}
      onSubmit={async (body) => {
        await update.mutateAsync({ params: { id: user.id }, body })
        onDone()
      }}
    />
  )
}
