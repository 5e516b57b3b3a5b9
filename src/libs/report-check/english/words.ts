import { counted, type Words } from '../write/words.ts'

const severity: Words['severity'] = { blocker: 'blocker', error: 'error', warning: 'warning', hint: 'hint' }
const counts = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`

/** What the written forms say around the faults, in English. */
export const ENGLISH: Words = {
  language: 'en-US',
  severity,
  removed: '(delete)',
  fix: (text) => (text === '' ? 'delete it' : `write “${text}”`),
  suggestion: (fix) => ` Suggested: ${fix}.`,
  totals({ files, faults }) {
    if (files === 0) return 'No file could be checked.'
    return `${counts(files, 'file')}, ${counted(faults, severity).count === 0 ? 'nothing found.' : ENGLISH.found(faults)}`
  },
  found(faults) {
    const { count, parts } = counted(faults, severity)
    return `${counts(count, 'fault')}: ${parts.join(', ')}.`
  },
  page: {
    title: 'Result of the report check',
    checkedAt: (time) => `Checked at ${time}.`,
    none: 'Nothing found.',
    columns: ['No.', 'Place', 'Severity', 'Text', 'Fault', 'Suggestion'],
    place: (line, column) => `line ${line}, character ${column}`,
    message: (message, rule) => `${message} (${rule})`,
    text: 'Text',
  },
  author: 'Chuangwen',
  initials: 'C',
}
