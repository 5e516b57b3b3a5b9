import { injectors } from '../../src/libs/report-check/corpus/injectors/index.ts'
import type { Span } from '../../src/libs/report-check/corpus/types.ts'
import { characters, perTenThousand, type Recall, recallOf } from './score.ts'
import { alarmsOf, ofSplit, type Result, splits, type summarise } from './summary.ts'

export const print = (...lines: string[]) => process.stdout.write(`${lines.join('\n')}\n`)

const ratio = ({ found, total }: Recall) => (total === 0 ? '   –' : (found / total).toFixed(2).padStart(4))
const cell = (recall: Recall) => `${ratio(recall)} ${`${recall.found}/${recall.total}`.padStart(7)}`.padEnd(13)
const row = (widths: number[], ...cells: string[]) =>
  print(
    cells
      .map((text, i) => text.padEnd(widths[i]!))
      .join(' ')
      .trimEnd(),
  )

export function printKinds({ outcomes }: Result): void {
  const widths = [22, 14, 8, 13, 13, 8]
  print('', 'RECALL BY KIND (found under a fitting class; noticed = said anything new there)')
  row(widths, 'kind', 'class', 'severity', 'train', 'holdout', 'noticed')
  for (const { kind, classes, severity } of injectors) {
    const own = outcomes.filter((outcome) => outcome.faulty.kind === kind)
    const { noticed, total } = recallOf(own)
    const columns = splits.map((split) => cell(recallOf(ofSplit(own, split))))
    row(widths, kind, classes[0]!, severity, ...columns, `${noticed}/${total}`)
  }
}

/** The class of a rule id: `N-SUM-TOTAL` belongs to `N-SUM`. */
const classOf = (rule: string) => rule.split('-').slice(0, 2).join('-')

export function printRules({ outcomes, alarms, reports }: Result): void {
  const widths = [14, 13, 13, 11, 11]
  const names = new Set([...injectors.map(({ classes }) => classes[0]!), ...alarms.map(({ rule }) => classOf(rule))])
  print('', 'RECALL, AND FALSE ALARMS PER 10,000 CHARACTERS OF CLEAN TEXT, BY RULE')
  row(widths, 'rule', 'recall train', 'holdout', 'false train', 'holdout')
  for (const name of [...names].sort()) {
    const own = outcomes.filter((outcome) => outcome.faulty.classes[0] === name)
    const recalls = splits.map((split) => cell(recallOf(ofSplit(own, split))))
    const rates = splits.map((split) => {
      const count = alarmsOf(alarms, split).filter(({ rule }) => classOf(rule) === name).length
      return `${perTenThousand(count, characters(reports[split])).toFixed(2)} (${count})`
    })
    row(widths, name, ...recalls, ...rates)
  }
}

export function quote(text: string, { start, end }: Span): string {
  const marked = text.slice(start, Math.min(end, start + 50))
  return JSON.stringify(`${text.slice(Math.max(0, start - 14), start)}【${marked}】${text.slice(end, end + 12)}`)
}

/** The training part only: who writes rules must not see the held-out texts. */
export function printMisses({ outcomes, alarms, alarmsWithRegistry }: Result): void {
  print('', 'MISSES OF THE TRAINING PART')
  for (const { faulty, found, rules } of ofSplit(outcomes, 'train')) {
    if (found) continue
    const said = rules.length > 0 ? ` said ${rules.join(', ')}` : ''
    print(`${faulty.kind} ${faulty.report.file}: ${quote(faulty.text, faulty.places[0]!)}${said}`)
  }
  print('', 'FALSE ALARMS OF THE TRAINING PART')
  for (const [title, list] of [
    ['alone', alarms],
    ['with registry', alarmsWithRegistry],
  ] as const)
    for (const { rule, severity, report, ...span } of alarmsOf(list, 'train'))
      print(`${title}: ${rule} ${severity} ${report.file}: ${quote(report.text, span)}`)
}

const short = (value: unknown) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value)

/** Numbers cut to three decimals. */
export function table(rows: readonly object[]): void {
  console.table(rows.map((item) => Object.fromEntries(Object.entries(item).map(([key, value]) => [key, short(value)]))))
}

export function printSummary(summary: ReturnType<typeof summarise>): void {
  print('', 'SUMMARY (goals: recall ≥ 0.90, each grave kind ≥ 0.80, false alarms ≤ 1 per 10,000 characters)')
  table(
    summary.map(({ graveKindsBelow80, ...figures }) => ({ ...figures, graveKindsBelow80: graveKindsBelow80.length })),
  )
  for (const { split, graveKindsBelow80 } of summary)
    if (graveKindsBelow80.length > 0) print(`${split}, grave kinds below 0.80: ${graveKindsBelow80.join(', ')}`)
}
