import type { Span } from './types.ts'

/** A fault of a hand-written report; `optional`: it belongs to another mark and need not be reported by itself. */
export interface WrittenFault extends Span {
  classes: string[]
  optional: boolean
}

export interface WrittenReport {
  file: string
  split: 'train' | 'holdout'
  text: string
  faults: WrittenFault[]
}

const MARK = /⟦([^⟦⟧¦]+)¦(\??)([A-Z|-]+)⟧/g

/** Reads the marks of tests/golden/faulty-reports, `⟦span¦CLASS|CLASS⟧`; the text is what a user would have. */
export function toWrittenReport(file: string, marked: string): WrittenReport {
  const faults: WrittenFault[] = []
  let text = ''
  let last = 0
  for (const match of marked.matchAll(MARK)) {
    const [whole, span = '', question, classes = ''] = match
    text += marked.slice(last, match.index)
    faults.push({
      start: text.length,
      end: text.length + span.length,
      classes: classes.split('|'),
      optional: question === '?',
    })
    text += span
    last = match.index + whole.length
  }
  text += marked.slice(last).replace(/\n$/, '')
  return { file, split: file.startsWith('holdout') ? 'holdout' : 'train', text, faults }
}
