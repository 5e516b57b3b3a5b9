import { useState } from 'react'
import { z } from 'zod'
import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import { type FieldSpec, fieldOf, type Values } from '../../../web/kit/form/fields.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { usePlaces } from '../../../web/kit/places.ts'
import { useChange } from '../../../web/kit/queries.ts'
import { kitTexts } from '../../../web/kit/texts.ts'
import { operations, Role, type User } from '../contract.ts'
import type { IssuedLink } from './link-sheet.tsx'
import { accountsTexts } from './texts.ts'

/** The role, and the place it speaks for where it speaks for one. */
function useMemberFields(given: Role): { fields: FieldSpec[]; onValues: (values: Values) => void } {
  const t = useTexts(accountsTexts)
  const kit = useTexts(kitTexts)
  const { departments, communities } = usePlaces()
  const [role, setRole] = useState(given)
  const roles = Role.options.map((option) => ({ value: option, label: kit.role[option] }))
  const place = { type: 'choice', required: true, hint: t.placeHint } as const
  const fields: FieldSpec[] = [{ key: 'role', label: t.role, type: 'choice', required: true, options: roles }]
  if (role === 'department-liaison')
    fields.push({ key: 'departmentId', label: t.department, options: departments, ...place })
  if (role === 'community-liaison')
    fields.push({ key: 'communityId', label: t.community, options: communities, ...place })
  return { fields, onValues: (values) => setRole(values.role as Role) }
}

/** A place chosen for another role before is not kept. */
function withOwnPlace({ departmentId, communityId, ...values }: Values): Values {
  if (values.role === 'department-liaison') return { ...values, departmentId }
  return values.role === 'community-liaison' ? { ...values, communityId } : values
}

export function NewUserForm({ onCreated, onCancel }: { onCreated: (link: IssuedLink) => void; onCancel: () => void }) {
  const t = useTexts(accountsTexts)
  const create = useChange(operations.createUser)
  const usual: Role = 'department-liaison'
  const { fields, onValues } = useMemberFields(usual)
  const schema = operations.createUser.body!
  return (
    <EntryForm
      schema={schema}
      initial={{ role: usual }}
      fields={[
        fieldOf(schema, 'name', { label: t.name }),
        fieldOf(schema, 'username', { label: t.username, max: 40 }),
        ...fields,
      ]}
      prepare={withOwnPlace}
      onValues={onValues}
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
  const { fields, onValues } = useMemberFields(role)
  return (
    <EntryForm
      schema={Change}
      initial={{ role, departmentId: departmentId ?? undefined, communityId: communityId ?? undefined }}
      fields={fields}
      prepare={withOwnPlace}
      onValues={onValues}
      onCancel={onDone}
      onSubmit={async (body) => {
        await update.mutateAsync({ params: { id: user.id }, body })
        onDone()
      }}
    />
  )
}
