import { locate } from '../locate.ts'
import type { LocatedFault } from '../types.ts'
import type { CheckedFile } from './checked-file.ts'
import { SEVERITIES, SEVERITY_NAME } from './words.ts'

/** One line a fault (`file:line:column 错误 RULE message`), then one line of totals. */
export function toText(files: readonly CheckedFile[]): string {
  const lines: string[] = []
  for (const { file, document, faults } of files) {
    const located = locate(document, faults)
    for (const [index, one] of located.entries()) {
      const words = document.text.slice(faults[index]?.start, faults[index]?.end)
      lines.push(faultLine(file, one, words))
    }
  }
  lines.push(summary(files))
  return `${lines.join('\n')}\n`
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

/** Totals by severity, e.g. 共 2 个文件，5 处：错误 3，提示 2。 */
export function summary(files: readonly CheckedFile[]): string {
  const faults = files.flatMap((file) => file.faults)
  if (faults.length === 0) return `共 ${files.length} 个文件，没有发现问题。`
  const counts = SEVERITIES.map((severity) => ({
    severity,
    count: faults.filter((fault) => fault.severity === severity).length,
  }))
  const parts = counts
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${SEVERITY_NAME[severity]} ${count}`)
  return `共 ${files.length} 个文件，${faults.length} 处：${parts.join('，')}。`
}
