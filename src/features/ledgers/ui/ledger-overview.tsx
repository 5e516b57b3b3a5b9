import { Link } from '@tanstack/react-router'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { SearchBox } from '../../../web/kit/search-box.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { Loaded } from '../../../web/kit/states.tsx'
import { ledgersTexts } from './texts.ts'
import { grouped, type LedgerItem, useLedgers } from './use-ledgers.ts'

/** Every kind of record by group, with how much is in it and since when nothing came. */
export function LedgerOverview() {
  const t = useTexts(ledgersTexts)
  const may = useMay()
  const { ledgers } = useLedgers()
  return (
    <>
      <PageHeader
        title={t.title}
        note={t.note}
        actions={
          may('records.write') && (
            <Link className="button primary" to="/records/new">
              <Icon name="plus" />
              {t.enter}
            </Link>
          )
        }
      />
      <div className="filters">
        <SearchBox label={t.search} />
      </div>
      <Loaded of={ledgers} lines={12}>
        {({ items }) => (
          <div className="ledger-groups">
            {grouped(items).map(([group, members]) => (
              <section key={group} className="card" aria-label={group}>
                <header>
                  <h2>{group}</h2>
                </header>
                <ul>
                  {members.map((item) => (
                    <LedgerLine key={item.definition.key} item={item} />
                  ))}
                </ul>
              </section>
            ))}
          </div>
        )}
      </Loaded>
    </>
  )
}

function LedgerLine({ item }: { item: LedgerItem }) {
  const t = useTexts(ledgersTexts)
  const may = useMay()
  const { date } = useFormats()
  const { definition, records, lastOn } = item
  return (
    <li className="ledger-line">
      <Link to="/records" search={{ ledger: definition.key }} title={definition.description}>
        {definition.name}
        {definition.confidential && (
          <span className="soft" title={t.confidential}>
            {' '}
            <Icon name="lock" />
            <span className="visually-hidden">{t.confidential}</span>
          </span>
        )}
      </Link>
      <span className="soft number">
        {records > 0 ? t.records(records) : t.noRecords}
        {lastOn && <small>{t.lastOn(date(lastOn))}</small>}
      </span>
      {may('records.write') && (
        <Link
          className="icon-button"
          to="/records/new"
          search={{ ledger: definition.key }}
          aria-label={t.enterIn(definition.name)}
          title={t.enterIn(definition.name)}
        >
          <Icon name="plus" />
        </Link>
      )}
    </li>
  )
}
