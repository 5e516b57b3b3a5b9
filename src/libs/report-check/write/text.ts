import { locate } from '../locate.ts'
import type { LocatedFault, Severity } from '../types.ts'
import type { CheckedFile } from './checked-file.ts'
import { SEVERITIES, SEVERITY_NAME } from './words.ts'

/** One line a fault (`file:line:column 错误 RULE message`), then one line of totals. */
export function toText(files: readonly CheckedFile[]): string {
  return `${files.map(faultLines).join('')}${summary(files)}\n`
}

/** The faults of one file, one line each. */
export function faultLines({ file, document, faults }: CheckedFile): string {
  return locate(document, faults)
    .map((one, index) => {
      const words = document.text.slice(faults[index]?.start, faults[index]?.end)
      return `${faultLine(file, one, words)}\n`
    })
    .join('')
}

function faultLine(file: string, fault: LocatedFault, words: string): string {
  const fix = fault.fix === undefined ? '' : ` → ${fault.fix === '' ? '（删去）' : `“${onOneLine(fault.fix)}”`}`
  return `${file}:${fault.line}:${fault.column} ${SEVERITY_NAME[fault.severity]} ${fault.rule} “${onOneLine(words)}”${fix} ${fault.message}`
}

/** Long spans are shortened in the middle, line breaks shown. */
function onOneLine(words: string): string {
  const characters = [...words.replace(/\r?\n/g, '⏎')]
  return characters.length <= 40
    ? characters.join('')
    : `${characters.slice(0, 24).join('')}……${characters.slice(-8).join('')}`
}

/** How many files were checked, and how many faults of each severity were found. */
export interface Totals {
  files: number
  faults: Record<Severity, number>
}

export const noTotals = (): Totals => ({ files: 0, faults: { blocker: 0, error: 0, warning: 0, hint: 0 } })

export function addTotals(totals: Totals, { faults }: CheckedFile): void {
  totals.files++
  for (const { severity } of faults) totals.faults[severity]++
}

/** Totals by severity, e.g. 共 2 个文件，5 处：错误 3，提示 2。 */
export function totalsLine({ files, faults }: Totals): string {
  if (files === 0) return '没有校核成任何文件。'
  const count = SEVERITIES.reduce((sum, severity) => sum + faults[severity], 0)
  if (count === 0) return `共 ${files} 个文件，没有发现问题。`
  const parts = SEVERITIES.filter((severity) => faults[severity] > 0).map(
    (severity) => `${SEVERITY_NAME[severity]} ${faults[severity]}`,
  )
  return `共 ${files} 个文件，${count} 处：${parts.join('，')}。`
}

export function summary(files: readonly CheckedFile[]): string {
  const totals = noTotals()
  for (const file of files) addTotals(totals, file)
  return totalsLine(totals)
}
