import './scheme.css'
import { addressOf } from '../../../web/kit/api.ts'
import type { Column } from '../../../web/kit/data-table.tsx'
import { shortDecimal, useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { useAddress } from '../../../web/kit/paging.tsx'
import { useCall } from '../../../web/kit/queries.ts'
import { Sheet } from '../../../web/kit/sheet.tsx'
import { Loaded } from '../../../web/kit/states.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { TreeGrid } from '../../../web/kit/tree-grid.tsx'
import { Views } from '../../../web/kit/views.tsx'
import { type SchemeNode, type SchemeTree, operations as schemes } from '../../schemes/contract.ts'
import { KindTag } from '../../schemes/ui/criterion-facts.tsx'
import { type Cell, type ComparedNode, type Comparison, operations, type ReviewTotal } from '../contract/index.ts'
import { ReviewCard } from './review-card.tsx'
import { ReviewSeats } from './review-seats.tsx'
import { SchemeTabs } from './scheme-tabs.tsx'
import { assessmentsTexts } from './texts.ts'

/** A node with what all four sides say of it. */
export interface ReviewNode extends SchemeNode {
  said: ComparedNode
}

/** Self, two reviewers and the final points side by side. */
export function ReviewPage() {
  const t = useTexts(assessmentsTexts).review
  const scheme = useCall(schemes.current, {})
  const compared = useCall(operations.comparison, {})
  return (
    <>
      <PageHeader
        title={t.title}
        note={t.note}
        actions={
          <>
            <a className="button" href={addressOf(operations.workbook, {})} download>
              <Icon name="download" />
              {t.download}
            </a>
            <button type="button" className="button" onClick={() => print()}>
              <Icon name="print" />
              {t.print}
            </button>
          </>
        }
      />
      <SchemeTabs />
      <Loaded of={scheme} lines={14}>
        {(tree) => (
          <Loaded of={compared} lines={14}>
            {(data) => <Compared tree={tree} data={data} />}
          </Loaded>
        )}
      </Loaded>
    </>
  )
}

const shows = ['all', 'wide', 'open', 'mine'] as const
type Show = (typeof shows)[number]

function Compared({ tree, data }: { tree: SchemeTree; data: Comparison }) {
  const t = useTexts(assessmentsTexts).review
  const { search, set } = useAddress()
  const show = shows.find((each) => each === search.show) ?? 'all'
  const saidOf = new Map(data.nodes.map((said) => [said.nodeId, said]))
  const nodes = tree.nodes.flatMap((node): ReviewNode[] => {
    const said = saidOf.get(node.id)
    return said ? [{ ...node, said }] : []
  })
  const shown = filtered(nodes, (node) => fits(node, show, data))
  const criteria = shown.filter((node) => node.isCriterion)
  const at = nodes.find((node) => node.id === search.at && node.isCriterion)
  const options = shows
    .filter((each) => each !== 'mine' || data.mine.length > 0)
    .map((value) => ({ value, label: value === 'wide' ? t.show.wide(data.wide) : t.show[value] }))
  return (
    <>
      <ReviewSeats data={data} />
      <Totals data={data} />
      <div className="filters">
        <Views label={t.filter} name="show" options={options} />
        {criteria[0] && (
          <button type="button" className="button" onClick={() => set({ at: criteria[0]!.id })}>
            {t.walk}
          </button>
        )}
        <span className="soft">{t.rule(shortDecimal(data.maxGap), data.final)}</span>
      </div>
      <TreeGrid
        key={show}
        label={t.title}
        items={shown}
        columns={useColumns()}
        openLevels={show === 'all' ? 2 : Number.POSITIVE_INFINITY}
        selectedId={at?.id}
        onOpen={(node) => set({ at: node.id })}
        empty={t.empty}
      />
      <Sheet open={at !== undefined} title={at ? `${at.number} ${at.name}` : ''} onClose={() => set({ at: undefined })}>
        {at && <ReviewCard key={at.id} node={at} data={data} criteria={criteria} onGo={(id) => set({ at: id })} />}
      </Sheet>
    </>
  )
}

function fits({ said }: ReviewNode, show: Show, { mine }: Comparison): boolean {
  if (show === 'wide') return said.wide
  if (show === 'open') return said.settled === null
  if (show === 'mine') return mine.some((seat) => (seat === 'reviewer-a' ? said.a : said.b) === null)
  return true
}

/** The criteria that fit with the nodes above them. */
function filtered(nodes: readonly ReviewNode[], wanted: (node: ReviewNode) => boolean): ReviewNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const kept = new Set<string>()
  for (const node of nodes.filter((each) => each.isCriterion && wanted(each)))
    for (let at: ReviewNode | undefined = node; at && !kept.has(at.id); at = byId.get(at.parentId ?? ''))
      kept.add(at.id)
  return nodes.filter((node) => kept.has(node.id))
}

function Totals({ data }: { data: Comparison }) {
  const t = useTexts(assessmentsTexts).review
  const sides: [string, ReviewTotal | null][] = [
    [t.self, data.self],
    [t.a, data.a],
    [t.b, data.b],
    [t.final, data.finals],
  ]
  return (
    <dl className="review-totals">
      {sides.map(([label, total], index) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {total ? shortDecimal(total.points) : '—'} <small>{total?.class}</small>
            {total && index > 0 && <small className="block soft">{t.stated(total.stated, data.criteria)}</small>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function useColumns(): Column<ReviewNode>[] {
  const t = useTexts(assessmentsTexts).review
  const side = (key: 'a' | 'b' | 'final'): Column<ReviewNode> => ({
    key,
    title: t[key],
    width: '5rem',
    align: 'end',
    ...(key === 'final' ? {} : { card: 'hidden' as const }),
    render: ({ said }) => <Said cell={said[key]} />,
  })
  return [
    {
      key: 'name',
      title: t.name,
      card: 'title',
      render: (node) => (
        <div>
          <span className={node.isCriterion ? 'link' : undefined}>
            {node.number} {node.name}
          </span>{' '}
          <KindTag kind={node.kind} />
          {node.said.wide && <StatusTag tone="warn">{t.wide}</StatusTag>}
        </div>
      ),
    },
    {
      key: 'full',
      title: t.full,
      width: '4.5rem',
      align: 'end',
      card: 'hidden',
      render: ({ said }) => <Points>{said.full}</Points>,
    },
    { key: 'self', title: t.self, width: '4.5rem', align: 'end', render: ({ said }) => <Points>{said.self}</Points> },
    side('a'),
    side('b'),
    {
      key: 'gap',
      title: t.gap,
      width: '4.5rem',
      align: 'end',
      card: 'hidden',
      render: ({ said }) =>
        said.gap !== null && (
          <span className={said.wide ? 'lost' : undefined}>
            <Points>{said.gap}</Points>
          </span>
        ),
    },
    side('final'),
  ]
}

const Points = ({ children }: { children: string }) => <span className="number">{shortDecimal(children)}</span>

export function Said({ cell }: { cell: Cell | null }) {
  const t = useTexts(assessmentsTexts).review
  if (!cell) return null
  if (cell.hidden) return <span className="soft">{t.hidden}</span>
  if (cell.points !== null) return <Points>{cell.points}</Points>
  return cell.met === null ? null : cell.met ? t.yes : t.no
}
