import type pg from 'pg'
import { currentTree, publishScheme, startCycle } from '../../src/features/schemes/index.ts'
import { SchemeContent } from '../../src/libs/scoring/index.ts'
import { createContext, type Deps } from '../../src/platform/http/context.ts'
import type { Actor } from '../../src/platform/permissions/index.ts'
import { type Entry, interleaved } from './measure.ts'

interface Bench {
  deps: Deps
  actor: Actor
  url: string
  cookie: string
  /** As many as lanes. */
  clients: pg.Client[]
}

/** 20 items of 10 indicators of 5 criteria: some read figures, most are assessed. */
const tree = SchemeContent.parse({
  key: 'bench-tree',
  version: '1',
  title: '基准体系',
  levels: ['项目', '指标', '标准'],
  nodes: numbers(20).map((item) => ({
    number: `Ⅰ-${item}`,
    name: `基准项目${item}`,
    children: numbers(10).map((indicator) => ({
      number: `Ⅱ-${indicator}`,
      name: `基准指标${indicator}`,
      children: numbers(5).map((criterion) => ({
        number: `${criterion})`,
        name: `第 ${criterion} 条：按要求开展工作并留存佐证材料`,
        points: 1,
        ...(criterion === 1 ? { rule: { form: 'coverage', figure: 'study.count', atLeast: 40 } } : {}),
      })),
    })),
  })),
})

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}

/** Opening a scored tree of 1,220 nodes beside the bare SQL that reads its rows; one changed answer beside an empty request. */
export async function scoredTree({ deps, actor, url, cookie, clients }: Bench): Promise<Entry[]> {
  const ctx = createContext(deps, actor)
  await publishScheme(ctx, tree)
  const cycle = await startCycle(ctx, {
    scheme: tree.key,
    name: '基准周期',
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
  })
  const { nodes } = await currentTree(ctx)
  const get = async (address: string, init: RequestInit = {}) => {
    const response = await fetch(url + address, {
      ...init,
      headers: { cookie, ...(init.body ? { 'content-type': 'application/json' } : {}) },
    })
    await response.arrayBuffer()
    if (!response.ok) throw new Error(`${address}: ${response.status}`)
  }
  const free = [...clients]
  const bare = async (work: (client: pg.Client) => Promise<unknown>) => {
    const client = free.pop()!
    await work(client)
    free.push(client)
  }
  const rowsOf = async (client: pg.Client) => {
    for (const [table, node] of [
      ['scores', 'criterion_id'],
      ['node_totals', 'node_id'],
    ]) {
      const { rows } = await client.query({
        name: `tree_${table}`,
        text: `select ${node} as id, full_points, got, lost, why, win_back from ${table}
          where unit_id = $1 and cycle_id = $2 and source = 'self'`,
        values: [actor.unitId, cycle.id],
      })
      if (rows.length === 0) throw new Error(`no rows in ${table}`)
    }
  }
  const moved = {
    name: 'tree_moved',
    text: 'update unit_totals set revision = gen_random_uuid() where unit_id = $1 and cycle_id = $2',
  }
  const move = (client: pg.Client) => client.query({ ...moved, values: [actor.unitId, cycle.id] })

  const again = await interleaved({ http: () => get('/api/scorecard'), bare: () => bare(rowsOf) }, { rounds: 3 })
  const fresh = await interleaved(
    {
      http: async () => {
        await bare(move)
        await get('/api/scorecard')
      },
      bare: () =>
        bare(async (client) => {
          await move(client)
          await rowsOf(client)
        }),
    },
    { rounds: 3, lanes: 1 },
  )
  const open = nodes.filter((node) => node.isCriterion && node.figures.length === 0)
  let turn = 0
  const answer = () => {
    turn += 1
    const body = JSON.stringify({ points: turn % 2 ? '0.5' : '0.4' })
    return get(`/api/scorecard/${open[turn % open.length]!.id}/answer`, { method: 'PUT', body })
  }
  const one = await interleaved({ answer, empty: () => get('/api/session') }, { rounds: 3, lanes: 1 })
  const against = 'time of the bare SQL that reads its rows'
  return [
    {
      name: `scored tree, ${nodes.length} nodes`,
      value: again.http,
      unit: 'req/s',
      ratio: again.bare / again.http,
      against,
    },
    { name: 'the same after every change', value: fresh.http, unit: 'req/s', ratio: fresh.bare / fresh.http, against },
    {
      name: 'one changed answer in that tree',
      value: one.answer,
      unit: 'req/s',
      ratio: one.empty / one.answer,
      against: 'time of an empty request',
    },
  ]
}
