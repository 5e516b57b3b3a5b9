import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import type { Base } from '../contract.ts'
import { simulationsTexts } from './texts.ts'
import type { ChangesState } from './use-changes.ts'

/** The figures the scheme reads, each with a supposed value. */
export function FigureInputs({ base, state }: { base: Base; state: ChangesState }) {
  const t = useTexts(simulationsTexts)
  const { decimal } = useFormats()
  if (base.figures.length === 0) return null
  return (
    <section className="card" aria-labelledby="simulate-figures">
      <header>
        <h2 id="simulate-figures">{t.figures}</h2>
      </header>
      <p className="soft">{t.figuresHint}</p>
      <ul className="simulation-rows">
        {base.figures.map(({ figure, name, value, unit }) => {
          const typed = state.figures.get(figure) ?? ''
          return (
            <li key={figure}>
              <span className={typed ? 'changed' : undefined}>
                {name}
                <small className="block soft">
                  {t.actual(value === null ? t.noValue : `${decimal(value)} ${unit}`)}
                </small>
              </span>
              <span>
                <input
                  inputMode="decimal"
                  aria-label={t.assume(name)}
                  aria-invalid={typed !== '' && !/^\d+(\.\d+)?$/.test(typed)}
                  value={typed}
                  onChange={({ target }) => state.assume(figure, target.value.trim())}
                />{' '}
                <small>{unit}</small>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
