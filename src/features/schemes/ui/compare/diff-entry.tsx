import { useTexts } from '../../../../web/kit/i18n.ts'
import { StatusTag, type Tone } from '../../../../web/kit/status-tag.tsx'
import type { DiffField, DiffNode } from '../../contract.ts'
import { commonEnds } from './common-ends.ts'
import { compareTexts } from './texts.ts'

const tones: Record<DiffNode['change'], Tone> = { added: 'good', removed: 'bad', moved: 'plain', changed: 'warn' }

/** One node that differs: where it stands, and each field before and after. */
export function DiffEntry({ node }: { node: DiffNode }) {
  const t = useTexts(compareTexts)
  const { change, path, from, name, above, kind, fields } = node
  return (
    <li className="diff-entry">
      <h3>
        <StatusTag tone={tones[change]}>{t.change[change]}</StatusTag>
        <span className="diff-number">{path}</span>
        <span>{name}</span>
        {kind !== 'normal' && <small className="soft">{t.kind[kind]}</small>}
      </h3>
      <p className="soft diff-above">
        {[...(from ? [t.movedFrom(from)] : []), above.join(' › ')].filter(Boolean).join(' · ')}
      </p>
      {fields.length > 0 && (
        <dl className={`diff-fields diff-${change}`}>
          {fields.map((field) => (
            <Field key={field.field} of={field} change={change} />
          ))}
        </dl>
      )}
    </li>
  )
}

function Field({ of: { field, before, after }, change }: { of: DiffField; change: DiffNode['change'] }) {
  const t = useTexts(compareTexts)
  const [head, tail] = before !== null && after !== null ? commonEnds(before, after) : [0, 0]
  const cut = (text: string) => [
    text.slice(0, head),
    text.slice(head, text.length - tail),
    text.slice(text.length - tail),
  ]
  return (
    <div>
      <dt>{t.field[field]}</dt>
      {change !== 'added' && (
        <dd className="diff-before">{before === null ? t.absent : <Marked parts={cut(before)} as="del" />}</dd>
      )}
      {change !== 'removed' && (
        <dd className="diff-after">{after === null ? t.absent : <Marked parts={cut(after)} as="ins" />}</dd>
      )}
    </div>
  )
}

function Marked({ parts: [head, middle, tail], as: Tag }: { parts: string[]; as: 'ins' | 'del' }) {
  return (
    <>
      {head}
      {middle && <Tag>{middle}</Tag>}
      {tail}
    </>
  )
}
