import type { zh } from './zh-CN.ts'

export const en: typeof zh = {
  from: 'Former version',
  to: 'Present version',
  swap: 'Swap',
  choose: 'Choose two versions to see what differs in criteria, points and rules.',
  onlyOne: 'Only one version is published. Import or compose another one to compare them here.',
  total: (before: string, after: string) =>
    before === after ? `${after} points in full, unchanged` : `Full points ${before} → ${after}`,
  filter: 'Show only',
  all: 'All',
  change: { added: 'Added', removed: 'Removed', moved: 'Moved', changed: 'Changed' },
  field: {
    name: 'Name',
    points: 'Points',
    kind: 'Kind',
    methods: 'Methods',
    department: 'Department',
    evidence: 'Evidence',
    rule: 'Scoring rule',
    sum: 'Sum',
    note: 'Note',
  },
  kind: { normal: '', bonus: 'Bonus', deduction: 'Deduction', veto: 'Veto', admission: 'Admission' },
  movedFrom: (path: string) => `was ${path}`,
  none: 'The two versions have exactly the same criteria.',
  noneSuch: 'No change of this kind; choose “All”.',
  download: 'Download as Excel',
  print: 'Print',
  more: (left: number) => `Show ${left} more`,
  absent: '(none)',
  what: 'Content',
}
