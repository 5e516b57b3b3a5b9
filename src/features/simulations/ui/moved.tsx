import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../web/kit/data-table.tsx'
import { shortDecimal, useTexts } from '../../../web/kit/i18n.ts'
import { Empty } from '../../../web/kit/states.tsx'
import type { SchemeNode } from '../../schemes/contract.ts'
import type { Simulated } from '../contract.ts'
import { simulationsTexts } from './texts.ts'

type Row = Simulated['moved'][number] & { node: SchemeNode }

/** The criteria whose points move, before and after. */
export function Moved({ moved, nodes }: { moved: Simulated['moved']; nodes: readonly SchemeNode[] }) {
  const t = useTexts(simulationsTexts)
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const rows = moved.flatMap((each): Row[] => {
    const node = byId.get(each.nodeId)
    return node?.isCriterion ? [{ ...each, node }] : []
  })
  const columns: Column<Row>[] = [
    {
      key: 'name',
      title: t.column.name,
      card: 'title',
      render: ({ node }) => (
        <Link to="/scheme/$criterionId" params={{ criterionId: node.id }}>
          {node.name}
        </Link>
      ),
    },
    {
      key: 'before',
      title: t.column.before,
      width: '4.5rem',
      align: 'end',
      render: ({ before }) => shortDecimal(before.got),
    },
    {
      key: 'after',
      title: t.column.after,
      width: '5rem',
      align: 'end',
      render: ({ before, after }) => (
        <b className={Number(after.got) < Number(before.got) ? 'lost' : 'win'}>{shortDecimal(after.got)}</b>
      ),
    },
    { key: 'why', title: t.column.why, render: ({ after }) => <span className="soft">{after.why}</span> },
  ]
  return (
    <section className="card" aria-labelledby="simulate-moved">
      <header>
        <h2 id="simulate-moved">{t.moved}</h2>
      </header>
      {rows.length === 0 ? (
        <Empty>{t.movedNone}</Empty>
      ) : (
        <DataTable caption={t.moved} columns={columns} rows={rows} rowKey={({ nodeId }) => nodeId} />
      )}
    </section>
  )
}
