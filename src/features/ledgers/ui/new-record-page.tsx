import './ledgers.css'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTexts } from '../../../web/kit/i18n.ts'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { useChange } from '../../../web/kit/queries.ts'
import { Loaded } from '../../../web/kit/states.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { type LedgerDefinition, operations } from '../contract/index.ts'
import { RecordForm } from './record-form.tsx'
import { toValues, useOwnPlace } from './record-values.ts'
import { ledgersTexts } from './texts.ts'
import { grouped, type LedgerItem, useLedgers } from './use-ledgers.ts'

const oftenShown = 4

/** First the ledger, then its form. */
export function NewRecordPage() {
  const { ledger } = useSearch({ from: '/desk/records/new' })
  const { ledgers, definitionOf } = useLedgers()
  return (
    <Loaded of={ledgers} lines={10}>
      {({ items }) => {
        const definition = definitionOf(ledger)
        return definition ? <NewRecord key={definition.key} definition={definition} /> : <Choose items={items} />
      }}
    </Loaded>
  )
}

function Choose({ items }: { items: readonly LedgerItem[] }) {
  const t = useTexts(ledgersTexts)
  const { ledger } = useSearch({ from: '/desk/records/new' })
  const often = items
    .filter(({ records }) => records > 0)
    .toSorted((a, b) => b.records - a.records)
    .slice(0, oftenShown)
  const groups: [string, LedgerItem[]][] =
    often.length > 0 ? [[t.choose.often, often], ...grouped(items)] : grouped(items)
  return (
    <>
      <PageHeader title={t.choose.title} trail={[{ label: t.title, to: '/records' }]} note={t.choose.note} />
      {ledger && <p className="notice">{t.choose.unknown}</p>}
      {groups.map(([group, members]) => (
        <section key={group} className="ledger-choice" aria-label={group}>
          <h2>{group}</h2>
          <ul>
            {members.map(({ definition }) => (
              <li key={definition.key}>
                <Link to="/records/new" search={{ ledger: definition.key }}>
                  <b>{definition.name}</b>
                  <small>{definition.description}</small>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function NewRecord({ definition }: { definition: LedgerDefinition }) {
  const t = useTexts(ledgersTexts)
  const navigate = useNavigate()
  const create = useChange(operations.createRecord)
  const own = useOwnPlace()
  const again = () => void navigate({ to: '/records/new', search: { ledger: definition.key } })
  return (
    <>
      <PageHeader
        title={t.enterIn(definition.name)}
        trail={[
          { label: t.title, to: '/records' },
          { label: definition.name, to: '/records', search: { ledger: definition.key } },
        ]}
        note={definition.description}
      />
      <RecordForm
        definition={definition}
        initial={toValues(definition, own)}
        draft={`record.${definition.key}`}
        submitLabel={t.form.save}
        onSave={async (body) => {
          const record = await create.mutateAsync({ body })
          toast(t.form.saved, { undo: { label: t.form.another, act: again } })
          void navigate({ to: '/records/$id', params: { id: record.id } })
        }}
      />
    </>
  )
}
