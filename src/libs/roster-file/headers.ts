import { halfWidth } from '../scheme-files/cells.ts'
import type { ReadSheet } from '../spreadsheet/index.ts'

export type RosterField = 'place' | 'community' | 'kind' | 'post' | 'person' | 'from' | 'to' | 'group'

export interface RosterLayout {
  sheet: ReadSheet
  /** 0-based. */
  headerRow: number
  fields: Partial<Record<RosterField, number>>
}

/** The template's headers, in its order. */
export const ROSTER_HEADERS: readonly (readonly [RosterField, string])[] = [
  ['place', '部门（社区）'],
  ['kind', '类别'],
  ['post', '岗位'],
  ['person', '姓名'],
  ['from', '任职日期'],
  ['to', '离任日期'],
  ['group', '领导小组职务'],
]

/** How real tables head their columns; the first pattern that fits decides. */
const patterns: readonly (readonly [RosterField, RegExp])[] = [
  ['group', /领导小组|小组职务/],
  ['person', /^(姓名|名字|人员|人员姓名|职工姓名|任职人员|现任人员|负责人)$/],
  ['to', /^(离任|离职|离岗|免职|卸任|调离|截止|终止|结束|任职(截止|结束|终止))(日期|时间|年月)?$/],
  ['from', /^(任职|上任|到任|到岗|任现职|任现职务|起始|开始|任职(起始|开始|起止))(日期|时间|年月)?$/],
  ['kind', /^(类别|类型|部门类别|机构类别)$/],
  ['community', /^(社区|所在社区|村\(社区\)|社区\(村\))$/],
  [
    'place',
    /^(所在|所属|内设)?(部门|科室|机构|处室|单位)(名称)?(\((社区|科室|单位)\))?$|^(部门|科室)[/、或和](社区|科室)$|^工作(部门|单位)$/,
  ],
  ['post', /^(现任|担任|工作)?(岗位|职务|职位)(名称)?(\((职务|岗位)\))?$|^(岗位|职务)[/、](职务|岗位)$/],
]

const SEARCHED_ROWS = 30

/** Where a sheet keeps what; undefined without a column of names and one of posts or places. */
export function findRoster(sheet: ReadSheet): RosterLayout | undefined {
  for (let row = 0; row < Math.min(sheet.rows.length, SEARCHED_ROWS); row += 1) {
    const fields: RosterLayout['fields'] = {}
    Array.from(sheet.rows[row] ?? [], (cell) => halfWidth(cell?.text ?? '').replace(/\s/g, '')).forEach(
      (header, column) => {
        if (header === '' || header.length > 20) return
        const field = patterns.find(([, pattern]) => pattern.test(header))?.[0]
        if (field) fields[field] ??= column
      },
    )
    const { person, post, place, community } = fields
    if (person !== undefined && (post ?? place ?? community) !== undefined) return { sheet, headerRow: row, fields }
  }
  return undefined
}
