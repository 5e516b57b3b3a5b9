import './rule-why.css'
import type { BadExample } from '../../../../libs/report-check/index.ts'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { SeverityTag } from '../severity-tag.tsx'
import { speech } from '../speech.ts'
import type { ExplainedRule } from './protocol.ts'
import { checkTexts } from './texts.ts'

/** Enough to understand a rule; its own page shows all. */
const FEW = 6

/** A rule explained by its reason, its source and the examples that its tests run. */
export function RuleWhy({ rule, all = false }: { rule: ExplainedRule | undefined; all?: boolean }) {
  const t = useTexts(checkTexts)
  const say = useTexts(speech)
  if (!rule) return null
  const { why, source } = say.rule(rule)
  const { bad = [], good = [] } = rule.examples ?? {}
  const shown = (examples: typeof bad) => (all ? examples : examples.slice(0, FEW))
  return (
    <div className="rule-why">
      <p>
        <SeverityTag severity={rule.severity} /> <code>{rule.id}</code>
      </p>
      <p>{why}</p>
      {source && (
        <p className="soft">
          {t.rule.source}
          {t.colon}
          {source}
        </p>
      )}
      <Examples title={t.rule.bad} examples={shown(bad)} />
      <Examples title={t.rule.good} examples={shown(good)} />
    </div>
  )
}

function Examples({ title, examples }: { title: string; examples: (string | BadExample)[] }) {
  const t = useTexts(checkTexts)
  if (examples.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <ul className="examples" lang="zh-CN">
        {examples.map((example) => {
          const { text, fixed } = typeof example === 'string' ? { text: example } : example
          return (
            <li key={text}>
              <Marked text={text} />
              {fixed !== undefined && (
                <p className="soft">
                  {t.rule.fixed}
                  {t.colon}
                  {fixed}
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** In examples the faulty words stand between ⟦ and ⟧. */
function Marked({ text }: { text: string }) {
  return text.split(/(⟦[^⟧]*⟧)/).map((piece, index) =>
    piece.startsWith('⟦') ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text
      <mark key={index} className={piece === '⟦⟧' ? 'error caret' : 'error'}>
        {piece.slice(1, -1)}
      </mark>
    ) : (
      piece
    ),
  )
}
