import '../check/check.css'
import './rules.css'
import { Link, useParams } from '@tanstack/react-router'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { Icon } from '../../../../web/kit/icon.tsx'
import { PageHeader } from '../../../../web/kit/page-header.tsx'
import { Empty } from '../../../../web/kit/states.tsx'
import type { ExplainedRule } from '../check/protocol.ts'
import { RuleWhy } from '../check/rule-why.tsx'
import { checkTexts } from '../check/texts.ts'
import { speech } from '../speech.ts'
import { allRules } from './rules.ts'

/** One rule: what it finds, why, and examples of both kinds. */
export function RulePage() {
  const texts = useTexts(checkTexts)
  const t = texts.rules
  const say = useTexts(speech)
  const id = useParams({ strict: false }).rule ?? ''
  const at = allRules.findIndex((rule) => rule.id === id)
  const rule = allRules[at]
  const trail = [
    { label: texts.title, to: '/check' as const },
    { label: t.title, to: '/check/rules' as const },
  ]
  if (!rule) {
    return (
      <>
        <PageHeader title={id} trail={trail} />
        <Empty>{t.unknown(id)}</Empty>
      </>
    )
  }
  return (
    <article className="rules-page">
      <PageHeader
        title={say.rule(rule).title}
        trail={trail}
        actions={
          <button type="button" className="button" onClick={() => window.print()}>
            <Icon name="print" />
            {t.print}
          </button>
        }
      />
      <div className="card">
        <RuleWhy rule={rule} all />
      </div>
      <nav className="rule-steps" aria-label={t.title}>
        <Step rule={allRules[at - 1]} icon="left" />
        <Step rule={allRules[at + 1]} icon="right" />
      </nav>
    </article>
  )
}

function Step({ rule, icon }: { rule: ExplainedRule | undefined; icon: 'left' | 'right' }) {
  const say = useTexts(speech)
  if (!rule) return <span />
  return (
    <Link to="/check/rules/$rule" params={{ rule: rule.id }}>
      {icon === 'left' && <Icon name="left" />}
      {say.rule(rule).title}
      {icon === 'right' && <Icon name="right" />}
    </Link>
  )
}
