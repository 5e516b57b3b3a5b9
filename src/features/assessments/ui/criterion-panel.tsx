import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { FigureChip, Points } from '../../../web/kit/figure.tsx'
import { shortDecimal, useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { useCall } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { Empty, Loaded } from '../../../web/kit/states.tsx'
import { DutySection } from '../../duties/ui/duty-section.tsx'
import { TasksSection } from '../../duties/ui/tasks-section.tsx'
import { type SchemeNode, operations as schemes } from '../../schemes/contract.ts'
import { CriterionFacts, KindTag } from '../../schemes/ui/criterion-facts.tsx'
import { type CriterionResult, operations } from '../contract/index.ts'
import { AnswerSection } from './answer-section.tsx'
import { assessmentsTexts } from './texts.ts'

/** One criterion: its score and why, the figures it reads, who owes it, what is to be done. */
export function CriterionPanel() {
  const t = useTexts(assessmentsTexts)
  const criterionId = useParams({ strict: false }).criterionId ?? ''
  const scheme = useCall(schemes.current, {})
  return (
    <Loaded of={scheme}>
      {({ nodes }) => {
        const at = nodes.findIndex((node) => node.id === criterionId)
        const node = nodes[at]
        if (!node?.isCriterion) return <Empty>{t.missing}</Empty>
        return <Panel key={node.id} node={node} above={ancestorsOf(node, nodes)} />
      }}
    </Loaded>
  )
}

function Panel({ node, above }: { node: SchemeNode; above: SchemeNode[] }) {
  const t = useTexts(assessmentsTexts)
  const may = useMay()
  const result = useCall(operations.criterion, { params: { criterionId: node.id } })
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${node.number} ${node.name} · 创文`
    heading.current?.focus({ preventScroll: true })
  }, [node])
  return (
    <aside className="criterion" aria-labelledby="criterion-title">
      <header>
        <p className="soft">{above.map((parent) => `${parent.number} ${parent.name}`).join(' › ')}</p>
        <Link
          to="/scheme"
          search={(former: { show?: string }) => former}
          className="icon-button"
          aria-label={t.close}
          title={t.close}
        >
          <Icon name="close" />
        </Link>
        <h2 id="criterion-title" ref={heading} tabIndex={-1}>
          {node.number} {node.name} <KindTag kind={node.kind} />
        </h2>
      </header>
      <Loaded of={result}>
        {(data) => (
          <>
            <ScoreSection result={data} />
            <FiguresRead result={data} />
            {(data.manual || data.judged) && <AnswerSection result={data} kind={node.kind} />}
          </>
        )}
      </Loaded>
      <CriterionFacts node={node} />
      {may('duties.read') && (
        <>
          <DutySection criterionId={node.id} />
          <TasksSection criterionId={node.id} />
        </>
      )}
    </aside>
  )
}

function ScoreSection({ result }: { result: CriterionResult }) {
  const t = useTexts(assessmentsTexts)
  return (
    <section className="criterion-score">
      <p>
        <Points got={result.got} full={result.full} />
        {Number(result.lost) > 0 && <span className="lost">{t.lost(shortDecimal(result.lost))}</span>}
      </p>
      {result.why && <p>{result.why}</p>}
      {result.winBack && (
        <p>
          <b>{t.winBack}</b> {result.winBack}
        </p>
      )}
    </section>
  )
}

function FiguresRead({ result }: { result: CriterionResult }) {
  const t = useTexts(assessmentsTexts)
  if (result.read.length === 0) return null
  return (
    <section aria-labelledby="read-title">
      <h3 id="read-title">{t.read}</h3>
      <dl className="facts">
        {result.read.map(({ figure, name, value, unit }) => (
          <div key={figure}>
            <dt>{name}</dt>
            <dd>
              <FigureChip id={figure} name={name} value={value} unit={unit} period="cycle" />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function ancestorsOf(node: SchemeNode, nodes: readonly SchemeNode[]): SchemeNode[] {
  const parent = nodes.find(({ id }) => id === node.parentId)
  return parent ? [...ancestorsOf(parent, nodes), parent] : []
}
