import { applyFixes, type Fault } from '../../../../libs/report-check/index.ts'
import type { ReadDocument } from '../../../../libs/report-check/read/index.ts'
import {
  type SarifRule,
  toHtml,
  toJson,
  toSarif,
  writeCommented,
  writeCorrected,
} from '../../../../libs/report-check/write/index.ts'
import type { Exported, ExportFormat, Tasks } from './protocol.ts'

/** The document to export, as the worker holds it. */
export interface Exportable {
  name: string
  original: Uint8Array<ArrayBuffer>
  read: ReadDocument
  faults: readonly Fault[]
  rules: readonly SarifRule[]
  version: string
}

type Made = Omit<Exported, 'applied' | 'skipped'> & Partial<Pick<Exported, 'applied' | 'skipped'>>

/** Makes one file of what was checked: corrected, with comments, or the list of faults in the form asked for. */
export function exportAs(file: Exportable, { format, accepted, waived, now }: Tasks['export']['input']): Exported {
  const kept = new Set(waived)
  const corrections = accepted.flatMap((index) => file.faults[index] ?? [])
  const remaining = file.faults.filter((_, index) => !kept.has(index))
  return { applied: corrections.length, skipped: [], ...makers[format](file, corrections, remaining, now) }
}

type Maker = (file: Exportable, corrections: Fault[], remaining: Fault[], now: string) => Made

const makers: Record<ExportFormat, Maker> = {
  corrected({ name, original, read }, corrections) {
    const { bytes, applied, skipped } = writeCorrected(original, read, corrections)
    return {
      name: renamed(name, '（已改）', read.map.kind === 'docx' ? 'docx' : undefined),
      mediaType: read.map.kind === 'docx' ? docx : 'text/plain',
      bytes,
      applied: applied.length,
      skipped: skipped.map(({ fault, reason }) => ({ text: read.document.text.slice(fault.start, fault.end), reason })),
    }
  },
  commented({ name, original, read }, _, remaining, now) {
    const bytes = writeCommented(original, read, remaining, { date: now })
    return { name: renamed(name, '（批注）', 'docx'), mediaType: docx, bytes }
  },
  text({ name, read }, corrections) {
    return {
      name: renamed(name, '（已改）', 'txt'),
      mediaType: 'text/plain',
      bytes: encode(applyFixes(read.document.text, corrections)),
    }
  },
  json(file, _, remaining) {
    return {
      name: renamed(file.name, '-校核', 'json'),
      mediaType: 'application/json',
      bytes: encode(JSON.stringify(toJson([listOf(file, remaining)], true), null, 2)),
    }
  },
  sarif(file, _, remaining) {
    return {
      name: renamed(file.name, '-校核', 'sarif'),
      mediaType: 'application/sarif+json',
      bytes: encode(JSON.stringify(toSarif([listOf(file, remaining)], file.rules, file.version), null, 2)),
    }
  },
  html(file, _, remaining, now) {
    return {
      name: renamed(file.name, '-校核', 'html'),
      mediaType: 'text/html',
      bytes: encode(toHtml([listOf(file, remaining)], now)),
    }
  },
}

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const encode = (text: string) => new TextEncoder().encode(text)
const listOf = ({ name, read }: Exportable, faults: Fault[]) => ({ file: name, document: read.document, faults })

/** `报告.docx` → `报告（已改）.docx`; a name without an ending, such as that of pasted text, becomes a .txt. */
function renamed(name: string, suffix: string, ending?: string): string {
  const dot = name.lastIndexOf('.')
  const base = dot > 0 ? name.slice(0, dot) : name
  return `${base}${suffix}.${ending ?? (dot > 0 ? name.slice(dot + 1) : 'txt')}`
}
