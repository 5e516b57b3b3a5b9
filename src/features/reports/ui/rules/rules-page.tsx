import '../check/check.css'
import './rules.css'
import { Link } from '@tanstack/react-router'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { Icon } from '../../../../web/kit/icon.tsx'
import { PageHeader } from '../../../../web/kit/page-header.tsx'
import { useAddress } from '../../../../web/kit/paging.tsx'
import { Empty } from '../../../../web/kit/states.tsx'
import type { ExplainedRule } from '../check/protocol.ts'
import { RuleWhy } from '../check/rule-why.tsx'
import { checkTexts } from '../check/texts.ts'
import { SeverityTag } from '../severity-tag.tsx'
import { speech } from '../speech.ts'
import { allRules, classOf } from './rules.ts'

/** All that the check looks for, by class; with the examples shown it prints as a booklet. */
export function RulesPage() {
  const texts = useTexts(checkTexts)
  const t = texts.rules
  const say = useTexts(speech)
  const { search, set } = useAddress()
  const wanted = search.search?.trim().toLowerCase() ?? ''
  const shown = allRules
    .map(say.rule)
    .filter(({ id, title, why }) => `${id} ${title} ${why}`.toLowerCase().includes(wanted))
  const letters = [...new Set(allRules.map(({ id }) => classOf(id)))]
  const groups = letters.flatMap((letter) => {
    const rules = shown.filter(({ id }) => classOf(id) === letter)
    return rules.length > 0 ? [{ letter, rules }] : []
  })
  return (
    <div className="rules-page">
      <PageHeader
        title={t.title}
        trail={[{ label: texts.title, to: '/check' }]}
        note={t.note(allRules.length)}
        actions={
          <button type="button" className="button" onClick={() => window.print()}>
            <Icon name="print" />
            {t.print}
          </button>
        }
      />
      <div className="rules-bar">
        <input
          type="search"
          className="select"
          aria-label={t.search}
          placeholder={t.search}
          defaultValue={search.search ?? ''}
          onChange={(event) => set({ search: event.target.value || undefined })}
        />
        <label>
          <input
            type="checkbox"
            checked={search.examples !== undefined}
            onChange={(event) => set({ examples: event.target.checked ? 'all' : undefined })}
          />
          {t.examples}
        </label>
      </div>
      {groups.length === 0 && <Empty>{t.none}</Empty>}
      {groups.map(({ letter, rules }) => (
        <section key={letter} aria-labelledby={`class-${letter}`}>
          <h2 id={`class-${letter}`}>{texts.classes[letter] ?? letter}</h2>
          <ul>
            {rules.map((rule) => (
              <RuleLine key={rule.id} rule={rule} inFull={search.examples !== undefined} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function RuleLine({ rule, inFull }: { rule: ExplainedRule; inFull: boolean }) {
  return (
    <li className="rule-line">
      <h3>
        <Link to="/check/rules/$rule" params={{ rule: rule.id }}>
          {rule.title}
        </Link>
      </h3>
      {inFull ? (
        <RuleWhy rule={rule} />
      ) : (
        <p>
          <SeverityTag severity={rule.severity} /> <code>{rule.id}</code> <span className="soft">{rule.why}</span>
        </p>
      )}
    </li>
  )
}
