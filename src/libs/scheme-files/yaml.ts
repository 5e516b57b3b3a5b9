import { Document, isCollection, isNode, isPair, LineCounter, parseDocument, Scalar, visit } from 'yaml'
import { checkScheme, type KnownFigures, SchemeContent, type SchemeNode } from '../scoring/index.ts'
import { UnreadableTable } from '../spreadsheet/index.ts'
import { inChinese } from './chinese-issues.ts'
import type { ReadScheme } from './draft.ts'
import { error, type FileFault, inReadingOrder, type Place } from './faults.ts'

export type YamlPath = (string | number)[]

/** Reads a scheme in YAML (or JSON). Throws `UnreadableTable` for text that is no YAML; other faults come with line and character. */
export function readYaml(text: string, figures?: KnownFigures): ReadScheme {
  const lines = new LineCounter()
  const { document, value } = parseYaml(text, lines)
  const placeOf = (path: YamlPath): Place => findPlace(document, path, lines)
  const parsed = inChinese(SchemeContent, value)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => {
      const path = issue.path.filter((part) => typeof part !== 'symbol')
      return error(placeOf(path), `${path.join('.') || '文件'}：${issue.message}`)
    })
    return { scheme: undefined, faults: inReadingOrder(faults) }
  }
  const paths = [...nodePaths(parsed.data.nodes, ['nodes'])]
  const faults = checkScheme(parsed.data, figures).map(
    ({ index, field, severity, message }): FileFault => ({ ...placeOf([...paths[index]!, field]), severity, message }),
  )
  return { scheme: parsed.data, faults: inReadingOrder(faults) }
}

/** Throws `UnreadableTable` for text that is no YAML. */
export function parseYaml(text: string, lineCounter: LineCounter): { document: Document; value: unknown } {
  try {
    const document = parseDocument(text, { lineCounter, prettyErrors: false })
    const [problem] = document.errors
    if (problem) {
      const { line, col } = lineCounter.linePos(problem.pos[0])
      throw new UnreadableTable(`YAML 第 ${line} 行第 ${col} 个字写法有误（${problem.code}），请检查缩进、冒号和引号`)
    }
    return { document, value: document.toJS({ maxAliasCount: 100 }) }
  } catch (caught) {
    if (caught instanceof UnreadableTable) throw caught
    if (caught instanceof RangeError) throw new UnreadableTable('YAML 嵌套太深，读不了；体系最多十几层')
    throw new UnreadableTable('YAML 里的引用（&、*）太多或有误，请改成直接写出内容')
  }
}

function* nodePaths(nodes: readonly SchemeNode[], at: YamlPath): Generator<YamlPath> {
  for (const [index, node] of nodes.entries()) {
    const path = [...at, index]
    yield path
    yield* nodePaths(node.children, [...path, 'children'])
  }
}

/** The nearest place that exists for a path: the value, or the closest thing around it. */
export function findPlace(document: Document, path: YamlPath, lines: LineCounter): Place {
  for (let length = path.length; length >= 0; length -= 1) {
    const found = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (isNode(found) && found.range) {
      const { line, col } = lines.linePos(found.range[0])
      return { sheet: '', row: line, column: String(col) }
    }
  }
  return { sheet: '', row: 1, column: '1' }
}

/** Keys whose value stays on one line: they are read as one thing. */
const ONE_LINE = new Set(['rule', 'sum', 'evidence', 'methods', 'yearRule', 'review', 'levels'])
const ONE_LINE_ITEMS = new Set(['classes', 'glossary'])
/** Keys whose text is a decimal, written without quotes; whatever else looks like a number stays text. */
const DECIMAL_KEYS = new Set(
  'points step atLeast atMost share weight each limit cap floor passAt target required blankPenalty base maxGap total'.split(
    ' ',
  ),
)

/** Writes a scheme as an author would: no empty fields, short lists on one line, points as plain numbers. */
export function writeYaml(scheme: SchemeContent): string {
  return yamlText(scheme)
}

export function yamlText(content: object): string {
  const document = new Document(withoutEmpty(content))
  visit(document, {
    Pair(_, { key, value }) {
      const name = String(key)
      if (isCollection(value) && ONE_LINE.has(name)) value.flow = true
    },
    Map(_, map, ancestors) {
      const owner = ancestors.at(-2)
      if (isPair(owner) && ONE_LINE_ITEMS.has(String(owner.key))) map.flow = true
    },
    Scalar(key, scalar, ancestors) {
      // A text of several lines without quotes ends the line it stands in.
      if (
        isText(scalar.value) &&
        scalar.value.includes('\n') &&
        ancestors.some((each) => isCollection(each) && each.flow)
      )
        scalar.type = Scalar.QUOTE_DOUBLE
      const owner = ancestors.findLast((each) => isPair(each))
      if (key === 'key' || !isText(scalar.value) || !DECIMAL_KEYS.has(String(owner?.key))) return
      if (/^-?(0|[1-9]\d{0,8})(\.\d{0,5}[1-9])?$/.test(scalar.value) && scalar.value !== '-0')
        scalar.value = Number(scalar.value)
    },
  })
  return document.toString({ lineWidth: 0 })
}

const isText = (value: unknown): value is string => typeof value === 'string'

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(
    ([, each]) => each !== undefined && !(Array.isArray(each) && each.length === 0),
  )
  return Object.fromEntries(kept.map(([key, each]) => [key, withoutEmpty(each)]))
}
