import { applyFixes, type Fault } from '../../../../libs/report-check/index.ts'
import type { ReadDocument } from '../../../../libs/report-check/read/index.ts'
import {
  CHINESE,
  type SarifRule,
  toHtml,
  toJson,
  toSarif,
  type Words,
  writeCommented,
  writeCorrected,
} from '../../../../libs/report-check/write/index.ts'
import type { Exported, ExportFormat, Spoken, Tasks } from './protocol.ts'

/** The document to export, as the worker holds it. */
export interface Exportable {
  name: string
  original: Uint8Array<ArrayBuffer>
  read: ReadDocument
  faults: readonly Fault[]
  rules: readonly SarifRule[]
  version: string
}

/** How the files speak of faults, and what is put behind the name of the original. */
interface Wording {
  words: Words
  faults(faults: Fault[]): Fault[]
  rule(rule: SarifRule): SarifRule
  suffix: { corrected: string; commented: string; checked: string }
}

const inChinese: Wording = {
  words: CHINESE,
  faults: (faults) => faults,
  rule: (rule) => rule,
  suffix: { corrected: '（已改）', commented: '（批注）', checked: '-校核' },
}

/** English is fetched when somebody exports in English. */
export async function wordingOf(language: Spoken['language']): Promise<Wording> {
  if (language !== 'en') return inChinese
  const { ENGLISH, faultsInEnglish, ruleInEnglish } = await import('../../../../libs/report-check/english/index.ts')
  const suffix = { corrected: ' (corrected)', commented: ' (comments)', checked: '-check' }
  return { words: ENGLISH, faults: faultsInEnglish, rule: ruleInEnglish, suffix }
}

type Made = Omit<Exported, 'applied' | 'skipped'> & Partial<Pick<Exported, 'applied' | 'skipped'>>

/** Makes one file of what was checked: corrected, with comments, or the list of faults in the form asked for. */
export function exportAs(
  file: Exportable,
  { format, accepted, waived, language, now }: Tasks['export']['input'],
  wording: Wording = inChinese,
): Exported {
  const kept = new Set(waived)
  const corrections = accepted.flatMap((index) => file.faults[index] ?? [])
  const remaining = wording.faults(file.faults.filter((_, index) => !kept.has(index)))
  const made = makers[format](file, { corrections, remaining, wording, language, now })
  return { applied: corrections.length, skipped: [], ...made }
}

type Maker = (file: Exportable, chosen: Chosen) => Made

interface Chosen extends Spoken {
  corrections: Fault[]
  /** In the language of the export. */
  remaining: Fault[]
  wording: Wording
}

const makers: Record<ExportFormat, Maker> = {
  corrected({ name, original, read }, { corrections, wording: { suffix } }) {
    const { bytes, applied, skipped } = writeCorrected(original, read, corrections)
    return {
      name: renamed(name, suffix.corrected, read.map.kind === 'docx' ? 'docx' : undefined),
      mediaType: read.map.kind === 'docx' ? docx : 'text/plain',
      bytes,
      applied: applied.length,
      skipped: skipped.map(({ fault, reason }) => ({ text: read.document.text.slice(fault.start, fault.end), reason })),
    }
  },
  commented({ name, original, read }, { remaining, wording: { words, suffix }, now }) {
    const bytes = writeCommented(original, read, remaining, { date: now, words })
    return { name: renamed(name, suffix.commented, 'docx'), mediaType: docx, bytes }
  },
  text({ name, read }, { corrections, wording: { suffix } }) {
    return {
      name: renamed(name, suffix.corrected, 'txt'),
      mediaType: 'text/plain',
      bytes: encode(applyFixes(read.document.text, corrections)),
    }
  },
  json(file, { remaining, wording: { suffix } }) {
    return {
      name: renamed(file.name, suffix.checked, 'json'),
      mediaType: 'application/json',
      bytes: encode(JSON.stringify(toJson([listOf(file, remaining)], true), null, 2)),
    }
  },
  sarif(file, { remaining, wording: { words, rule, suffix } }) {
    const log = toSarif([listOf(file, remaining)], file.rules.map(rule), file.version, words)
    return {
      name: renamed(file.name, suffix.checked, 'sarif'),
      mediaType: 'application/sarif+json',
      bytes: encode(JSON.stringify(log, null, 2)),
    }
  },
  html(file, { remaining, wording: { words, suffix }, language, now }) {
    const time = new Date(now).toLocaleString(language)
    return {
      name: renamed(file.name, suffix.checked, 'html'),
      mediaType: 'text/html',
      bytes: encode(toHtml([listOf(file, remaining)], time, words)),
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
