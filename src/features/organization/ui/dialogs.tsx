import { type ReactNode, useState } from 'react'
import type { z } from 'zod'
import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import { type FieldSpec, fieldOf } from '../../../web/kit/form/fields.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { useChange } from '../../../web/kit/queries.ts'
import { useSession } from '../../../web/kit/session.ts'
import { Sheet } from '../../../web/kit/sheet.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { operations, type Post } from '../contract.ts'
import { PersonSelect } from './person-select.tsx'
import { organizationTexts } from './texts.ts'
import { useUndo } from './use-undo.ts'

interface DialogProps<S extends z.ZodType> {
  /** The button's text, or the button's content. */
  button: ReactNode
  title: string
  schema: S
  fields: readonly FieldSpec[]
  initial?: Record<string, unknown>
  /** What the schema needs besides what is entered. */
  fixed?: Record<string, unknown>
  save: (body: z.output<S>) => Promise<{ changeId: string }>
}

/** A button that opens a short form in a dialog; says so when it is saved. */
function FormDialog<S extends z.ZodType>({ button, title, schema, fields, initial, fixed, save }: DialogProps<S>) {
  const t = useTexts(organizationTexts)
  const { today } = useSession()
  const undo = useUndo()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {button}
      </button>
      <Sheet open={open} from="centre" title={title} onClose={() => setOpen(false)}>
        <EntryForm
          schema={schema}
          fields={fields}
          initial={{ validFrom: today, validTo: today, day: today, ...initial }}
          prepare={(values) => ({ ...values, ...fixed })}
          onCancel={() => setOpen(false)}
          onSubmit={async (body) => {
            const { changeId } = await save(body)
            toast(t.saved, { undo: { act: () => undo(changeId) } })
            setOpen(false)
          }}
        />
      </Sheet>
    </>
  )
}

export function AddPlace() {
  const t = useTexts(organizationTexts)
  const create = useChange(operations.createNode)
  const schema = operations.createNode.body!
  const kinds = [
    { value: 'department', label: t.department },
    { value: 'community', label: t.community },
  ]
  return (
    <FormDialog
      button={t.addPlace}
      title={t.addPlace}
      schema={schema}
      initial={{ kind: 'department' }}
      fields={[
        fieldOf(schema, 'kind', { label: t.kind, options: kinds }),
        fieldOf(schema, 'name', { label: t.name }),
        fieldOf(schema, 'validFrom', { label: t.from }),
      ]}
      save={(body) => create.mutateAsync({ body })}
    />
  )
}

export function AddPost({ nodeId, place }: { nodeId: string | null; place: string }) {
  const t = useTexts(organizationTexts)
  const create = useChange(operations.createPost)
  const schema = operations.createPost.body!
  return (
    <FormDialog
      button={t.addPost}
      title={`${t.addPost} · ${place}`}
      schema={schema}
      fixed={{ nodeId }}
      fields={[fieldOf(schema, 'name', { label: t.postName }), fieldOf(schema, 'validFrom', { label: t.from })]}
      save={(body) => create.mutateAsync({ body })}
    />
  )
}

export function RenamePlace({ id, name }: { id: string; name: string }) {
  const t = useTexts(organizationTexts)
  const rename = useChange(operations.renameNode)
  const schema = operations.renameNode.body!
  return (
    <FormDialog
      button={t.rename}
      title={t.renameTitle(name)}
      schema={schema}
      fields={[
        fieldOf(schema, 'name', { label: t.newName }),
        fieldOf(schema, 'day', { label: t.effective, hint: t.renameHint }),
      ]}
      save={(body) => rename.mutateAsync({ params: { id }, body })}
    />
  )
}

export function DissolvePlace({ id, name }: { id: string; name: string }) {
  const t = useTexts(organizationTexts)
  const end = useChange(operations.endNode)
  const schema = operations.endNode.body!
  return (
    <FormDialog
      button={t.dissolve}
      title={t.dissolveTitle(name)}
      schema={schema}
      fields={[fieldOf(schema, 'validTo', { label: t.to, hint: t.dissolveHint })]}
      save={(body) => end.mutateAsync({ params: { id }, body })}
    />
  )
}

export function Appoint({ post }: { post: Pick<Post, 'id' | 'name'> }) {
  const t = useTexts(organizationTexts)
  const appoint = useChange(operations.appoint)
  const schema = operations.appoint.body!
  return (
    <FormDialog
      button={t.appoint}
      title={t.appointTitle(post.name)}
      schema={schema}
      fixed={{ postId: post.id }}
      fields={[
        fieldOf(schema, 'personId', {
          label: t.person,
          hint: t.personHint,
          render: (control) => <PersonSelect {...control} />,
        }),
        fieldOf(schema, 'validFrom', { label: t.from }),
      ]}
      save={(body) => appoint.mutateAsync({ body })}
    />
  )
}

interface EndAppointmentProps {
  appointmentId: string
  person: string
  post: string
}

export function EndAppointment({ appointmentId, person, post }: EndAppointmentProps) {
  const t = useTexts(organizationTexts)
  const end = useChange(operations.endAppointment)
  const schema = operations.endAppointment.body!
  return (
    <FormDialog
      button={t.end}
      title={t.endTitle(person, post)}
      schema={schema}
      fields={[fieldOf(schema, 'validTo', { label: t.lastDay })]}
      save={(body) => end.mutateAsync({ params: { id: appointmentId }, body })}
    />
  )
}

export function AddSeat({ posts }: { posts: readonly { value: string; label: string }[] }) {
  const t = useTexts(organizationTexts)
  const add = useChange(operations.addSeat)
  const schema = operations.addSeat.body!
  return (
    <FormDialog
      button={t.group.add}
      title={t.group.add}
      schema={schema}
      fields={[
        fieldOf(schema, 'role', { label: t.group.role }),
        fieldOf(schema, 'postId', { label: t.post, type: 'choice', options: posts }),
        fieldOf(schema, 'validFrom', { label: t.from }),
      ]}
      save={(body) => add.mutateAsync({ body })}
    />
  )
}

export function EndSeat({ id, role, post }: { id: string; role: string; post: string }) {
  const t = useTexts(organizationTexts)
  const end = useChange(operations.endSeat)
  const schema = operations.endSeat.body!
  return (
    <FormDialog
      button={t.group.end}
      title={t.group.endTitle(role, post)}
      schema={schema}
      fields={[fieldOf(schema, 'validTo', { label: t.to })]}
      save={(body) => end.mutateAsync({ params: { id }, body })}
    />
  )
}
