import { type Column, DataTable } from '../../../web/kit/data-table.tsx'
import { shortDecimal, useTexts } from '../../../web/kit/i18n.ts'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { useAddress } from '../../../web/kit/paging.tsx'
import { useCall } from '../../../web/kit/queries.ts'
import { Empty, Loaded } from '../../../web/kit/states.tsx'
import { operations as schemes } from '../../schemes/contract.ts'
import { PickVersions } from '../../schemes/ui/compare/pick-versions.tsx'
import { SchemeDiff } from '../../schemes/ui/compare/scheme-diff.tsx'
import { type Effect, operations } from '../contract.ts'
import { transfersTexts } from './texts.ts'

/** Two versions side by side, and what the difference does to today's score. */
export function ComparePage() {
  const t = useTexts(transfersTexts).compare
  const { search, set } = useAddress()
  const versions = useCall(schemes.list, {})
  return (
    <>
      <PageHeader title={t.title} note={t.note} />
      <Loaded of={versions}>
        {({ items }) => {
          const from = search.from ?? items.find(({ current }) => current)?.id
          const { to } = search
          return (
            <>
              <PickVersions versions={items} from={from} to={to} onPick={(picked) => set(picked)} />
              {from && to ? (
                <SchemeDiff from={from} to={to}>
                  <EffectSection from={from} to={to} />
                </SchemeDiff>
              ) : (
                <Empty>{t.choose}</Empty>
              )}
            </>
          )
        }}
      </Loaded>
    </>
  )
}

type Row = Effect['nodes'][number]

function EffectSection({ from, to }: { from: string; to: string }) {
  const t = useTexts(transfersTexts).compare
  const effect = useCall(operations.effect, { query: { from, to } })
  const points = (side: Row['before'], absent: string) =>
    side ? `${shortDecimal(side.got)} / ${shortDecimal(side.full)}` : absent
  const columns: Column<Row>[] = [
    { key: 'name', title: t.columns.name, card: 'title', render: ({ path, name }) => `${path} ${name}` },
    {
      key: 'before',
      title: t.columns.before,
      width: '7rem',
      align: 'end',
      render: ({ before }) => points(before, t.fresh),
    },
    { key: 'after', title: t.columns.after, width: '7rem', align: 'end', render: ({ after }) => points(after, t.gone) },
    { key: 'why', title: t.columns.why, render: ({ after }) => <span className="soft">{after?.why}</span> },
  ]
  return (
    <section className="card" aria-labelledby="compare-effect">
      <header>
        <h2 id="compare-effect">{t.effect}</h2>
      </header>
      <Loaded of={effect} lines={4}>
        {(data) => (
          <>
            <dl className="facts">
              {(['before', 'after'] as const).map((side) => (
                <div key={side}>
                  <dt>{t[side]}</dt>
                  <dd>
                    <b>{t.total(shortDecimal(data[side].got), shortDecimal(data[side].full), data[side].class)}</b>
                  </dd>
                </div>
              ))}
            </dl>
            <p>{t.answers(data.answers, data.lostAnswers)}</p>
            <p className="soft">{t.hint}</p>
            <DataTable
              caption={t.effect}
              columns={columns}
              rows={data.nodes}
              rowKey={({ path, after }) => `${after ? '' : '-'}${path}`}
              empty={t.none}
            />
          </>
        )}
      </Loaded>
    </section>
  )
}
