import type { TableMapping, TableSheet } from '../../contract.ts'

/** What a column is: a level of the tree (`level:1` is the first), a field, or nothing. */
export type Role = '' | `level:${number}` | Field
const fields = [
  'level',
  'number',
  'name',
  'points',
  'kind',
  'methods',
  'department',
  'evidence',
  'rule',
  'note',
] as const
export type Field = (typeof fields)[number]
export { fields }

/** Role of each column, by its letter. */
export type Roles = Record<string, Role>

/** `A` for 0, `AA` for 26, as tables name their columns. */
export function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last
}

/** The roles a mapping gives; it may name columns by letter or by header text. */
export function rolesOf(columns: TableMapping['columns'], headers: readonly string[]): Roles {
  const roles: Roles = {}
  if (!columns) return roles
  const { levels = [], ...named } = columns
  const give = (column: string, role: Role) => {
    const index = headers.findIndex(
      (header) => header !== '' && header.replace(/\s/g, '') === column.replace(/\s/g, ''),
    )
    roles[index < 0 ? column.toUpperCase() : letterOf(index)] = role
  }
  levels.forEach((level, index) => {
    for (const column of [level].flat()) give(column, `level:${index + 1}`)
  })
  for (const field of fields) for (const column of [named[field] ?? []].flat()) give(column, field)
  return roles
}

/** The columns of a mapping; undefined while they say no tree. */
export function columnsOf(roles: Roles): TableMapping['columns'] | undefined {
  const columns: NonNullable<TableMapping['columns']> = {}
  const letters = Object.keys(roles).sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
  const withRole = (role: Role) => letters.filter((letter) => roles[letter] === role)
  const one = (found: string[]) => (found.length === 1 ? found[0]! : found)
  const depths = [...new Set(letters.flatMap((letter) => depthOf(roles[letter]!) ?? []))].sort((a, b) => a - b)
  if (depths.length > 0) columns.levels = depths.map((depth) => one(withRole(`level:${depth}`)))
  for (const field of fields) {
    const found = withRole(field)
    if (found.length === 0) continue
    if (field === 'points') columns.points = one(found)
    else columns[field] = found[0]!
  }
  const flat = columns.level !== undefined && columns.name !== undefined
  return depths.length > 0 || flat ? columns : undefined
}

export function depthOf(role: Role): number | undefined {
  return role.startsWith('level:') ? Number(role.slice(6)) : undefined
}

/** Texts of the header row, the lowest where it takes several. */
export function headerTexts({ rows }: TableSheet, headerRow: number, headerRows: number): string[] {
  const taken = rows.slice(headerRow - 1, headerRow - 1 + headerRows)
  const width = Math.max(0, ...taken.map((row) => row.length))
  return Array.from(
    { length: width },
    (_, column) => taken.map((row) => row[column] ?? '').findLast((text) => text !== '') ?? '',
  )
}
