import { AppError, fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { errors, type LedgerDefinition, type RecordInput } from '../contract/index.ts'
import type { Fault } from '../rules/fields.ts'
import { readRecord, searchableParts } from '../rules/record.ts'
import { searchColumns } from '../rules/search.ts'
import type { RecordContent } from '../tables.ts'
import { visibleLedgers } from './catalogue.ts'
import { checkReferences, type References, referencesOf } from './references.ts'

/** A record that passed every check of its own; what it does to totals is checked once it is written. */
export interface Draft {
  definition: LedgerDefinition
  content: RecordContent
  search: { search: string; search_text: string }
}

/**
 * Checks any number of records with a constant number of queries.
 * @throws AppError `ledgers.invalidFields` with one detail a fault, or what is declared for missing references
 */
export async function draftRecords(
  ctx: Context,
  inputs: RecordInput[],
  pathOf: (index: number) => string,
): Promise<Draft[]> {
  const definitions = new Map((await visibleLedgers(ctx)).map((definition) => [definition.key, definition]))
  const faults: Fault[] = []
  const note = (found: Fault[], index: number) => {
    faults.push(...found.map((fault) => ({ ...fault, path: `${pathOf(index)}${fault.path}` })))
  }

  const read = inputs.map((input, index) => {
    const definition = definitions.get(input.ledger) ?? fail(errors.noSuchLedger, { ledger: input.ledger })
    const { content, faults: found } = readRecord(definition, input)
    note(found, index)
    if (content.occurredOn > ctx.today) fail(errors.futureDate, { date: content.occurredOn })
    return { definition, content }
  })
  refuse(faults)

  const references = await referencesOf(
    ctx,
    read.map(({ content }) => content),
  )
  read.forEach(({ definition, content }, index) => {
    note(checkReferences(definition, content, references), index)
  })
  refuse(faults)
  return read.map(({ definition, content }) => ({
    definition,
    content,
    search: searchColumns(searchableParts(content, placeNames(content, references))),
  }))
}

function refuse(faults: Fault[]): void {
  if (faults.length > 0) throw new AppError(errors.invalidFields, { count: faults.length }, faults.slice(0, 100))
}

function placeNames({ departmentId, communityId }: RecordContent, { places }: References): string[] {
  return [departmentId, communityId].flatMap((id) => (id ? (places.get(id)?.name ?? []) : []))
}
