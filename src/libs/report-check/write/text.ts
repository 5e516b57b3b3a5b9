import { locate } from '../locate.ts'
import type { LocatedFault, Severity } from '../types.ts'
import type { CheckedFile } from './checked-file.ts'
import { CHINESE, type Words } from './words.ts'

/** One line a fault (`file:line:column 错误 RULE message`), then one line of totals. */
export function toText(files: readonly CheckedFile[], words: Words = CHINESE): string {
  return `${files.map((checked) => faultLines(checked, words)).join('')}${words.totals(totalsOf(files))}\n`
}

/** The faults of one file, one line each. */
export function faultLines({ file, document, faults }: CheckedFile, words: Words = CHINESE): string {
  return locate(document, faults)
    .map((one, index) => {
      const span = document.text.slice(faults[index]?.start, faults[index]?.end)
      return `${faultLine(file, one, span, words)}\n`
    })
    .join('')
}

function faultLine(file: string, fault: LocatedFault, span: string, words: Words): string {
  const fix = fault.fix === undefined ? '' : ` → ${fault.fix === '' ? words.removed : `“${onOneLine(fault.fix)}”`}`
  return `${file}:${fault.line}:${fault.column} ${words.severity[fault.severity]} ${fault.rule} “${onOneLine(span)}”${fix} ${fault.message}`
}

/** Long spans are shortened in the middle, line breaks shown. */
function onOneLine(span: string): string {
  const characters = [...span.replace(/\r?\n/g, '⏎')]
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

export function totalsOf(files: readonly CheckedFile[]): Totals {
  const totals = noTotals()
  for (const file of files) addTotals(totals, file)
  return totals
}
