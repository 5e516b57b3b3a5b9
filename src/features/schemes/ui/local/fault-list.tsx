import { useTexts } from '../../../../web/kit/i18n.ts'
import { StatusTag } from '../../../../web/kit/status-tag.tsx'
import type { OverlayFault } from '../../contract.ts'
import { schemesTexts } from '../texts.ts'

/** What is wrong with local rules; of a file with its place. */
export function FaultList({ faults }: { faults: readonly OverlayFault[] }) {
  const t = useTexts(schemesTexts).files
  return (
    <ul className="local-faults">
      {faults.map(({ part, index, field, severity, message, sheet, row, column }) => (
        <li key={`${part} ${index} ${field} ${message}`}>
          <StatusTag tone={severity === 'error' ? 'bad' : 'warn'}>
            {severity === 'error' ? t.error : t.warning}
          </StatusTag>{' '}
          {row !== null && <span className="soft">{[sheet, `${column}${row}`].filter(Boolean).join('!')} </span>}
          {message}
        </li>
      ))}
    </ul>
  )
}
