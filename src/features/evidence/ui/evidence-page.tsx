import './evidence.css'
import { Link } from '@tanstack/react-router'
import { useTexts } from '../../../web/kit/i18n.ts'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { Paging, useAddress } from '../../../web/kit/paging.tsx'
import { useCall } from '../../../web/kit/queries.ts'
import { SearchBox } from '../../../web/kit/search-box.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { Empty, Loaded } from '../../../web/kit/states.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { Thumbnail } from '../../../web/kit/upload/file-field.tsx'
import { Views } from '../../../web/kit/views.tsx'
import { type Evidence, operations } from '../contract.ts'
import { evidenceTexts } from './texts.ts'
import { UploadButton } from './upload-button.tsx'

const kinds = ['photo', 'document', 'other'] as const

/** All evidence as a wall of small pictures, newest first. */
export function EvidencePage() {
  const t = useTexts(evidenceTexts)
  const may = useMay()
  const { search, page, pageSize } = useAddress()
  const kind = kinds.find((one) => one === search.kind)
  const list = useCall(operations.list, { query: { kind, search: search.search, page, pageSize } }, { keep: true })
  return (
    <>
      <PageHeader title={t.title} note={t.note} actions={may('evidence.write') && <UploadButton />} />
      <div className="filters">
        <Views
          label={t.kinds}
          name="kind"
          options={[{ value: 'all', label: t.kind.all }, ...kinds.map((value) => ({ value, label: t.kind[value] }))]}
        />
        <SearchBox label={t.search} />
      </div>
      <Loaded of={list} lines={10}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty>{kind || search.search ? t.nothingFound : t.empty}</Empty>
          ) : (
            <>
              <ul className="evidence-grid">
                {items.map((item) => (
                  <EvidenceCard key={item.id} item={item} />
                ))}
              </ul>
              <Paging total={total} />
            </>
          )
        }
      </Loaded>
    </>
  )
}

function EvidenceCard({ item }: { item: Evidence }) {
  const t = useTexts(evidenceTexts)
  return (
    <li>
      <Link to="/evidence/$id" params={{ id: item.id }}>
        <Thumbnail file={item} />
        <b>{item.caption ?? item.name}</b>
      </Link>
      {item.records > 0 ? (
        <small className="soft">{t.usedBy(item.records)}</small>
      ) : (
        <StatusTag tone="plain">{t.unused}</StatusTag>
      )}
    </li>
  )
}
