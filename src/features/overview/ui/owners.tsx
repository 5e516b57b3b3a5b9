import { useTexts } from '../../../web/kit/i18n.ts'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import type { Step } from '../contract.ts'
import { overviewTexts } from './texts.ts'

/** Department, post and who holds it; or that nobody does. */
export function Owners({ step: { owners, wanted } }: { step: Pick<Step, 'owners' | 'wanted'> }) {
  const t = useTexts(overviewTexts).steps
  if (owners.length === 0) {
    return (
      <>
        <StatusTag tone="warn">{t.unowned}</StatusTag> {wanted && t.wanted(wanted)}
      </>
    )
  }
  return owners.map(({ department, post, holders }) => {
    const line = [department, post, ...holders].filter(Boolean).join(' · ')
    return (
      <span key={line} className="block">
        {line}
      </span>
    )
  })
}
