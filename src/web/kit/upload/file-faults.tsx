import { type Column, DataTable } from '../data-table.tsx'
import { useTexts } from '../i18n.ts'
import { StatusTag } from '../status-tag.tsx'
import { kitTexts } from '../texts.ts'

interface FileFault {
  sheet: string
  row: number
  column: string
  severity: 'error' | 'warning'
  message: string
}

/** What a dry run found in a table, each at its place; `all` tells of those that were not sent. */
export function FileFaults({ faults, all }: { faults: FileFault[]; all: number }) {
  const t = useTexts(kitTexts).fileFaults
  const columns: Column<FileFault>[] = [
    { key: 'sheet', title: t.sheet, width: '9rem', render: ({ sheet }) => sheet || '—' },
    { key: 'row', title: t.row, align: 'end', width: '4rem', render: ({ row }) => row },
    { key: 'column', title: t.column, width: '4rem', render: ({ column }) => column },
    {
      key: 'severity',
      title: t.severity,
      width: '6rem',
      render: ({ severity }) => <StatusTag tone={severity === 'error' ? 'bad' : 'warn'}>{t[severity]}</StatusTag>,
    },
    { key: 'message', title: t.message, card: 'title', render: ({ message }) => message },
  ]
  return (
    <section>
      <h2>{t.title}</h2>
      <DataTable
        caption={t.title}
        columns={columns}
        rows={faults}
        rowKey={({ sheet, row, column, message }) => `${sheet}!${column}${row} ${message}`}
      />
      {all > faults.length && <p className="soft">{t.shown(faults.length, all)}</p>}
    </section>
  )
}
