import type { CleanReport, FaultyReport } from '../../src/libs/report-check/corpus/types.ts'
import type { Registry } from '../../src/libs/report-check/index.ts'
import type { Finding, Tool } from './tools.ts'

/** A fault counts as found when a report of its class lies within this many characters of it. */
export const tolerance = 4

export interface Outcome {
  faulty: FaultyReport
  /** Found under a class that fits. */
  found: boolean
  /** Something new was said at the place, under whatever name. */
  noticed: boolean
  /** What was said there. */
  rules: string[]
}

export const fits = (rule: string, classes: readonly string[]) =>
  classes.some((name) => rule === name || rule.startsWith(`${name}-`))

const near = ({ start, end }: Finding, { places }: FaultyReport) =>
  places.some((place) => start < place.end + tolerance && end > place.start - tolerance)

/** Findings that the clean text did not already have at the same place, however far the injection moved it; no wishes for spaces. */
function fresh(findings: Finding[], clean: Finding[], { text, report }: FaultyReport): Finding[] {
  const shift = text.length - report.text.length
  const known = new Set(clean.map(({ rule, start, end }) => `${rule} ${start} ${end}`))
  return findings.filter(
    ({ rule, start, end, space }) =>
      !space && !known.has(`${rule} ${start} ${end}`) && !known.has(`${rule} ${start - shift} ${end - shift}`),
  )
}

/** Only the rest of the document proves these. */
const documentClasses = ['X-SPLICE', 'D-DUP']

/** What a tool says of a line for itself, wherever that stands, is not about a line in the wrong document. */
async function beyondTheLine(tool: Tool, { text }: FaultyReport, findings: Finding[]): Promise<Finding[]> {
  const kept: Finding[] = []
  for (const finding of findings) {
    const from = text.lastIndexOf('\n', finding.start - 1) + 1
    const until = text.indexOf('\n', finding.start)
    const alone = await tool.find(text.slice(from, until < 0 ? text.length : until))
    if (!alone.some(({ rule, start }) => rule === finding.rule && start === finding.start - from)) kept.push(finding)
  }
  return kept
}

/** Lets a tool look at every faulty report; `named` = its rule must belong to a class of the kind. */
export async function tryTool(tool: Tool, faulty: readonly FaultyReport[], named: boolean): Promise<Outcome[]> {
  const cleanFindings = new Map<string, Finding[]>()
  const outcomes: Outcome[] = []
  for (const item of faulty) {
    const key = item.report.file + JSON.stringify(item.registry ?? null)
    const clean = cleanFindings.get(key) ?? (await tool.find(item.report.text, item.registry))
    cleanFindings.set(key, clean)
    const said = fresh(await tool.find(item.text, item.registry), clean, item).filter((finding) => near(finding, item))
    const there =
      !named && item.classes.some((name) => documentClasses.includes(name))
        ? await beyondTheLine(tool, item, said)
        : said
    const noticed = there.length > 0
    const found = named ? there.some(({ rule }) => fits(rule, item.classes)) : noticed
    outcomes.push({ faulty: item, found, noticed, rules: [...new Set(there.map(({ rule }) => rule))] })
  }
  return outcomes
}

export interface FalseAlarm extends Finding {
  report: CleanReport
}

/** All that is known of a unit, as an administrator would enter it. */
const fullRegistry = ({ unit, place, people, period }: CleanReport): Registry => ({
  own: { full: unit },
  places: place,
  people,
  period,
})

/** Everything said about the clean reports; a missing element that is truly missing is no false alarm. */
export async function falseAlarms(
  tool: Tool,
  reports: readonly CleanReport[],
  withRegistry = false,
): Promise<FalseAlarm[]> {
  const found: FalseAlarm[] = []
  for (const report of reports) {
    for (const finding of await tool.find(report.text, withRegistry ? fullRegistry(report) : undefined)) {
      const trulyMissing = fits(finding.rule, ['D-MISSING']) && report.lacks.length > 0
      if (!trulyMissing) found.push({ ...finding, report })
    }
  }
  return found
}

export interface Recall {
  found: number
  noticed: number
  total: number
}

export function recallOf(outcomes: readonly Outcome[]): Recall {
  return {
    found: outcomes.filter(({ found }) => found).length,
    noticed: outcomes.filter(({ noticed }) => noticed).length,
    total: outcomes.length,
  }
}

export const characters = (reports: readonly CleanReport[]) => reports.reduce((sum, { text }) => sum + text.length, 0)

export const perTenThousand = (count: number, length: number) => (count * 10_000) / length
