import type { EventHandler, WriteContext } from '../../../platform/http/context.ts'
import { sourcesBehind } from '../../figures/index.ts'
import type { Scheme } from '../../schemes/index.ts'
import { currentOf, rescore } from './rescore.ts'

interface Sources {
  ledgers: ReadonlySet<string>
  organization: boolean
}

export const onRecordsChanged: EventHandler<'records.changed'> = (_tx, { ledgers }, ctx) =>
  rescoreReading(ctx, (sources) => ledgers.some((ledger) => sources.ledgers.has(ledger)))

export const onOrganizationChanged: EventHandler<'organization.changed'> = (_tx, _event, ctx) =>
  rescoreReading(ctx, (sources) => sources.organization)

export const onCycleStarted: EventHandler<'cycle.started'> = (_tx, _event, ctx) => rescore(ctx, 'all')

/** Scores again only the criteria whose figures rest on what has changed. */
async function rescoreReading(ctx: WriteContext, touched: (sources: Sources) => boolean): Promise<void> {
  const current = await currentOf(ctx)
  if (!current) return
  const sources = await sourcesOf(ctx, current.scheme)
  const criterionIds = [...sources].filter(([, own]) => touched(own)).map(([criterionId]) => criterionId)
  await rescore(ctx, criterionIds, current)
}

const known = new WeakMap<Scheme, Map<string, Sources>>()

/** What each criterion that reads figures rests on, by criterion. */
async function sourcesOf(ctx: WriteContext, scheme: Scheme): Promise<ReadonlyMap<string, Sources>> {
  let sources = known.get(scheme)
  if (!sources) {
    sources = new Map()
    for (const { id, figures } of scheme.criteria) {
      const behind = await Promise.all(figures.map((figure) => sourcesBehind(ctx, figure)))
      sources.set(id, {
        ledgers: new Set(behind.flatMap((each) => each.ledgers)),
        organization: behind.some((each) => each.organization),
      })
    }
    known.set(scheme, sources)
  }
  return sources
}
