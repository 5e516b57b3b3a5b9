import { useState } from 'react'
import { DataTable } from '../../../../web/kit/data-table.tsx'
import { useErrorText } from '../../../../web/kit/errors.ts'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { usePlaces } from '../../../../web/kit/places.ts'
import { useCall, useChange } from '../../../../web/kit/queries.ts'
import { Sheet } from '../../../../web/kit/sheet.tsx'
import { Empty, Loaded } from '../../../../web/kit/states.tsx'
import { toast } from '../../../../web/kit/toast.tsx'
import { operations as schemes } from '../../../schemes/contract.ts'
import { errors, operations, type Proposal } from '../../contract.ts'
import { useScheduleText } from '../schedule-text.ts'
import { dutiesTexts } from '../texts.ts'
import { useUndo } from '../undo.ts'

type From = 'column' | 'last-cycle'

/** Two ways to assign without reading each criterion: what it would do is shown first, then agreed to. */
export function Proposals() {
  const t = useTexts(dutiesTexts).decompose
  const [from, setFrom] = useState<From>()
  const close = () => setFrom(undefined)
  return (
    <>
      <button type="button" className="button" onClick={() => setFrom('column')}>
        {t.fromColumn}
      </button>
      <button type="button" className="button" onClick={() => setFrom('last-cycle')}>
        {t.fromLast}
      </button>
      <Sheet open={from !== undefined} title={from ? t.proposal[from] : ''} onClose={close}>
        {from && <ProposalView from={from} onDone={close} />}
      </Sheet>
    </>
  )
}

function ProposalView({ from, onDone }: { from: From; onDone: () => void }) {
  const t = useTexts(dutiesTexts).decompose.proposal
  const proposal = useCall(operations.propose, { query: { from } })
  if (proposal.error?.code === errors.noFormerCycle.code) return <Empty>{t.noFormer}</Empty>
  return (
    <Loaded of={proposal} lines={8}>
      {(found) => (
        <div className="proposal">
          <p>
            {t.sums(found.matched.length, found.unmatched.length, found.already)}
            {found.silent > 0 && <span className="soft block">{t.silent(found.silent)}</span>}
          </p>
          {found.matched.length > 0 ? <Agree from={from} proposal={found} onDone={onDone} /> : <p>{t.nothing}</p>}
          <Matched proposal={found} />
          <Unmatched proposal={found} />
        </div>
      )}
    </Loaded>
  )
}

interface AgreeProps {
  from: From
  proposal: Proposal
  onDone: () => void
}

function Agree({ from, proposal, onDone }: AgreeProps) {
  const t = useTexts(dutiesTexts).decompose
  const errorText = useErrorText()
  const { told } = useUndo()
  const assign = useChange(operations.assignMany)
  const agree = () =>
    assign.mutate(
      {
        body: {
          way: from,
          changes: proposal.matched.map(({ criterionId, part, departmentId, postId, measure, schedule }) => ({
            criterionId,
            part,
            departmentId,
            postId,
            measure,
            schedule,
          })),
        },
      },
      {
        onSuccess: ({ duties, changeId }) => {
          told(t.assigned(duties), changeId)
          onDone()
        },
        onError: (error) => toast(errorText(error), { tone: 'bad' }),
      },
    )
  return (
    <button type="button" className="button primary" disabled={assign.isPending} onClick={agree}>
      {t.proposal.agree(proposal.matched.length)}
    </button>
  )
}

function useCriterionName() {
  const scheme = useCall(schemes.current, {})
  const names = new Map(scheme.data?.nodes.map((node) => [node.id, `${node.path} ${node.name}`]))
  return (id: string | null) => (id === null ? '' : (names.get(id) ?? ''))
}

function Matched({ proposal }: { proposal: Proposal }) {
  const texts = useTexts(dutiesTexts)
  const t = texts.decompose.proposal
  const nameOf = useCriterionName()
  const { scheduleText } = useScheduleText()
  const places = usePlaces()
  if (proposal.matched.length === 0) return null
  return (
    <section>
      <h3>{t.matched}</h3>
      <DataTable
        caption={t.matched}
        rows={proposal.matched}
        rowKey={(row) => `${row.criterionId} ${row.part}`}
        columns={[
          {
            key: 'criterion',
            title: texts.criterion,
            card: 'title',
            render: (row) => (
              <span className="clip" title={nameOf(row.criterionId)}>
                {nameOf(row.criterionId)} {row.part && <b>{row.part}</b>}
              </span>
            ),
          },
          {
            key: 'becomes',
            title: t.becomes,
            render: (row) =>
              [
                places.nameOf(row.departmentId),
                places.posts.find((post) => post.id === row.postId)?.name ?? texts.duty.noPost,
                scheduleText(row.schedule),
              ]
                .filter(Boolean)
                .join(' · '),
          },
          {
            key: 'source',
            title: t.by,
            render: (row) => (
              <>
                {t.how[row.how]}
                {(row.how === 'short' || row.how === 'contained') && <span className="soft"> {row.text}</span>}
                {row.others.length > 0 && <span className="soft block">{t.others(row.others.join('、'))}</span>}
              </>
            ),
          },
        ]}
      />
    </section>
  )
}

function Unmatched({ proposal }: { proposal: Proposal }) {
  const texts = useTexts(dutiesTexts)
  const t = texts.decompose.proposal
  const nameOf = useCriterionName()
  if (proposal.unmatched.length === 0) return null
  return (
    <section>
      <h3>{t.unmatched}</h3>
      <DataTable
        caption={t.unmatched}
        rows={proposal.unmatched}
        rowKey={(row) => `${row.criterionId} ${row.text}`}
        columns={[
          { key: 'source', title: t.source, width: '40%', card: 'title', render: (row) => row.text },
          {
            key: 'criterion',
            title: texts.criterion,
            render: (row) => <span className="clip">{nameOf(row.criterionId)}</span>,
          },
        ]}
      />
    </section>
  )
}
