import { useTexts } from '../../../web/kit/i18n.ts'
import { StatusTag, type Tone } from '../../../web/kit/status-tag.tsx'
import type { SchemeNode } from '../contract.ts'
import { schemesTexts } from './texts.ts'

/** What the scheme itself says about a criterion. */
export function CriterionFacts({ node }: { node: SchemeNode }) {
  const t = useTexts(schemesTexts)
  const facts: [string, string | null][] = [
    [t.rule, node.rule],
    [t.methods, node.methods.join('、')],
    [t.evidence, node.evidence],
    [t.why, node.evidenceReason],
    [t.department, node.department],
    [t.note, node.note],
    [t.local, node.local && t.localAs[node.local]],
  ]
  return (
    <dl className="facts">
      {facts
        .filter(([, text]) => text)
        .map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  )
}

const tones: Record<SchemeNode['kind'], Tone> = {
  normal: 'plain',
  bonus: 'good',
  deduction: 'warn',
  veto: 'bad',
  admission: 'warn',
}

/** Marks what is not an ordinary criterion: bonus, deduction, veto, admission. */
export function KindTag({ kind }: { kind: SchemeNode['kind'] }) {
  const t = useTexts(schemesTexts)
  return kind === 'normal' ? null : <StatusTag tone={tones[kind]}>{t.kind[kind]}</StatusTag>
}
