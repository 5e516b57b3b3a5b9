import { useQueryClient } from '@tanstack/react-query'
import { type Column, DataTable } from '../../../web/kit/data-table.tsx'
import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import { fieldOf } from '../../../web/kit/form/fields.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { TreeGrid } from '../../../web/kit/tree-grid.tsx'
import { sendBody } from '../../../web/kit/upload/send-body.ts'
import { operations, type PreviewNode, type SchemeCheck, type SchemeFault, SchemeName } from '../contract.ts'
import { KindTag } from './criterion-facts.tsx'
import { nameOf, PickFile, type TriedFile } from './pick-file.tsx'
import { schemesTexts } from './texts.ts'

interface ReviewFileProps {
  tried: TriedFile
  onTried: (tried: TriedFile) => void
  onClose: () => void
}

/** What a file holds and what is wrong with it; it is imported only when somebody agrees. */
export function ReviewFile({ tried, onTried, onClose }: ReviewFileProps) {
  const t = useTexts(schemesTexts).files
  const { check } = tried
  const importable = check.errors === 0 && check.called !== null && check.published !== 'same'
  return (
    <div className="scheme-review">
      <Verdict check={check} />
      {check.faults.length > 0 && <Faults check={check} />}
      {check.nodes.length > 0 && <Preview nodes={check.nodes} />}
      {importable ? (
        <Agree tried={tried} onClose={onClose} />
      ) : (
        <>
          <PickFile onTried={onTried} />
          <button type="button" className="button" onClick={onClose}>
            {t.abandon}
          </button>
        </>
      )}
    </div>
  )
}

function Verdict({ check }: { check: SchemeCheck }) {
  const t = useTexts(schemesTexts).files
  const parents = new Set(check.nodes.map(({ parentId }) => parentId))
  const criteria = check.nodes.filter(({ id }) => !parents.has(id)).length
  return (
    <>
      <p className="scheme-actions">
        <span>{t.result(check.total, criteria)}</span>
        {check.errors > 0 && <StatusTag tone="bad">{t.errors(check.errors)}</StatusTag>}
        {check.warnings > 0 && <StatusTag tone="warn">{t.warnings(check.warnings)}</StatusTag>}
        {check.errors + check.warnings === 0 && <StatusTag tone="good">{t.clean}</StatusTag>}
      </p>
      {check.errors > 0 && <p className="notice">{t.mend}</p>}
      {check.errors === 0 && check.published !== 'no' && <p className="notice">{t[check.published]}</p>}
    </>
  )
}

function Faults({ check }: { check: SchemeCheck }) {
  const t = useTexts(schemesTexts).files
  const all = check.errors + check.warnings
  const columns: Column<SchemeFault>[] = [
    { key: 'sheet', title: t.sheet, width: '9rem', render: ({ sheet }) => sheet || '—' },
    { key: 'row', title: t.row, align: 'end', width: '4rem', render: ({ row }) => row },
    { key: 'column', title: t.column, width: '4rem', render: ({ column }) => column },
    {
      key: 'severity',
      title: t.severity,
      width: '6rem',
      render: ({ severity }) => (
        <StatusTag tone={severity === 'error' ? 'bad' : 'warn'}>{severity === 'error' ? t.error : t.warning}</StatusTag>
      ),
    },
    { key: 'message', title: t.message, card: 'title', render: ({ message }) => message },
  ]
  return (
    <section>
      <h2>{t.faults}</h2>
      <DataTable
        caption={t.faults}
        columns={columns}
        rows={check.faults}
        rowKey={({ sheet, row, column, message }) => `${sheet}!${column}${row} ${message}`}
      />
      {all > check.faults.length && <p className="soft">{t.faultsShown(check.faults.length, all)}</p>}
    </section>
  )
}

function Preview({ nodes }: { nodes: PreviewNode[] }) {
  const texts = useTexts(schemesTexts)
  const columns: Column<PreviewNode>[] = [
    {
      key: 'name',
      title: texts.files.node,
      render: ({ number, name, kind }) => (
        <div>
          {number} {name} <KindTag kind={kind} />
        </div>
      ),
    },
    { key: 'points', title: texts.points, align: 'end', render: ({ points }) => points },
    {
      key: 'methods',
      title: texts.methods,
      width: '9rem',
      card: 'hidden',
      render: ({ methods }) => methods.join('、'),
    },
    {
      key: 'department',
      title: texts.department,
      width: '9rem',
      card: 'hidden',
      render: ({ department }) => department,
    },
    { key: 'evidence', title: texts.evidence, width: '15rem', card: 'hidden', render: ({ evidence }) => evidence },
    { key: 'rule', title: texts.rule, width: '20rem', card: 'hidden', render: ({ rule }) => rule },
  ]
  return (
    <section>
      <h2>{texts.files.preview}</h2>
      <TreeGrid label={texts.files.preview} items={nodes} columns={columns} openLevels={2} onOpen={() => {}} />
    </section>
  )
}

/** The last step: names can still be changed, then the very file that was tried is published. */
function Agree({ tried, onClose }: { tried: TriedFile; onClose: () => void }) {
  const t = useTexts(schemesTexts).files
  const client = useQueryClient()
  const { file, check } = tried
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
          const query = { ...called, name: nameOf(file) }
          const { title, version } = await sendBody(operations.import, { query }, file)
          void client.invalidateQueries()
          toast(t.done(title, version))
          onClose()
        }}
        onCancel={onClose}
      />
    </section>
  )
}
