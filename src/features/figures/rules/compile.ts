import Big from 'big.js'
import type { FieldDefinition, FieldTest, LedgerDefinition, Measure } from '../../ledgers/index.ts'
import type { FigureDefinition } from '../contract.ts'

/** A measure still without its days. */
interface LedgerSource {
  ledger: string
  measure: Omit<Measure, 'from' | 'to'>
  divideBy: number
  window: 'period' | 'to-date'
}

type Source = FigureDefinition['source']
type LedgerFigure = Extract<Source, { from: 'ledger' }>

/** A figure that can be computed. */
export interface CompiledFigure {
  definition: FigureDefinition
  /** Set for figures drawn from one ledger. */
  source: LedgerSource | undefined
}

/** The two figures a ratio or difference is made of, else nothing. */
export function partsOf({ source }: FigureDefinition): { role: PartRole; id: string }[] {
  if (source.from === 'ratio')
    return [
      { role: 'numerator', id: source.numerator },
      { role: 'denominator', id: source.denominator },
    ]
  if (source.from === 'difference')
    return [
      { role: 'minuend', id: source.minuend },
      { role: 'subtrahend', id: source.subtrahend },
    ]
  return []
}
type PartRole = 'numerator' | 'denominator' | 'minuend' | 'subtrahend'

/** Checks every figure against the ledgers and the other figures; faults are sentences that name the figure. */
export function compileFigures(
  definitions: FigureDefinition[],
  ledgers: LedgerDefinition[],
): { figures: Map<string, CompiledFigure>; faults: string[] } {
  const faults: string[] = []
  const figures = new Map<string, CompiledFigure>()
  const ledgerOf = new Map(ledgers.map((ledger) => [ledger.key, ledger]))
  for (const definition of definitions) {
    const note = (message: string) => faults.push(`数据 ${definition.id}：${message}`)
    if (figures.has(definition.id)) note('编号重复')
    const source = definition.source.from === 'ledger' ? compileSource(definition.source, ledgerOf, note) : undefined
    figures.set(definition.id, { definition, source })
  }
  for (const definition of definitions) {
    for (const { id } of partsOf(definition)) {
      if (!figures.has(id)) faults.push(`数据 ${definition.id}：没有数据 ${id}`)
    }
  }
  if (faults.length === 0) faults.push(...circles(figures))
  return { figures, faults }
}

function circles(figures: ReadonlyMap<string, CompiledFigure>): string[] {
  const reaches = (id: string, seen: string[]): boolean =>
    seen.includes(id) || partsOf(figures.get(id)!.definition).some((part) => reaches(part.id, [...seen, id]))
  return [...figures.keys()].filter((id) => reaches(id, [])).map((id) => `数据 ${id}：由自己算出自己`)
}

function compileSource(
  source: LedgerFigure,
  ledgers: ReadonlyMap<string, LedgerDefinition>,
  note: (message: string) => void,
): LedgerSource | undefined {
  const ledger = ledgers.get(source.ledger)
  if (!ledger) {
    note(`没有台账 ${source.ledger}`)
    return undefined
  }
  checkAggregate(source, ledger, note)
  return {
    ledger: ledger.key,
    measure: {
      aggregate: source.aggregate,
      field: source.field,
      where: source.where.flatMap((condition) => compileCondition(condition, ledger, note) ?? []),
    },
    divideBy: source.divideBy,
    window: source.window,
  }
}

function checkAggregate(
  { aggregate, field }: LedgerFigure,
  ledger: LedgerDefinition,
  note: (message: string) => void,
): void {
  const wantsField = aggregate === 'sum' || aggregate === 'latest'
  if (!wantsField && field !== undefined) note(`${aggregate} 不需要 field`)
  if (wantsField) {
    const found = ledger.fields.find(({ key }) => key === field)
    if (found?.type !== 'integer' && found?.type !== 'decimal') note(`台账 ${ledger.key} 没有数字字段 ${field ?? ''}`)
  }
  if (['participations', 'people', 'minutes'].includes(aggregate) && !ledger.people)
    note(`台账 ${ledger.key} 不登记人员`)
  if (aggregate === 'minutes' && !ledger.people?.minutes) note(`台账 ${ledger.key} 不记服务时长`)
  if (aggregate === 'communities' && (ledger.place === 'none' || ledger.place === 'department'))
    note(`台账 ${ledger.key} 不填社区`)
}

function compileCondition(
  { field, equals, oneOf }: LedgerFigure['where'][number],
  ledger: LedgerDefinition,
  note: (message: string) => void,
): FieldTest | undefined {
  const found = ledger.fields.find(({ key }) => key === field)
  if (!found) {
    note(`台账 ${ledger.key} 没有字段 ${field}`)
    return undefined
  }
  const wanted = [...(equals === undefined ? [] : [equals]), ...(oneOf ?? [])]
  if (wanted.length === 0) note(`条件 ${field} 没有写 equals 或 oneOf`)
  const values = wanted.map((value) => storedText(found, value))
  const strange = wanted.filter((_, index) => values[index] === undefined)
  if (strange.length > 0) note(`字段 ${field} 不会是“${strange.join('”“')}”`)
  return { field, several: found.type === 'choices', oneOf: values.filter((value) => value !== undefined) }
}

/** A wanted value as `fields ->> key` gives it, or undefined when the field cannot hold it. */
function storedText(field: FieldDefinition, value: string | number | boolean): string | undefined {
  const text = String(value)
  switch (field.type) {
    case 'boolean':
      return text === 'true' || text === 'false' ? text : undefined
    case 'choice':
    case 'choices':
      return field.options.includes(text) ? text : undefined
    case 'integer':
      return /^-?\d+$/.test(text) ? text : undefined
    case 'decimal':
      return /^-?\d+(\.\d+)?$/.test(text) ? new Big(text).toFixed() : undefined
    default:
      return text
  }
}

/** Whether the fields of one record pass all tests, as the database would decide it. */
export function passes(fields: Record<string, unknown>, tests: FieldTest[]): boolean {
  return tests.every(({ field, several, oneOf }) => {
    const value = fields[field]
    if (several) return Array.isArray(value) && value.some((each) => oneOf.includes(String(each)))
    return value !== undefined && value !== null && oneOf.includes(String(value))
  })
}
