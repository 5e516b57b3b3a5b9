import { useMatches } from '@tanstack/react-router'
import { useTexts } from '../kit/i18n.ts'
import { helpTexts } from './texts.ts'

/** The help of the page that is open: what it is for, then how to do what is done there. */
export function Help() {
  const texts = useTexts(helpTexts)
  const page = useMatches({ select: (matches) => matches.findLast((match) => match.staticData.help)?.staticData.help })
  const { title, intro, steps } = texts[page ?? 'overview']
  return (
    <article className="help">
      <h3>{title}</h3>
      <p>{intro}</p>
      <ul>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
    </article>
  )
}
