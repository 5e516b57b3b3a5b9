import { locate } from '../locate.ts'
import type { CheckDocument, Fault, LocatedFault } from '../types.ts'
import { around } from './around.ts'
import type { CheckedFile } from './checked-file.ts'
import { addTotals, noTotals, totalsOf } from './text.ts'
import { CHINESE, type Words } from './words.ts'

const STYLE = `
body{font:16px/1.8 "Noto Serif CJK SC","Songti SC",SimSun,serif;color:#111;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.4rem}h2{font-size:1.15rem;margin-top:2rem;break-after:avoid}
.text p{margin:0;min-height:1.8em;white-space:pre-wrap}
mark{background:#fff3cd;color:inherit;text-decoration:underline 2px}
mark.blocker,mark.error{background:#fde2e1;text-decoration-style:wavy}
mark.hint{background:none;text-decoration-style:dotted}
mark sup{font-size:.7em}
table{border-collapse:collapse;width:100%;font-size:.9em;line-height:1.45}th,td{border:1px solid #999;padding:.2rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
td:nth-child(-n+3),th{width:1%;white-space:nowrap}
td:nth-child(4){width:34%}td:nth-child(5){width:40%}td:nth-child(6){width:20%}
tr{break-inside:avoid}thead{display:table-header-group}
@media print{body{margin:0;max-width:none;font-size:10.5pt;line-height:1.6;print-color-adjust:exact;-webkit-print-color-adjust:exact}.text p{min-height:1.6em}@page{margin:20mm 15mm}}
`

/** One self-contained page to print: each file's faults as a table, then its text with the spots marked and numbered. No script. */
export function toHtml(files: readonly CheckedFile[], checkedAt?: string, words: Words = CHINESE): string {
  const pieces: string[] = []
  const page = writeHtml((text) => pieces.push(text), checkedAt, words)
  for (const file of files) page.add(file)
  page.end()
  return pieces.join('')
}

/** The same page written file after file; what is written is kept nowhere, so the totals of several files stand last. */
export function writeHtml(write: (text: string) => void, checkedAt?: string, words: Words = CHINESE) {
  const { language, page } = words
  const totals = noTotals()
  const date = checkedAt === undefined ? '' : `<p>${escapeHtml(page.checkedAt(checkedAt))}</p>`
  write(`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${page.title}</title><style>${STYLE}</style></head>
<body><h1>${page.title}</h1>${date}
`)
  return {
    add: (checked: CheckedFile): void => {
      addTotals(totals, checked)
      write(`${fileSection(checked, words)}\n`)
    },
    end: (): void => write(`${totals.files === 1 ? '' : `<p>${words.totals(totals)}</p>\n`}</body></html>\n`),
  }
}

function fileSection(checked: CheckedFile, words: Words): string {
  const { file, document, faults } = checked
  const { columns, none, text } = words.page
  const rows = locate(document, faults).map((one, index) =>
    faultRow(one, faults[index] as Fault, document, index, words),
  )
  const head = columns.map((column) => `<th>${column}</th>`).join('')
  const table =
    rows.length === 0
      ? `<p>${none}</p>`
      : `<p>${words.found(totalsOf([checked]).faults)}</p><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`
  return `<section><h2>${escapeHtml(file)}</h2>${table}<h2>${text}</h2><div class="text" lang="zh-CN">${markedText(document, faults)}</div></section>`
}

function faultRow(
  { line, column, message, rule }: LocatedFault,
  { start, end, severity, fix }: Fault,
  { text }: CheckDocument,
  index: number,
  { page, ...words }: Words,
): string {
  const cells = [
    String(index + 1),
    page.place(line, column),
    words.severity[severity],
    spotIn(text, start, end, severity),
    escapeHtml(page.message(message, rule)),
    escapeHtml(fix ? onOneLine(fix.text) || words.removed : ''),
  ]
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
}

/** The words of a fault with a little of their line around them, so that a comma can be found on paper. */
function spotIn(text: string, start: number, end: number, severity: string): string {
  const { before, after } = around(text, start, end, CONTEXT)
  return `${escapeHtml(before)}<mark class="${severity}">${escapeHtml(onOneLine(text.slice(start, end)))}</mark>${escapeHtml(after)}`
}

const CONTEXT = 8
const onOneLine = (words: string) => words.replaceAll('\n', '⏎')

/** The text by paragraphs; overlapping faults share a mark that begins where the first begins. */
function markedText({ text }: CheckDocument, faults: Fault[]): string {
  const pieces: string[] = []
  let from = 0
  const numbered = faults
    .map((fault, index) => ({ fault, number: index + 1 }))
    .sort((a, b) => a.fault.start - b.fault.start)
  for (const { fault, number } of numbered) {
    const start = Math.max(fault.start, from)
    const end = Math.max(fault.end, start)
    pieces.push(escapeHtml(text.slice(from, start)))
    const words = escapeHtml(onOneLine(text.slice(start, end)))
    const lineEnds = '\n'.repeat(text.slice(start, end).split('\n').length - 1)
    pieces.push(`<mark class="${fault.severity}">${words}<sup>${number}</sup></mark>${lineEnds}`)
    from = end
  }
  pieces.push(escapeHtml(text.slice(from)))
  return pieces
    .join('')
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('')
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
