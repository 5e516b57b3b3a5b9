import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { useChange } from '../../../../web/kit/queries.ts'
import { Failure } from '../../../../web/kit/states.tsx'
import { StatusTag } from '../../../../web/kit/status-tag.tsx'
import { toast } from '../../../../web/kit/toast.tsx'
import { type OverlayDraft, operations, type SchemeNode, type SchemeVersion } from '../../contract.ts'
import { FaultList } from './fault-list.tsx'
import { HeadFields } from './head-fields.tsx'
import { LocalTree } from './local-tree.tsx'
import { localTexts } from './texts.ts'
import { useComposed } from './use-composed.ts'

interface LocalEditorProps {
  nodes: readonly SchemeNode[]
  base: SchemeVersion
  begin: OverlayDraft
}

/** Points, departments, additions and what is not applicable, composed at every change; published when it fits. */
export function LocalEditor({ nodes, base, begin }: LocalEditorProps) {
  const [draft, setDraft] = useState(begin)
  return (
    <>
      <HeadFields draft={draft} onChange={setDraft} />
      <LocalTree nodes={nodes} draft={draft} onChange={setDraft} />
      <Outcome draft={draft} base={base} />
    </>
  )
}

function Outcome({ draft, base }: { draft: OverlayDraft; base: SchemeVersion }) {
  const t = useTexts(localTexts)
  const navigate = useNavigate()
  const { check, error, busy } = useComposed(draft)
  const publish = useChange(operations.publishOverlay)
  const withdraw = useChange(operations.withdraw)
  const fits = check !== undefined && check.errors === 0 && check.published === 'no' && !busy
  const act = async () => {
    const version = await publish.mutateAsync({ body: draft }).catch(() => undefined)
    if (!version) return
    const { id, title } = version
    toast(t.published(title, version.version), { undo: { act: () => withdraw.mutate({ params: { id } }) } })
    void navigate({ to: '/settings/schemes/$id', params: { id } })
  }
  return (
    <section className="card" aria-labelledby="local-result" aria-busy={busy}>
      <header>
        <h2 id="local-result">{t.result}</h2>
        {busy && <small className="soft">{t.trying}</small>}
      </header>
      {error !== undefined && <Failure error={error} />}
      {check && (
        <>
          {check.nodes.length > 0 && (
            <p>
              {t.resultOf(check.total, base.points, draft.changes.length, draft.additions.length)}{' '}
              {check.faults.length === 0 && <StatusTag tone="good">{t.clean}</StatusTag>}
            </p>
          )}
          {check.published !== 'no' && <p className="notice">{t[check.published]}</p>}
          <FaultList faults={check.faults} />
        </>
      )}
      {publish.error && <Failure error={publish.error} />}
      <div className="form-actions">
        <button
          type="button"
          className="button primary"
          disabled={!fits || publish.isPending}
          onClick={() => void act()}
        >
          {t.publish}
        </button>
      </div>
    </section>
  )
}
