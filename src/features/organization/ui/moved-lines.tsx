import { type Column, DataTable } from '../../../web/kit/data-table.tsx'
import { useTexts } from '../../../web/kit/i18n.ts'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import type { MovedLine } from '../contract.ts'
import { organizationTexts } from './texts.ts'

/** What goes where. */
export function MovedLines({ lines }: { lines: MovedLine[] }) {
  const t = useTexts(organizationTexts).reorganize
  const columns: Column<MovedLine>[] = [
    { key: 'what', title: t.what, width: '9rem', render: ({ what }) => t.whats[what] },
    {
      key: 'name',
      title: t.name,
      card: 'title',
      render: ({ what, name, count }) => name ?? `${t.whats[what]} × ${count}`,
    },
    { key: 'from', title: t.from, render: ({ from }) => from },
    { key: 'to', title: t.to, render: ({ to }) => to ?? <StatusTag tone="warn">{t.ends}</StatusTag> },
  ]
  const rows = lines.map((line, index) => ({ ...line, key: String(index) }))
  return (
    <DataTable
      caption={t.previewTitle}
      columns={columns as never}
      rows={rows}
      rowKey={({ key }) => key}
      empty={t.nothing}
    />
  )
}
