import { useTexts } from '../../../../web/kit/i18n.ts'
import type { TableSheet } from '../../contract.ts'
import type { Draft } from './draft.ts'
import { depthOf, fields, letterOf, type Role } from './roles.ts'
import { mappingTexts } from './texts.ts'

interface ColumnRolesProps {
  sheet: TableSheet
  draft: Draft
  onChange: (draft: Draft) => void
}

/** Rows shown from the headers on. */
const shownRows = 10
/** Deeper than any table that has one column a level. */
const deepest = 6

/** The first rows of the sheet; above each column stands what it is. */
export function ColumnRoles({ sheet, draft, onChange }: ColumnRolesProps) {
  const t = useTexts(mappingTexts)
  const from = Math.max(0, draft.headerRow - 1)
  const rows = sheet.rows.slice(from, from + draft.headerRows + shownRows)
  const width = Math.max(1, ...rows.map((row) => row.length), ...sheet.rows.map((row) => row.length))
  const letters = Array.from({ length: width }, (_, column) => letterOf(column))
  return (
    <>
      <p className="field-hint">{t.treeHint}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="table-wrap map-table" tabIndex={0} aria-label={t.columns}>
        <table>
          <thead>
            <tr>
              <td />
              {letters.map((letter) => (
                <th key={letter} scope="col">
                  <span>
                    {t.columnOf(letter)}
                    {sheet.hiddenColumns.includes(letter) && <small className="soft"> {t.hidden}</small>}
                  </span>
                  <RoleChoice
                    label={t.columnOf(letter)}
                    role={draft.roles[letter] ?? ''}
                    onRole={(role) => onChange({ ...draft, roles: { ...draft.roles, [letter]: role } })}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows are known by their place alone
              <tr key={from + index} className={index < draft.headerRows ? 'map-header' : undefined}>
                <th scope="row">{from + index + 1}</th>
                {letters.map((letter, column) => (
                  <td key={letter} className={draft.roles[letter] ? 'map-read' : undefined}>
                    {row[column] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

function RoleChoice({ label, role, onRole }: { label: string; role: Role; onRole: (role: Role) => void }) {
  const t = useTexts(mappingTexts)
  const levels = Array.from({ length: Math.max(deepest, depthOf(role) ?? 0) }, (_, index) => index + 1)
  return (
    <select className="select" aria-label={label} value={role} onChange={(event) => onRole(event.target.value as Role)}>
      <option value="">{t.role.none}</option>
      {levels.map((depth) => (
        <option key={depth} value={`level:${depth}`}>
          {t.tree(depth)}
        </option>
      ))}
      {fields.map((field) => (
        <option key={field} value={field}>
          {t.role[field]}
        </option>
      ))}
    </select>
  )
}
