import { useState } from 'react'
import { shortDecimal, useTexts } from '../../../web/kit/i18n.ts'
import { useCall } from '../../../web/kit/queries.ts'
import { Empty } from '../../../web/kit/states.tsx'
import { operations as assessments } from '../../assessments/contract/index.ts'
import type { SchemeNode } from '../../schemes/contract.ts'
import type { Base } from '../contract.ts'
import { simulationsTexts } from './texts.ts'
import type { ChangesState } from './use-changes.ts'

type Criterion = Base['criteria'][number]
const shows = ['lost', 'changed', 'all'] as const
const portion = 40

interface AnswerInputsProps {
  base: Base
  nodes: readonly SchemeNode[]
  state: ChangesState
}

/** Criteria a person assesses, each with its simulated answer. */
export function AnswerInputs({ base, nodes, state }: AnswerInputsProps) {
  const t = useTexts(simulationsTexts)
  const { data: card } = useCall(assessments.scorecard, {})
  const [show, setShow] = useState<(typeof shows)[number]>(state.answers.size > 0 ? 'changed' : 'lost')
  const [search, setSearch] = useState('')
  const [limit, setLimit] = useState(portion)
  const scores = new Map(card?.nodes.map((score) => [score.nodeId, score]))
  const byId = new Map(base.criteria.map((criterion) => [criterion.criterionId, criterion]))
  const fits = (node: SchemeNode) => {
    const criterion = byId.get(node.id)
    if (!criterion || (Number(criterion.statable) === 0 && !criterion.judged)) return false
    if (search && !node.name.includes(search.trim())) return false
    if (show === 'changed') return state.answers.has(node.id)
    return show === 'all' || criterion.judged || Number(scores.get(node.id)?.lost ?? 0) > 0
  }
  const fitting = nodes.filter(fits)
  return (
    <section className="card" aria-labelledby="simulate-answers">
      <header>
        <h2 id="simulate-answers">{t.answers}</h2>
      </header>
      <div className="simulation-tools no-print">
        <input
          type="search"
          placeholder={t.search}
          aria-label={t.search}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <fieldset className="views">
          <legend className="visually-hidden">{t.show.label}</legend>
          {shows.map((each) => (
            <button key={each} type="button" aria-pressed={each === show} onClick={() => setShow(each)}>
              {t.show[each]}
            </button>
          ))}
        </fieldset>
      </div>
      {fitting.length === 0 && <Empty>{t.none}</Empty>}
      <ul className="simulation-rows">
        {fitting.slice(0, limit).map((node) => {
          const score = scores.get(node.id)
          return (
            <li key={node.id}>
              <span className={state.answers.has(node.id) ? 'changed' : undefined}>
                {node.name}
                {score && (
                  <small className="block soft">{t.real(shortDecimal(score.got), shortDecimal(score.full))}</small>
                )}
              </span>
              <Input node={node} criterion={byId.get(node.id)!} state={state} />
            </li>
          )
        })}
      </ul>
      {fitting.length > limit && (
        <button type="button" className="button" onClick={() => setLimit(limit + portion)}>
          {t.more(Math.min(portion, fitting.length - limit))}
        </button>
      )}
    </section>
  )
}

interface InputProps {
  node: SchemeNode
  criterion: Criterion
  state: ChangesState
}

function Input({ node, criterion, state }: InputProps) {
  const t = useTexts(simulationsTexts)
  const said = state.answers.get(node.id)
  if (criterion.judged) {
    return (
      <select
        className="select"
        aria-label={t.met.label(node.name)}
        value={said?.met === undefined || said.met === null ? '' : said.met ? 'yes' : 'no'}
        onChange={({ target: { value } }) =>
          state.say(node.id, value === '' ? undefined : { points: null, met: value === 'yes' })
        }
      >
        <option value="">{t.met.keep}</option>
        <option value="yes">{t.met.yes}</option>
        <option value="no">{t.met.no}</option>
      </select>
    )
  }
  const typed = said?.points ?? ''
  const wrong = typed !== '' && (!/^\d+(\.\d+)?$/.test(typed) || Number(typed) > Number(criterion.statable))
  return (
    <span>
      <input
        inputMode="decimal"
        aria-label={t.input(node.name)}
        aria-invalid={wrong}
        value={typed}
        placeholder={criterion.answer?.points ? shortDecimal(criterion.answer.points) : ''}
        onChange={({ target: { value } }) =>
          state.say(node.id, value.trim() === '' ? undefined : { points: value.trim(), met: null })
        }
      />
      <small className={wrong ? 'lost block' : 'soft block'}>{t.max(shortDecimal(criterion.statable))}</small>
    </span>
  )
}
