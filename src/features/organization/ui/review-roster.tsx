import { type Column, DataTable } from '../../../web/kit/data-table.tsx'
import { useTexts } from '../../../web/kit/i18n.ts'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { FileFaults } from '../../../web/kit/upload/file-faults.tsx'
import type { RosterCheck, RosterEntry } from '../contract/roster.ts'
import { organizationTexts } from './texts.ts'

interface ReviewRosterProps {
  check: RosterCheck
  busy: boolean
  onAgree: () => void
  onAbandon: () => void
}

/** What is wrong with a roster and what it would change. */
export function ReviewRoster({ check, busy, onAgree, onAbandon }: ReviewRosterProps) {
  const t = useTexts(organizationTexts).roster
  const changes = check.counts.new + check.counts.changed + check.counts.ended
  return (
    <section className="org-review">
      <p className="org-verdict">
        <span>{t.read(check.rows)}</span>
        <span>{t.counts(check.counts)}</span>
        {check.errors > 0 && <StatusTag tone="bad">{t.errors(check.errors)}</StatusTag>}
        {check.warnings > 0 && <StatusTag tone="warn">{t.warnings(check.warnings)}</StatusTag>}
        {check.errors + check.warnings === 0 && <StatusTag tone="good">{t.clean}</StatusTag>}
      </p>
      {check.errors > 0 && <p className="notice">{t.mend}</p>}
      {check.errors === 0 && changes === 0 && <p className="notice">{t.same}</p>}
      {check.faults.length > 0 && <FileFaults faults={check.faults} all={check.errors + check.warnings} />}
      {changes > 0 && <Entries entries={check.entries} all={changes} />}
      <p className="actions org-agree">
        {check.errors === 0 && changes > 0 && (
          <button type="button" className="button primary" disabled={busy} onClick={onAgree}>
            {t.agree}
          </button>
        )}
        <button type="button" className="button" onClick={onAbandon}>
          {t.abandon}
        </button>
      </p>
    </section>
  )
}

/** A span without an end, as the check writes it. */
const openSpan = / –\s*(?=→|$)/g

const tones = { new: 'good', changed: 'warn', ended: 'bad', unchanged: 'plain' } as const

function Entries({ entries, all }: { entries: RosterEntry[]; all: number }) {
  const t = useTexts(organizationTexts).roster
  const columns: Column<RosterEntry>[] = [
    {
      key: 'change',
      title: t.change,
      width: '6rem',
      render: ({ change }) => <StatusTag tone={tones[change]}>{t.changes[change]}</StatusTag>,
    },
    { key: 'what', title: t.what, width: '8rem', render: ({ what }) => t.whats[what] },
    { key: 'name', title: t.name, card: 'title', render: ({ title }) => title },
    { key: 'detail', title: t.detail, render: ({ detail }) => (detail ? detail.replaceAll(openSpan, t.onwards) : '—') },
    {
      key: 'place',
      title: t.place,
      width: '9rem',
      card: 'hidden',
      render: ({ sheet, row }) => (row === null ? '—' : `${sheet} ${t.at(row)}`),
    },
  ]
  return (
    <section>
      <h2>{t.entries}</h2>
      <DataTable
        caption={t.entries}
        columns={columns}
        rows={entries}
        rowKey={({ what, title, detail, row, sheet }) => [what, title, detail, sheet, row].join('|')}
      />
      {all > entries.length && <p className="soft">{t.shown(entries.length, all)}</p>}
    </section>
  )
}
