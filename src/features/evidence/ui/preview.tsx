import './evidence.css'
import { useEffect, useState } from 'react'
import { addressOf } from '../../../web/kit/api.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import type { AttachedFile } from '../../../web/kit/upload/file-field.tsx'
import { operations } from '../contract.ts'
import { evidenceTexts } from './texts.ts'

/**
 * A photo as large as the place allows, its small copy until the original is there; other files say what to do.
 * Originals are only sent as downloads, so the picture is drawn from the bytes, which can show but not run.
 */
export function EvidencePreview({ item, alt }: { item: AttachedFile; alt: string }) {
  const t = useTexts(evidenceTexts)
  const original = useOriginalPicture(item)
  if (!item.hasThumbnail && !original.url) {
    return (
      <div className="evidence-file">
        <Icon name="reports" />
        <p>{t.noPreview}</p>
      </div>
    )
  }
  const small = addressOf(operations.thumbnail, { params: { id: item.id } })
  return (
    <div className="evidence-preview" aria-busy={original.loading}>
      <img src={original.url ?? small} alt={alt} onError={original.fail} />
      {original.loading && <small role="status">{t.loadingPicture}</small>}
    </div>
  )
}

/** The bytes of a photo as an address for <img>; formats the browser cannot draw fall back to the small copy. */
function useOriginalPicture({ id, kind }: AttachedFile) {
  const [url, setUrl] = useState<string>()
  const [loading, setLoading] = useState(false)
  useEffect(() => {
    if (kind !== 'photo') return
    const abort = new AbortController()
    let made: string | undefined
    setLoading(true)
    fetch(addressOf(operations.original, { params: { id } }), { signal: abort.signal })
      .then((answer) => (answer.ok ? answer.blob() : undefined))
      .then((blob) => {
        if (!blob || abort.signal.aborted) return
        made = URL.createObjectURL(blob)
        setUrl(made)
      })
      .catch(() => {
        // The small copy stays; the download link tells what is wrong.
      })
      .finally(() => setLoading(false))
    return () => {
      abort.abort()
      setUrl(undefined)
      if (made) URL.revokeObjectURL(made)
    }
  }, [id, kind])
  return { url, loading, fail: () => setUrl(undefined) }
}
