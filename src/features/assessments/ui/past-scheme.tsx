import type { Column } from '../../../web/kit/data-table.tsx'
import { Points } from '../../../web/kit/figure.tsx'
import { shortDecimal, useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { useAddress } from '../../../web/kit/paging.tsx'
import { useCall } from '../../../web/kit/queries.ts'
import { Empty, Loaded } from '../../../web/kit/states.tsx'
import { TreeGrid } from '../../../web/kit/tree-grid.tsx'
import { type SchemeNode, operations as schemes } from '../../schemes/contract.ts'
import { KindTag } from '../../schemes/ui/criterion-facts.tsx'
import { type NodeScore, operations } from '../contract/index.ts'
import { SchemeTabs } from './scheme-tabs.tsx'
import { assessmentsTexts } from './texts.ts'

/** Chooses the cycle to look at; shown once there is more than one. */
export function CyclePicker() {
  const t = useTexts(assessmentsTexts).past
  const { search, set } = useAddress()
  const { data } = useCall(schemes.listCycles, {})
  if (!data || data.items.length < 2) return null
  return (
    <select
      className="select"
      aria-label={t.pick}
      value={search.cycle ?? ''}
      onChange={(event) => set({ cycle: event.target.value })}
    >
      {data.items.map(({ id, name, current }) => (
        <option key={id} value={current ? '' : id}>
          {current ? t.current(name) : name}
        </option>
      ))}
    </select>
  )
}

/** The scores of a past cycle as they ended. */
export function PastSchemePage({ cycleId }: { cycleId: string }) {
  const texts = useTexts(assessmentsTexts)
  const { date } = useFormats()
  const past = useCall(operations.ofCycle, { params: { cycleId } })
  const { tree, card } = past.data ?? {}
  return (
    <>
      <PageHeader
        title={texts.title}
        note={
          tree && (
            <>
              {`${texts.past.note} · ${tree.title}（${tree.version}） · ${tree.cycle.name} ${date(tree.cycle.startsOn)}—${date(tree.cycle.endsOn)}`}
              {card && (
                <>
                  {' · '}
                  <Points got={card.got} full={card.full} /> {card.class}
                </>
              )}
            </>
          )
        }
        actions={<CyclePicker />}
      />
      <SchemeTabs />
      <Loaded of={past} lines={14}>
        {(data) =>
          data.card ? <PastTree nodes={data.tree.nodes} scores={data.card.nodes} /> : <Empty>{texts.past.none}</Empty>
        }
      </Loaded>
    </>
  )
}

interface PastNode extends SchemeNode {
  score: NodeScore
}

function PastTree({ nodes, scores }: { nodes: readonly SchemeNode[]; scores: readonly NodeScore[] }) {
  const texts = useTexts(assessmentsTexts)
  const items = nodes.map((node, at): PastNode => ({ ...node, score: scores[at]! }))
  const columns: Column<PastNode>[] = [
    {
      key: 'name',
      title: texts.column.name,
      card: 'title',
      render: (node) => (
        <div>
          {node.number} {node.name} <KindTag kind={node.kind} />
        </div>
      ),
    },
    {
      key: 'why',
      title: texts.past.why,
      render: (node) => node.isCriterion && <span className="soft">{node.score.why}</span>,
    },
    ...(['full', 'got', 'lost'] as const).map(
      (key): Column<PastNode> => ({
        key,
        title: texts.column[key === 'full' ? 'points' : key],
        width: '5rem',
        align: 'end',
        render: ({ score }) => <span className="number">{shortDecimal(score[key])}</span>,
      }),
    ),
  ]
  return <TreeGrid label={texts.title} items={items} columns={columns} openLevels={2} onOpen={() => {}} />
}
