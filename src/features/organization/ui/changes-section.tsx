import { type Column, DataTable } from '../../../web/kit/data-table.tsx'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { Paging, useAddress } from '../../../web/kit/paging.tsx'
import { useCall } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { Loaded } from '../../../web/kit/states.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { type OrganizationChange, operations } from '../contract.ts'
import { organizationTexts } from './texts.ts'
import { useUndo } from './use-undo.ts'

/** What was changed by whom, each with its way back. */
export function ChangesSection() {
  const texts = useTexts(organizationTexts)
  const t = texts.changes
  const may = useMay()
  const undo = useUndo()
  const { date, instant } = useFormats()
  const { page, pageSize } = useAddress()
  const changes = useCall(operations.listChanges, { query: { page, pageSize } }, { keep: true })
  const columns: Column<OrganizationChange>[] = [
    { key: 'kind', title: t.what, width: '11rem', render: ({ kind }) => t.kinds[kind] },
    { key: 'about', title: t.about, card: 'title', render: ({ title }) => title },
    { key: 'day', title: t.day, width: '10.5rem', render: ({ day }) => date(day) },
    { key: 'by', title: t.by, card: 'hidden', render: ({ madeBy, madeAt }) => `${madeBy} · ${instant(madeAt)}` },
    {
      key: 'undo',
      title: texts.act,
      width: '7rem',
      render: ({ id, undoneAt }) =>
        undoneAt ? (
          <StatusTag tone="plain">{t.undone}</StatusTag>
        ) : (
          may('organization.write') && (
            <button type="button" className="link" onClick={() => undo(id)}>
              {t.undo}
            </button>
          )
        ),
    },
  ]
  return (
    <section className="org-section no-print">
      <h2>{t.title}</h2>
      <p className="soft">{t.note}</p>
      <Loaded of={changes} lines={4}>
        {({ items, total }) => (
          <>
            <DataTable caption={t.title} columns={columns} rows={items} rowKey={({ id }) => id} empty={t.none} />
            {total > pageSize && <Paging total={total} />}
          </>
        )}
      </Loaded>
    </section>
  )
}
