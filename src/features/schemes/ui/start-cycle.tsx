import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import { fieldOf } from '../../../web/kit/form/fields.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { useChange } from '../../../web/kit/queries.ts'
import { useSession } from '../../../web/kit/session.ts'
import { toast } from '../../../web/kit/toast.tsx'
import { operations, type SchemeVersion, type UnitCycle } from '../contract.ts'
import { schemesTexts } from './texts.ts'

interface StartCycleProps {
  versions: readonly SchemeVersion[]
  /** The version to begin with; absent: the only one there is, or none. */
  versionId: string | undefined
  /** The cycle that ends by this. */
  running: UnitCycle | undefined
  onStarted?: () => void
}

/** Chooses a published version and dates; says first what becomes of the running cycle. */
export function StartCycle({ versions, versionId, running, onStarted }: StartCycleProps) {
  const t = useTexts(schemesTexts).unit
  const { today } = useSession()
  const start = useChange(operations.startCycle)
  const schema = operations.startCycle.body!
  const year = today.slice(0, 4)
  const only = versions.length === 1 ? versions[0]!.id : undefined
  return (
    <>
      {running && <p className="notice">{t.replaces(running.name)}</p>}
      <EntryForm
        schema={schema}
        initial={{
          versionId: versions.find(({ id }) => id === versionId)?.id ?? only,
          name: t.proposed(year),
          startsOn: `${year}-01-01`,
          endsOn: `${year}-12-31`,
        }}
        fields={[
          {
            key: 'versionId',
            label: t.scheme,
            type: 'choice',
            required: true,
            options: versions.map(({ id, title, version, points, criteria }) => ({
              value: id,
              label: t.choice(title, version, points, criteria),
            })),
          },
          fieldOf(schema, 'name', { label: t.name }),
          fieldOf(schema, 'startsOn', { label: t.from, type: 'date' }),
          fieldOf(schema, 'endsOn', { label: t.to, type: 'date' }),
        ]}
        submitLabel={running ? t.start : t.startFirst}
        onSubmit={async (body) => {
          const { name } = await start.mutateAsync({ body })
          toast(t.started(name))
          onStarted?.()
        }}
      />
    </>
  )
}
