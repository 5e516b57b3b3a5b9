import { useId } from 'react'
import { useTexts } from '../../../../web/kit/i18n.ts'
import type { OverlayDraft } from '../../contract.ts'
import { localTexts } from './texts.ts'

type Key = 'title' | 'key' | 'version' | 'issuer' | 'effectiveFrom' | 'effectiveTo' | 'total' | 'note'

/** What the composed scheme is called, who issues it and when it holds. */
export function HeadFields({ draft, onChange }: { draft: OverlayDraft; onChange: (draft: OverlayDraft) => void }) {
  const t = useTexts(localTexts)
  const fields: [Key, string, ('date' | 'decimal')?][] = [
    ['title', t.name],
    ['key', t.key],
    ['version', t.version],
    ['issuer', t.issuer],
    ['effectiveFrom', t.from, 'date'],
    ['effectiveTo', t.to, 'date'],
    ['total', t.total, 'decimal'],
    ['note', t.remark],
  ]
  const set = (key: Key, value: string) => {
    const { [key]: _, ...rest } = draft
    onChange((value === '' && !needed.has(key) ? rest : { ...rest, [key]: value }) as OverlayDraft)
  }
  return (
    <section className="card" aria-labelledby="local-head">
      <header>
        <h2 id="local-head">{t.head}</h2>
      </header>
      <div className="local-head">
        {fields.map(([key, label, type]) => (
          <Field
            key={key}
            label={label}
            type={type}
            hint={key === 'total' ? t.totalHint : undefined}
            value={draft[key] ?? ''}
            onValue={(value) => set(key, value)}
          />
        ))}
      </div>
    </section>
  )
}

const needed: ReadonlySet<Key> = new Set(['title', 'key', 'version'])

interface FieldProps {
  label: string
  type: 'date' | 'decimal' | undefined
  hint: string | undefined
  value: string
  onValue: (value: string) => void
}

function Field({ label, type, hint, value, onValue }: FieldProps) {
  const id = useId()
  return (
    <span className="local-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type === 'date' ? 'date' : 'text'}
        inputMode={type === 'decimal' ? 'decimal' : undefined}
        value={value}
        onChange={(event) => onValue(event.target.value)}
      />
      {hint && <small className="soft">{hint}</small>}
    </span>
  )
}
