import type { TableMapping, TableSheet } from '../../contract.ts'
import { columnsOf, headerTexts, type Roles, rolesOf } from './roles.ts'

/** A mapping as the page holds it. */
export interface Draft {
  /** Names of the sheets read together. */
  sheets: string[]
  sheetLevel: boolean
  headerRow: number
  headerRows: number
  roles: Roles
  split: boolean
  /** Undefined: the reader decides by the table. */
  sections: boolean | undefined
  /** Words by the kind they tell, as they are typed. */
  kinds: Record<string, string>
}

export const kindWords = { bonus: '加分', deduction: '扣分', veto: '一票否决', admission: '准入' } as const

export function draftOf(mapping: TableMapping, sheets: readonly TableSheet[]): Draft {
  const wanted = mapping.sheet === undefined ? [] : [mapping.sheet].flat()
  const names = wanted.flatMap((each) => (typeof each === 'number' ? (sheets[each - 1]?.name ?? []) : each))
  const known = names.filter((name) => sheets.some((sheet) => sheet.name === name))
  const first = sheets.find(({ name }) => name === known[0]) ?? sheets.find(({ guess }) => guess) ?? sheets[0]
  const headerRow = mapping.headerRow ?? 1
  const headerRows = mapping.headerRows ?? 1
  return {
    sheets: known.length > 0 ? known : first ? [first.name] : [],
    sheetLevel: mapping.sheetLevel ?? false,
    headerRow,
    headerRows,
    roles: first ? rolesOf(mapping.columns, headerTexts(first, headerRow, headerRows)) : {},
    split: mapping.split ?? true,
    sections: mapping.sections,
    kinds: kindsIn(mapping.kinds),
  }
}

function kindsIn(kinds: TableMapping['kinds']): Record<string, string> {
  const words: Record<string, string> = {}
  for (const [word, kind] of Object.entries(kinds ?? {})) words[kind] = words[kind] ? `${words[kind]}、${word}` : word
  return words
}

/** The mapping as the server and the command line take it; undefined while it says no tree. */
export function mappingOf(draft: Draft): TableMapping | undefined {
  const columns = columnsOf(draft.roles)
  if (!columns || draft.sheets.length === 0) return undefined
  const kinds = Object.entries(draft.kinds).flatMap(([kind, words]) =>
    words
      .split(/[、，,\s]+/)
      .filter((word) => word !== '')
      .map((word): [string, string] => [word, kind]),
  )
  return {
    sheet: draft.sheets.length === 1 ? draft.sheets[0]! : draft.sheets,
    ...(draft.sheets.length > 1 && draft.sheetLevel ? { sheetLevel: true } : {}),
    headerRow: draft.headerRow,
    headerRows: draft.headerRows,
    columns,
    ...(draft.split ? {} : { split: false }),
    ...(draft.sections === undefined ? {} : { sections: draft.sections }),
    ...(kinds.length > 0 ? { kinds: Object.fromEntries(kinds) } : {}),
  }
}
