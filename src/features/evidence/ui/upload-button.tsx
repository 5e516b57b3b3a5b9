import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { Sheet } from '../../../web/kit/sheet.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { type AttachedFile, FileField } from '../../../web/kit/upload/file-field.tsx'
import { evidenceTexts } from './texts.ts'

/** Evidence that no record uses yet may be brought in as well. */
export function UploadButton() {
  const t = useTexts(evidenceTexts)
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [files, setFiles] = useState<readonly AttachedFile[]>([])
  const change = (next: AttachedFile[]) => {
    setFiles(next)
    void client.invalidateQueries()
  }
  const close = () => {
    setOpen(false)
    if (files.length > 0) toast(t.uploaded(files.length))
    setFiles([])
  }
  return (
    <>
      <button type="button" className="button primary" onClick={() => setOpen(true)}>
        <Icon name="upload" />
        {t.upload}
      </button>
      <Sheet open={open} title={t.uploadTitle} from="centre" onClose={close}>
        <FileField value={files} onChange={change} max={50} photos hint={t.uploadHint} />
        <div className="form-actions">
          <button type="button" className="button primary" onClick={close}>
            {t.done}
          </button>
        </div>
      </Sheet>
    </>
  )
}
