import { locate } from '../locate.ts'
import type { CheckDocument, Fault, LocatedFault } from '../types.ts'
import type { CheckedFile } from './checked-file.ts'
import { summary } from './text.ts'
import { SEVERITY_NAME } from './words.ts'

const STYLE = `
body{font:16px/1.8 "Noto Serif CJK SC","Songti SC",SimSun,serif;color:#111;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.4rem}h2{font-size:1.15rem;margin-top:2rem;break-after:avoid}
.text p{margin:0;min-height:1.8em;white-space:pre-wrap}
mark{background:#fff3cd;color:inherit;text-decoration:underline 2px}
mark.blocker,mark.error{background:#fde2e1;text-decoration-style:wavy}
mark.hint{background:none;text-decoration-style:dotted}
mark sup{font-size:.7em}
table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{border:1px solid #999;padding:.2rem .5rem;text-align:left;vertical-align:top}
td:nth-child(-n+3),th{white-space:nowrap}
tr{break-inside:avoid}thead{display:table-header-group}
@media print{body{margin:0;max-width:none}@page{margin:20mm}}
`

/** One self-contained page to print: each file's faults as a table, then its text with the spots marked and numbered. No script. */
export function toHtml(files: readonly CheckedFile[], checkedAt?: string): string {
  return htmlPage(files.map(fileSection), summary(files), checkedAt)
}

/** The page around the sections of its files. */
export function htmlPage(sections: readonly string[], totals: string, checkedAt?: string): string {
  const date = checkedAt === undefined ? '' : `校核时间：${escapeHtml(checkedAt)}。`
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>汇报校核结果</title><style>${STYLE}</style></head>
<body><h1>汇报校核结果</h1><p>${date}${totals}</p>
${sections.join('\n')}
</body></html>
`
}

export function fileSection({ file, document, faults }: CheckedFile): string {
  const located = locate(document, faults)
  const rows = located.map((fault, index) => faultRow(fault, faults[index] as Fault, document, index + 1))
  const table =
    rows.length === 0
      ? '<p>没有发现问题。</p>'
      : `<table><thead><tr><th>序号</th><th>位置</th><th>级别</th><th>原文</th><th>问题</th><th>建议</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
  return `<section><h2>${escapeHtml(file)}</h2>${table}<h2>正文</h2><div class="text">${markedText(document, faults)}</div></section>`
}

function faultRow(located: LocatedFault, fault: Fault, document: CheckDocument, number: number): string {
  const cells = [
    String(number),
    `第${located.line}行第${located.column}字`,
    SEVERITY_NAME[fault.severity],
    document.text.slice(fault.start, fault.end),
    `${fault.message}（${fault.rule}）`,
    fault.fix ? fault.fix.text || '（删去）' : '',
  ]
  return `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`
}

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
    const words = escapeHtml(text.slice(start, end)).replaceAll('\n', '⏎')
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
