import type {
  CheckData,
  ComparedFigure,
  EarlierReport,
  Examples,
  Fault,
  KnownFigure,
  OwnWord,
  Registry,
  RuleInfo,
} from '../../../../libs/report-check/index.ts'

/** What the page tells its worker once: the words of the check and what is known of the unit. */
export interface Knowledge {
  words: CheckData
  registry: Registry
  figures: KnownFigure[]
  ownWords: OwnWord[]
  /** Of this program, for formats that name their maker. */
  version: string
}

/** What is asked of a check beyond the usual. */
export interface Demands {
  layout: boolean
  earlier: EarlierReport[]
}

/** A rule as the page explains it; rules of layout have no examples. */
export type ExplainedRule = RuleInfo & { examples?: Examples }

export type ExportFormat = 'corrected' | 'commented' | 'text' | 'json' | 'sarif' | 'html'

export interface Source {
  name: string
  /** A file's bytes, or text that was pasted. */
  content: ArrayBuffer | string
}

/** A document that was checked; all offsets are UTF-16 indexes into `text`. */
export interface Checked {
  name: string
  text: string
  format: 'text' | 'markdown' | 'docx' | 'doc' | 'pdf'
  faults: Fault[]
  figures: ComparedFigure[]
  /** Whether corrections can be written into the file itself. */
  canCorrect: boolean
  /** Corrections that were written into it before it was checked again. */
  corrected: number
  /** Milliseconds that reading and checking took. */
  took: number
}

/** A finished export, with what could not be written into it. */
export interface Exported {
  name: string
  mediaType: string
  bytes: Uint8Array<ArrayBuffer>
  applied: number
  skipped: { text: string; reason: string }[]
}

/** How an export speaks: the page's language, and the time of the check in ISO. */
export interface Spoken {
  language: 'zh-CN' | 'en'
  now: string
}

/** Every question to the worker with its answer. Indexes count in `Checked.faults`. */
export interface Tasks {
  know: { input: Knowledge; output: ExplainedRule[] }
  check: { input: Source & Demands; output: Checked }
  /** The document again with the accepted corrections in it. */
  recheck: { input: { accepted: number[] } & Demands; output: Checked }
  /** The words of a file that another one is to be compared with. */
  read: { input: Source; output: string }
  export: { input: { format: ExportFormat; accepted: number[]; waived: number[] } & Spoken; output: Exported }
}

export type TaskName = keyof Tasks
export type Stage = 'reading' | 'checking' | 'comparing'

export type ToWorker = { [name in TaskName]: { id: number; task: name; input: Tasks[name]['input'] } }[TaskName]

export type FromWorker =
  | { id: number; stage: Stage }
  | { id: number; output: Tasks[TaskName]['output'] }
  | { id: number; failure: { code: string; message: string } }
