import { z } from 'zod'
import { ContentError } from '../../../platform/content/index.ts'
import type { Context } from '../../../platform/http/context.ts'
import { allLedgers, type LedgerDefinition } from '../../ledgers/index.ts'
import { FigureDefinition } from '../contract.ts'
import { type CompiledFigure, compileFigures, partsOf } from '../rules/compile.ts'

/** A file in `content/figures/`. */
const FigureFile = z.strictObject({ figures: z.array(FigureDefinition).min(1) })

type ContentSource = Pick<Context, 'content'>
const compiled = new WeakMap<LedgerDefinition[], Map<string, CompiledFigure>>()

/** Every figure by id, in order of position. @throws ContentError when one cannot be computed */
export async function figureCatalogue(ctx: ContentSource): Promise<ReadonlyMap<string, CompiledFigure>> {
  const ledgers = await allLedgers(ctx)
  let figures = compiled.get(ledgers)
  if (!figures) {
    const files = await ctx.content.load('figures', FigureFile)
    const definitions = files.flatMap((file) => file.figures).toSorted((a, b) => a.position - b.position)
    const result = compileFigures(definitions, ledgers)
    if (result.faults.length > 0) throw new ContentError(result.faults.join('\n'))
    figures = result.figures
    compiled.set(ledgers, figures)
  }
  return figures
}

export async function allFigures(ctx: ContentSource): Promise<FigureDefinition[]> {
  return [...(await figureCatalogue(ctx)).values()].map(({ definition }) => definition)
}

/** The figures that a figure is computed from in the end: itself, or the parts of its parts. Unknown ids have none. */
export function leavesOf(catalogue: ReadonlyMap<string, CompiledFigure>, id: string): CompiledFigure[] {
  const figure = catalogue.get(id)
  if (!figure) return []
  const parts = partsOf(figure.definition)
  return parts.length === 0 ? [figure] : [...new Set(parts.flatMap((part) => leavesOf(catalogue, part.id)))]
}

/** What a change must touch to move a figure: keys of ledgers, and whether it reads the organisation. */
export async function sourcesBehind(
  ctx: ContentSource,
  figureId: string,
): Promise<{ ledgers: string[]; organization: boolean }> {
  const leaves = leavesOf(await figureCatalogue(ctx), figureId)
  return {
    ledgers: [...new Set(leaves.flatMap(({ source }) => source?.ledger ?? []))],
    organization: leaves.some(({ definition }) => definition.source.from === 'organization'),
  }
}

export async function ledgersBehind(ctx: ContentSource, figureId: string): Promise<string[]> {
  return (await sourcesBehind(ctx, figureId)).ledgers
}
