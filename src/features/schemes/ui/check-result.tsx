import type { Column } from '../../../web/kit/data-table.tsx'
import { useTexts } from '../../../web/kit/i18n.ts'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { TreeGrid } from '../../../web/kit/tree-grid.tsx'
import { FileFaults } from '../../../web/kit/upload/file-faults.tsx'
import type { PreviewNode, SchemeCheck } from '../contract.ts'
import { KindTag } from './criterion-facts.tsx'
import { schemesTexts } from './texts.ts'

/** What was read from a file: total, faults at their places, tree. */
export function CheckResult({ check }: { check: SchemeCheck }) {
  return (
    <div className="scheme-review">
      <Verdict check={check} />
      {check.faults.length > 0 && <FileFaults faults={check.faults} all={check.errors + check.warnings} />}
      {check.nodes.length > 0 && <Preview nodes={check.nodes} />}
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
