import type { EventHandler } from '../../../platform/http/context.ts'
import { usesOfEvidence } from '../queries/read.ts'
import { visibleKeys } from './catalogue.ts'

/** Answers which records use a piece of evidence, as far as the person asking may see them. */
export const answerEvidenceUses: EventHandler<'evidence.described'> = async (tx, described, ctx) => {
  const uses = await usesOfEvidence(tx, ctx.actor.unitId, await visibleKeys(ctx), described.ids)
  described.uses.push(...uses)
}
