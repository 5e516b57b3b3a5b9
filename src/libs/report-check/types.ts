/** How grave a fault is: a blocker must never leave the house, a hint only asks the author to look. */
export type Severity = 'blocker' | 'error' | 'warning' | 'hint'

/** What one line of the text is in its document; plain text knows only `paragraph`. */
export interface LineInfo {
  kind: 'paragraph' | 'heading' | 'list' | 'table' | 'textbox' | 'footnote' | 'header'
  /** Outline level of a heading, 1 = highest. */
  level?: number
  /** Number of UTF-16 units at the start of the line that Word numbers by itself and the author never typed. */
  autoNumber?: number
}

/**
 * A document as the check sees it. `text` has `\n` between paragraphs; every offset of the check is a UTF-16 index into it.
 * `lines[i]` describes line i (0-based); a shorter or empty array means `paragraph`.
 */
export interface CheckDocument {
  text: string
  lines?: LineInfo[]
  format: 'text' | 'markdown' | 'docx' | 'doc' | 'pdf'
  /** Named places of a .docx; a figure's number carries the figure's id. */
  bookmarks?: Bookmark[]
}

export interface Bookmark {
  name: string
  start: number
  end: number
}

/** A replacement for exactly the span of its fault. `safe` = may be applied without a human reading it. */
export interface Fix {
  text: string
  safe: boolean
}

/** One fault at a tight span `[start, end)`, UTF-16 indexes into `CheckDocument.text`. */
export interface Fault {
  rule: string
  severity: Severity
  start: number
  end: number
  /** Simplified Chinese, one sentence: what is wrong and what to do. */
  message: string
  fix?: Fix
  /** Other places that prove the fault, e.g. the other value of the same fact. */
  related?: { start: number; end: number; message: string }[]
  /** The passage of an earlier report that the fault was found against. */
  earlier?: { name: string; from: 'own' | 'other'; text: string }
}

/** A fault with the positions shown to people and tools: 1-based lines and characters (code points), end exclusive. */
export interface LocatedFault {
  line: number
  column: number
  endLine: number
  endColumn: number
  rule: string
  severity: Severity
  message: string
  fix?: string
}

/** Who the document speaks for. Everything is optional: without it the check infers unit and place from the text. */
export interface Registry {
  own?: { full: string; short?: string[]; former?: { name: string; until?: string }[] }
  partners?: string[]
  superiors?: string[]
  /** Administrative names that are ours, from province down, e.g. ["江苏省", "泰州市"]. */
  places?: string[]
  people?: { name: string; posts: string[] }[]
  /** Reporting period, ISO dates inclusive. */
  period?: { from: string; to: string }
}

/** A figure of the unit's data that numbers of the text are compared with. */
export interface KnownFigure {
  id: string
  name: string
  /** Other nouns under which a report may quote it. */
  aliases?: string[]
  value: string
  unit: string
  period: { from: string; to: string }
  records: string[]
}
