import { Environment } from '@marcbachmann/cel-js'
import { decimal, type Exact } from './decimals.ts'

/** A figure's value inside an expression: comparisons and arithmetic stay exact. */
class DecimalValue {
  readonly exact: Exact
  constructor(exact: Exact) {
    this.exact = exact
  }
}

const COMPARISONS: Record<string, (a: Exact, b: Exact) => boolean> = {
  '>=': (a, b) => a.gte(b),
  '>': (a, b) => a.gt(b),
  '<=': (a, b) => a.lte(b),
  '<': (a, b) => a.lt(b),
}
const ARITHMETIC: Record<string, (a: Exact, b: Exact) => Exact> = {
  '+': (a, b) => a.plus(b),
  '-': (a, b) => a.minus(b),
  '*': (a, b) => a.times(b),
  '/': (a, b) => a.div(b),
}
const OPERANDS = ['Decimal Decimal', 'Decimal int', 'Decimal double', 'int Decimal', 'double Decimal']

type Operand = DecimalValue | bigint | number

const environment = createEnvironment()

function createEnvironment(): Environment {
  const env = new Environment({
    unlistedVariablesAreDyn: true,
    limits: { maxAstNodes: 300, maxDepth: 30, maxListElements: 50, maxMapEntries: 10, maxCallArguments: 8 },
  })
  env.registerType('Decimal', { ctor: DecimalValue, fields: {} })
  const exact = (value: Operand): Exact => (value instanceof DecimalValue ? value.exact : decimal(String(value)))
  for (const pair of OPERANDS) {
    const [left, right] = pair.split(' ')
    for (const [operator, run] of Object.entries(COMPARISONS)) {
      env.registerOperator(`${left} ${operator} ${right}: bool`, (a: Operand, b: Operand) => run(exact(a), exact(b)))
    }
    for (const [operator, run] of Object.entries(ARITHMETIC)) {
      env.registerOperator(
        `${left} ${operator} ${right}: Decimal`,
        (a: Operand, b: Operand) => new DecimalValue(run(exact(a), exact(b))),
      )
    }
    // The mirrored pairs of == come with the first by themselves.
    if (left === 'Decimal') {
      env.registerOperator(`${left} == ${right}: bool`, (a: Operand, b: Operand) => exact(a).eq(exact(b)))
    }
  }
  return env
}

/** True for text that parses as an expression and reads at least one figure. */
export function isExpression(text: string): boolean {
  try {
    return figuresInExpression(text).length > 0
  } catch {
    return false
  }
}

interface Compiled {
  run: (context: Record<string, unknown>) => unknown
  figures: string[]
}

/** A scheme has a few hundred expressions at most; the oldest are forgotten beyond that. */
const REMEMBERED = 2000
const compiled = new Map<string, Compiled>()

function compile(text: string): Compiled {
  const known = compiled.get(text)
  if (known) return known
  const run = environment.parse(text)
  const figures = new Set<string>()
  collectFigures(run.ast, figures)
  const fresh = { run, figures: [...figures] }
  if (compiled.size >= REMEMBERED) compiled.delete(compiled.keys().next().value!)
  compiled.set(text, fresh)
  return fresh
}

/** Ids of the figures an expression reads, in order of appearance. Throws on text that does not parse. */
export function figuresInExpression(text: string): string[] {
  return compile(text).figures
}

/**
 * Evaluates an expression over figure values (decimal strings by id). Throws when it does not parse, divides by zero, mixes
 * types, or its result is not true/false; every figure it reads must be given.
 */
export function evaluateExpression(text: string, figures: ReadonlyMap<string, Exact>): boolean {
  const result: unknown = compile(text).run(nestById(figures))
  if (typeof result !== 'boolean') throw new Error('条件式的结果不是“成立”或“不成立”')
  return result
}

function nestById(figures: ReadonlyMap<string, Exact>): Record<string, unknown> {
  const root: Record<string, unknown> = Object.create(null)
  for (const [id, value] of figures) {
    const names = id.split('.')
    const last = names.pop() as string
    let place = root
    for (const name of names) {
      place[name] ??= Object.create(null)
      place = place[name] as Record<string, unknown>
    }
    place[last] = new DecimalValue(value)
  }
  return root
}

function collectFigures(node: unknown, found: Set<string>): void {
  const id = dottedName(node)
  if (id?.includes('.')) {
    found.add(id)
    return
  }
  if (Array.isArray(node)) for (const part of node) collectFigures(part, found)
  else if (isNode(node)) collectFigures(node.args, found)
}

function dottedName(node: unknown): string | undefined {
  if (!isNode(node)) return undefined
  if (node.op === 'id') return String(node.args)
  if (node.op !== '.' || !Array.isArray(node.args)) return undefined
  const owner = dottedName(node.args[0])
  return owner === undefined ? undefined : `${owner}.${String(node.args[1])}`
}

function isNode(value: unknown): value is { op: string; args: unknown } {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value
}
