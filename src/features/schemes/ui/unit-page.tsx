import './schemes.css'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { addressOf } from '../../../web/kit/api.ts'
import { type Column, DataTable } from '../../../web/kit/data-table.tsx'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { useCall } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { Sheet } from '../../../web/kit/sheet.tsx'
import { Empty, Loaded } from '../../../web/kit/states.tsx'
import { UnitForm } from '../../accounts/ui/unit-form.tsx'
import { operations, type UnitCycle } from '../contract.ts'
import { StartCycle } from './start-cycle.tsx'
import { schemesTexts } from './texts.ts'

/** What the unit is called, and by which version of a scheme it is judged. */
export function UnitPage() {
  const texts = useTexts(schemesTexts)
  const t = texts.unit
  const may = useMay()
  const cycles = useCall(operations.listCycles, {})
  return (
    <>
      <PageHeader title={t.title} trail={[{ label: texts.settings, to: '/settings/organization' }]} note={t.note} />
      <div className="unit-cards">
        <section className="card" aria-labelledby="unit-cycle">
          <header>
            <h2 id="unit-cycle">{t.cycle}</h2>
            {may('schemes.write') && <Link to="/settings/schemes">{t.otherSchemes}</Link>}
          </header>
          <Loaded of={cycles} lines={5}>
            {({ items }) => <CurrentCycle cycle={items.find(({ current }) => current)} />}
          </Loaded>
        </section>
        <section className="card" aria-labelledby="unit-unit">
          <header>
            <h2 id="unit-unit">{t.unit}</h2>
            {!may('units.write') && <small className="soft">{t.onlyAdministrator}</small>}
          </header>
          <UnitForm />
        </section>
      </div>
      {cycles.data && <FormerCycles cycles={cycles.data.items.filter(({ current }) => !current)} />}
    </>
  )
}

function CurrentCycle({ cycle }: { cycle: UnitCycle | undefined }) {
  const t = useTexts(schemesTexts).unit
  const may = useMay()
  const { date } = useFormats()
  if (!cycle) {
    return may('schemes.write') ? (
      <>
        <p className="notice">{t.none}</p>
        <StartForm running={undefined} />
      </>
    ) : (
      <Empty>{t.noneReader}</Empty>
    )
  }
  const facts: [string, React.ReactNode][] = [
    [t.name, cycle.name],
    [t.dates, t.range(date(cycle.startsOn), date(cycle.endsOn))],
    [t.scheme, `${cycle.title} ${cycle.version}`],
  ]
  return (
    <>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="form-actions">
        <Link to="/scheme" className="button">
          {t.openScheme}
        </Link>
        {may('schemes.write') && <ReplaceCycle running={cycle} />}
      </div>
    </>
  )
}

/** Opens by itself when one comes from another scheme with "start a cycle with it". */
function ReplaceCycle({ running }: { running: UnitCycle }) {
  const t = useTexts(schemesTexts).unit
  const navigate = useNavigate()
  const { versionId } = useSearch({ strict: false }) as { versionId?: string }
  const [asked, setAsked] = useState(false)
  const open = asked || (versionId !== undefined && versionId !== running.versionId)
  const close = () => {
    setAsked(false)
    void navigate({ to: '/settings/unit', search: {}, replace: true })
  }
  return (
    <>
      <button type="button" className="button" onClick={() => setAsked(true)}>
        <Icon name="plus" />
        {t.start}
      </button>
      <Sheet open={open} title={t.start} onClose={close}>
        <StartForm running={running} onStarted={close} />
      </Sheet>
    </>
  )
}

function StartForm({ running, onStarted }: { running: UnitCycle | undefined; onStarted?: () => void }) {
  const versions = useCall(operations.list, {})
  const { versionId } = useSearch({ strict: false }) as { versionId?: string }
  return (
    <Loaded of={versions} lines={5}>
      {({ items }) => (
        <StartCycle versions={items} versionId={versionId} running={running} {...(onStarted ? { onStarted } : {})} />
      )}
    </Loaded>
  )
}

function FormerCycles({ cycles }: { cycles: UnitCycle[] }) {
  const t = useTexts(schemesTexts).unit
  const { date } = useFormats()
  if (cycles.length === 0) return null
  const columns: Column<UnitCycle>[] = [
    { key: 'name', title: t.name, card: 'title', render: ({ name }) => name },
    { key: 'dates', title: t.dates, render: ({ startsOn, endsOn }) => t.range(date(startsOn), date(endsOn)) },
    { key: 'scheme', title: t.scheme, render: ({ title }) => title },
    { key: 'version', title: t.version, render: ({ version }) => version },
    {
      key: 'file',
      title: t.workbook,
      render: ({ versionId }) => (
        <a href={addressOf(operations.export, { params: { id: versionId } })} download>
          {t.download}
        </a>
      ),
    },
  ]
  return (
    <section className="former-cycles">
      <h2>{t.former}</h2>
      <DataTable caption={t.former} columns={columns} rows={cycles} rowKey={({ id }) => id} />
    </section>
  )
}
