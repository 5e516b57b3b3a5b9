import './organization.css'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useErrorText } from '../../../web/kit/errors.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { useAddress } from '../../../web/kit/paging.tsx'
import { useCall, useChange } from '../../../web/kit/queries.ts'
import { Empty, Loaded } from '../../../web/kit/states.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { type MovedLine, type Organization, operations, type Reorganization } from '../contract.ts'
import { MovedLines } from './moved-lines.tsx'
import { ReorganizeForm } from './reorganize-form.tsx'
import { organizationTexts } from './texts.ts'
import { useUndo } from './use-undo.ts'

/** Merges or splits departments: what is wanted, then what goes where, then agreed. */
export function ReorganizePage() {
  const t = useTexts(organizationTexts)
  const { search } = useAddress()
  const organization = useCall(operations.organization, { query: {} })
  return (
    <Loaded of={organization} lines={10}>
      {(data) => {
        const node = data.nodes.find((each) => each.id === search.id)
        const split = search.kind === 'split'
        if (!node) {
          return (
            <>
              <PageHeader
                title={t.reorganize.mergeTitle}
                trail={[{ label: t.settings, to: '/settings/organization' }]}
              />
              <Empty>
                <p>{t.reorganize.gone}</p>
                <Link to="/settings/organization" className="button">
                  {t.reorganize.back}
                </Link>
              </Empty>
            </>
          )
        }
        return (
          <>
            <PageHeader
              title={split ? t.reorganize.splitTitle(node.name) : t.reorganize.mergeTitle}
              trail={[{ label: t.title, to: '/settings/organization' }]}
              note={t.reorganize.note}
            />
            <Steps
              key={`${search.kind} ${node.id}`}
              kind={split ? 'split' : 'merge'}
              nodeId={node.id}
              organization={data}
            />
          </>
        )
      }}
    </Loaded>
  )
}

interface StepsProps {
  kind: Reorganization['kind']
  nodeId: string
  organization: Organization
}

function Steps({ kind, nodeId, organization }: StepsProps) {
  const t = useTexts(organizationTexts).reorganize
  const errorText = useErrorText()
  const navigate = useNavigate()
  const undo = useUndo()
  const preview = useChange(operations.previewReorganization)
  const reorganize = useChange(operations.reorganize)
  const [shown, setShown] = useState<{ wanted: Reorganization; lines: MovedLine[] }>()

  const agree = async (wanted: Reorganization) => {
    try {
      const { changeId } = await reorganize.mutateAsync({ body: wanted })
      toast(t.done[kind], { undo: { act: () => undo(changeId) } })
      void navigate({ to: '/settings/organization' })
    } catch (error) {
      toast(errorText(error), { tone: 'bad' })
    }
  }
  return (
    <>
      <div hidden={shown !== undefined}>
        <ReorganizeForm
          kind={kind}
          nodeId={nodeId}
          organization={organization}
          onPreview={async (wanted) => setShown({ wanted, ...(await preview.mutateAsync({ body: wanted })) })}
        />
      </div>
      {shown && (
        <section className="org-section">
          <h2>{t.previewTitle}</h2>
          <MovedLines lines={shown.lines} />
          <p className="actions org-agree">
            <button
              type="button"
              className="button primary"
              disabled={reorganize.isPending}
              onClick={() => void agree(shown.wanted)}
            >
              {t.agree[kind]}
            </button>
            <button type="button" className="button" onClick={() => setShown(undefined)}>
              {t.change}
            </button>
          </p>
        </section>
      )}
    </>
  )
}
