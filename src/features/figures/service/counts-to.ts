import type { EventHandler } from '../../../platform/http/context.ts'
import { passes } from '../rules/compile.ts'
import { figureCatalogue } from './catalogue.ts'

/** Names the figures that count a record about to be shown; a withdrawn one counts to none. */
export const answerCountsTo: EventHandler<'record.described'> = async (_tx, described, ctx) => {
  if (described.content.state === 'withdrawn') return
  for (const { definition, source } of (await figureCatalogue(ctx)).values()) {
    if (source?.ledger === described.ledger && passes(described.content.fields, source.measure.where))
      described.countsTo.push({ figure: definition.id, name: definition.name })
  }
}
