import { inserted, markPart, prose } from '../places.ts'
import { announcementsFirst } from '../statements/announcements-1.ts'
import { announcementsSecond } from '../statements/announcements-2.ts'
import { followingCounts, inlineCounts } from '../statements/counts.ts'
import { ofSplit } from '../statements/forms.ts'
import { growthStatements } from '../statements/growth.ts'
import { shareStatements } from '../statements/shares.ts'
import type { Candidate, CleanReport, Injector } from '../types.ts'

/** False statements: within a paragraph, or behind the last one when they are paragraphs themselves. */
const told =
  (statements: readonly string[]) =>
  (report: CleanReport): Candidate[] => {
    const all = ofSplit(statements, report.split).map(({ wrong }) => wrong)
    const sentences = all.filter((text) => !text.includes('\n'))
    const end = prose(report).at(-1)?.end ?? report.text.length
    return [
      ...inserted(sentences.map((text) => [text, text] as const))(report),
      ...all
        .filter((text) => text.includes('\n'))
        .map((text) => markPart({ start: end, end, text: `\n${text}` }, 1, text.length + 1)),
    ]
  }

export const toldInjectors: Injector[] = [
  { kind: 'share-told', classes: ['N-PERCENT', 'N-PART'], severity: 'error', candidates: told(shareStatements) },
  { kind: 'growth-told', classes: ['N-GROWTH', 'N-PERCENT'], severity: 'error', candidates: told(growthStatements) },
  {
    kind: 'count-told',
    classes: ['O-COUNT'],
    severity: 'error',
    candidates: told([...inlineCounts, ...announcementsFirst]),
  },
  {
    kind: 'count-told-after',
    classes: ['O-COUNT'],
    severity: 'error',
    candidates: told([...followingCounts, ...announcementsSecond]),
  },
]
