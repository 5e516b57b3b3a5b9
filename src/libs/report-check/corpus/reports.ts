import type { CleanReport } from './types.ts'

type IndexEntry = Omit<CleanReport, 'text' | 'people'> & { people?: CleanReport['people'] }

/** Joins the entries of `index.json` with their texts; `read` returns the content of a file of the same folder. */
export function toCleanReports(index: unknown, read: (file: string) => string): CleanReport[] {
  return (index as IndexEntry[]).map((entry) => ({
    ...entry,
    people: entry.people ?? [],
    text: read(entry.file).replace(/\n$/, ''),
  }))
}
