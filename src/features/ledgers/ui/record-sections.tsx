import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../web/kit/data-table.tsx'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import type { LedgerDefinition, RecordDetail } from '../contract/index.ts'
import { useFieldText } from './field-text.ts'
import { ledgersTexts } from './texts.ts'

/** What the record says, field by field in the order of its ledger. */
export function RecordFacts({ record, definition }: { record: RecordDetail; definition: LedgerDefinition }) {
  const t = useTexts(ledgersTexts)
  const { date, instant } = useFormats()
  const { textOf } = useFieldText()
  const facts: [label: string, value: string | undefined | null][] = [
    [definition.dateLabel, date(record.occurredOn)],
    [t.form.department, record.department],
    [t.form.community, record.community],
    ...definition.fields.map((field): [string, string | undefined] => [
      field.label,
      textOf(field, record.fields[field.key]),
    ]),
  ]
  return (
    <section className="card" aria-labelledby="record-facts">
      <header>
        <h2 id="record-facts">{t.record.facts}</h2>
        <small className="soft">{t.record.enteredBy(record.createdBy, instant(record.updatedAt))}</small>
      </header>
      <dl className="facts">
        {facts.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd className="prose">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  )
}

type Participant = RecordDetail['participants'][number]

interface ParticipantsProps {
  record: RecordDetail
  people: NonNullable<LedgerDefinition['people']>
}

export function Participants({ record, people }: ParticipantsProps) {
  const t = useTexts(ledgersTexts)
  const { hoursOf } = useFieldText()
  const hours: Column<Participant> = {
    key: 'minutes',
    title: t.column.hours,
    align: 'end',
    render: ({ minutes }) => minutes !== null && t.hours(hoursOf(minutes)),
  }
  const columns: Column<Participant>[] = [
    { key: 'name', title: t.record.name, card: 'title', render: ({ name }) => name },
    ...(people.minutes ? [hours] : []),
  ]
  return (
    <section className="card" aria-labelledby="record-people">
      <header>
        <h2 id="record-people">{people.label + t.record.people(record.people)}</h2>
        {people.minutes && (
          <span>
            {t.record.total} <b className="number">{t.hours(hoursOf(record.minutes))}</b>
          </span>
        )}
      </header>
      {people.minutes ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section className="participants" tabIndex={0} aria-label={people.label}>
          <DataTable
            caption={people.label}
            columns={columns}
            rows={record.participants}
            rowKey={({ personId }) => personId}
            empty={t.people.none}
          />
        </section>
      ) : (
        <p>{record.participants.map(({ name }) => name).join('、') || t.people.none}</p>
      )}
    </section>
  )
}

/** The figures that count this record: where it goes from here. */
export function CountsTo({ record }: { record: RecordDetail }) {
  const t = useTexts(ledgersTexts)
  const none = record.state === 'withdrawn' ? t.record.withdrawnCounts : t.record.countsToNone
  return (
    <section className="card" aria-labelledby="record-figures">
      <header>
        <h2 id="record-figures">{t.record.countsTo}</h2>
      </header>
      {record.countsTo.length === 0 && <p className="soft">{none}</p>}
      <ul className="views">
        {record.countsTo.map(({ figure, name }) => (
          <li key={figure}>
            <Link to="/figures/$figure" params={{ figure }}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Versions({ record }: { record: RecordDetail }) {
  const t = useTexts(ledgersTexts)
  return (
    <section className="card" aria-labelledby="record-versions">
      <header>
        <h2 id="record-versions">{t.record.versions}</h2>
      </header>
      <VersionList versions={record.versions} />
    </section>
  )
}

/** Who changed what and when, newest first. */
export function VersionList({ versions }: { versions: RecordDetail['versions'] }) {
  const t = useTexts(ledgersTexts)
  const { instant } = useFormats()
  return (
    <ol className="section-list version-list">
      {versions.map(({ version, changedBy, changedAt, changes }) => (
        <li key={version}>
          <span className="soft">
            {t.record.version(version)} · {t.record.enteredBy(changedBy, instant(changedAt))}
          </span>
          <ul>
            {(version === 1 ? [t.record.entered] : changes).map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
