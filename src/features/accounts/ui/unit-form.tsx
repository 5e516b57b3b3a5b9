import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import { fieldOf, type Values } from '../../../web/kit/form/fields.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { useChange } from '../../../web/kit/queries.ts'
import { useMay, useSession } from '../../../web/kit/session.ts'
import { toast } from '../../../web/kit/toast.tsx'
import { operations } from '../contract.ts'
import { accountsTexts } from './texts.ts'

/** Full name, short name and places of the unit; only an administrator may change them. */
export function UnitForm() {
  const t = useTexts(accountsTexts)
  const may = useMay()
  const { unit } = useSession()
  const update = useChange(operations.updateUnit)
  const places = unit.places.join(' ')
  if (!may('units.write')) {
    return (
      <dl className="facts">
        {[
          [t.unit.name, unit.name],
          [t.unit.shortName, unit.shortName],
          [t.unit.places, places],
        ].map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value || '—'}</dd>
          </div>
        ))}
      </dl>
    )
  }
  const schema = operations.updateUnit.body!
  return (
    <EntryForm
      schema={schema}
      initial={{ name: unit.name, shortName: unit.shortName, places }}
      fields={[
        fieldOf(schema, 'name', { label: t.unit.name, hint: t.unit.nameHint }),
        fieldOf(schema, 'shortName', { label: t.unit.shortName, hint: t.unit.shortNameHint }),
        { key: 'places', label: t.unit.places, type: 'text', max: 160, hint: t.unit.placesHint },
      ]}
      prepare={withPlaces}
      onSubmit={async (body) => {
        await update.mutateAsync({ body })
        toast(t.saved)
      }}
    />
  )
}

/** Places are entered as one line, from the province down to the county. */
function withPlaces(values: Values): Values {
  const places = String(values.places ?? '')
    .split(/[\s,，、;；/]+/)
    .filter(Boolean)
  return { ...values, places }
}
