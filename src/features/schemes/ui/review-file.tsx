import { useQueryClient } from '@tanstack/react-query'
import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import { fieldOf } from '../../../web/kit/form/fields.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { useChange } from '../../../web/kit/queries.ts'
import { toast } from '../../../web/kit/toast.tsx'
import { sendBody } from '../../../web/kit/upload/send-body.ts'
import { operations, SchemeName } from '../contract.ts'
import { CheckResult } from './check-result.tsx'
import { mappingTexts } from './mapping/texts.ts'
import { PickFile } from './pick-file.tsx'
import { schemesTexts } from './texts.ts'
import { isTable, nameOf, type TriedFile } from './tried-file.ts'

interface ReviewFileProps {
  tried: TriedFile
  onTried: (tried: TriedFile) => void
  /** To say what the columns are. */
  onMap: (file: File) => void
  onClose: () => void
}

/** What a file holds and what is wrong with it; it is imported only when somebody agrees. */
export function ReviewFile({ tried, onTried, onMap, onClose }: ReviewFileProps) {
  const t = useTexts(schemesTexts).files
  const map = useTexts(mappingTexts)
  const { check, file } = tried
  const importable = check.errors === 0 && check.called !== null && check.published !== 'same'
  return (
    <div className="scheme-review">
      <CheckResult check={check} />
      {isTable(file) && (
        <button type="button" className="button" onClick={() => onMap(file)}>
          {map.again}
        </button>
      )}
      {importable ? (
        <Agree tried={tried} onClose={onClose} />
      ) : (
        <>
          <PickFile onTried={onTried} onMap={onMap} />
          <button type="button" className="button" onClick={onClose}>
            {t.abandon}
          </button>
        </>
      )}
    </div>
  )
}

const mappingQuery = (mapping: TriedFile['mapping']) => (mapping ? { mapping: JSON.stringify(mapping) } : {})

/** The last step: names can still be changed, then the very file that was tried is published. */
function Agree({ tried, onClose }: { tried: TriedFile; onClose: () => void }) {
  const t = useTexts(schemesTexts).files
  const client = useQueryClient()
  const { file, check, mapping } = tried
  const withdraw = useChange(operations.withdraw)
  return (
    <section className="card scheme-names">
      <h2>{t.agree}</h2>
      <p className="soft">{t.agreeHint}</p>
      <EntryForm
        schema={SchemeName}
        initial={check.called ?? {}}
        fields={[
          fieldOf(SchemeName, 'title', { label: t.name }),
          fieldOf(SchemeName, 'version', { label: t.version }),
          fieldOf(SchemeName, 'key', { label: t.key, hint: t.keyHint }),
        ]}
        submitLabel={t.agree}
        onSubmit={async (called) => {
          const query = { ...called, name: nameOf(file), ...mappingQuery(mapping) }
          const { id, title, version } = await sendBody(operations.import, { query }, file)
          void client.invalidateQueries()
          toast(t.done(title, version), { undo: { act: () => void withdraw.mutateAsync({ params: { id } }) } })
          onClose()
        }}
        onCancel={onClose}
      />
    </section>
  )
}
