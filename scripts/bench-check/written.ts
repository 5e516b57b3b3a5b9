import type { WrittenFault, WrittenReport } from '../../src/libs/report-check/corpus/written.ts'
import { print, quote } from './print.ts'
import { fits, perTenThousand, tolerance } from './score.ts'
import { type Split, splits } from './summary.ts'
import type { Finding, Tool } from './tools.ts'

interface WrittenResult {
  report: WrittenReport
  missed: WrittenFault[]
  /** Findings at no mark. */
  extra: Finding[]
}

const near = (finding: Finding, { start, end }: WrittenFault) =>
  finding.start < end + tolerance && finding.end > start - tolerance

async function tryReport(tool: Tool, report: WrittenReport): Promise<WrittenResult> {
  const findings = await tool.find(report.text)
  const found = (fault: WrittenFault) =>
    findings.some((finding) => near(finding, fault) && fits(finding.rule, fault.classes))
  return {
    report,
    missed: report.faults.filter((fault) => !fault.optional && !found(fault)),
    extra: findings.filter((finding) => !report.faults.some((fault) => near(finding, fault))),
  }
}

const required = ({ report }: WrittenResult) => report.faults.filter(({ optional }) => !optional)

const ratio = (found: number, total: number) =>
  total === 0 ? '   –' : `${(found / total).toFixed(2)} ${`${found}/${total}`.padStart(7)}`

/** What the check finds in reports with hand-written faults; misses and extra findings of the training part only, on request. */
export async function printWritten(tool: Tool, reports: readonly WrittenReport[], misses: boolean) {
  const results: WrittenResult[] = []
  for (const report of reports) results.push(await tryReport(tool, report))
  const of = (split: Split) => results.filter(({ report }) => report.split === split)
  const counts = (split: Split, name?: string) => {
    const named = ({ classes }: WrittenFault) => name === undefined || classes[0] === name
    const total = of(split).flatMap(required).filter(named).length
    return {
      total,
      found:
        total -
        of(split)
          .flatMap(({ missed }) => missed)
          .filter(named).length,
    }
  }
  const names = [...new Set(results.flatMap(required).map(({ classes }) => classes[0]!))].sort()
  print('', 'FAULTS WRITTEN BY HAND (without a registry)', `${'class'.padEnd(14)} ${'train'.padEnd(13)} holdout`)
  for (const name of [...names, undefined]) {
    const cells = splits.map((split) => {
      const { found, total } = counts(split, name)
      return ratio(found, total).padEnd(13)
    })
    print(`${(name ?? 'all').padEnd(14)} ${cells.join(' ')}`.trimEnd())
  }
  const summary = splits.map((split) => {
    const extra = of(split).flatMap((result) => result.extra.filter(({ severity }) => severity !== 'hint'))
    const length = of(split).reduce((sum, { report }) => sum + report.text.length, 0)
    return { split, ...counts(split), extra: extra.length, extraPer10k: perTenThousand(extra.length, length) }
  })
  for (const { split, extra, extraPer10k, total } of summary)
    if (total > 0)
      print(`${split}: ${extra} reports at no mark, hints aside (${extraPer10k.toFixed(2)} per 10,000 characters)`)
  if (misses)
    for (const { report, missed, extra } of of('train')) {
      for (const fault of missed) print(`missed ${fault.classes[0]} ${report.file}: ${quote(report.text, fault)}`)
      for (const finding of extra) print(`extra ${finding.rule} ${report.file}: ${quote(report.text, finding)}`)
    }
  return summary
}
