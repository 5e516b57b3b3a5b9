import { type FileFault, inReadingOrder } from '../scheme-files/faults.ts'
import { columnLetters, type ReadCell, type ReadSheet, readWorkbook } from '../spreadsheet/index.ts'
import { type DateReading, type RosterDay, readDay } from './dates.ts'
import { findRoster, type RosterField, type RosterLayout } from './headers.ts'
import { cleanName, isLeadership, isVacant, placeKind, type RosterRole, readRoles, sameWord } from './words.ts'

/** One line of a roster: a place, a post in it, who holds it since when. */
export interface RosterRow {
  sheet: string
  /** 1-based. */
  row: number
  /** Letters of the columns, for what is found wrong later. */
  columns: Partial<Record<RosterField, string>>
  /** Null: a post of the leadership. */
  place: string | null
  kind: 'department' | 'community'
  /** Null: the row names a place only. */
  post: string | null
  /** Null: the post is vacant. */
  person: string | null
  from: RosterDay | null
  to: RosterDay | null
  /** Null: the table has no such column. */
  roles: RosterRole[] | null
}

export interface ReadRoster {
  rows: RosterRow[]
  faults: FileFault[]
}

/** More than any street office has; a longer table is none. */
export const ROSTER_LIMIT = 5000
const MAX = { place: 40, post: 40, person: 30 }
const namesOfFields = { place: '部门', post: '岗位', person: '姓名' }
const unread = /^(示例|填写说明|说明|填表说明)$/

/**
 * Reads a table of people as offices keep it, with every fault at its place.
 * @throws UnreadableTable
 */
export function readRoster(bytes: Uint8Array): ReadRoster {
  const { sheets } = readWorkbook(bytes)
  const faults: FileFault[] = []
  const rows: RosterRow[] = []
  const wanted = sheets.filter((sheet) => sheet.rows.length > 0 && !unread.test(sheet.name.trim()))
  const layouts = wanted.map(findRoster)
  const add = (sheet: string, row: number, column: string, severity: FileFault['severity'], message: string) =>
    faults.push({ sheet, row, column, severity, message })
  wanted.forEach((sheet, i) => {
    const layout = layouts[i]
    if (layout) rows.push(...readSheet(layout, add))
    else if (layouts.some(Boolean)) add(sheet.name, 1, 'A', 'warning', '没有找到“姓名”列，这张工作表没有读取')
  })
  if (!layouts.some(Boolean)) {
    const { name = '' } = wanted[0] ?? {}
    add(name, 1, 'A', 'error', '没有找到表头：需要“姓名”列，以及“部门”或“岗位”列；可先下载模板对照')
  } else if (rows.length === 0 && faults.every((fault) => fault.severity !== 'error')) {
    add(wanted[0]!.name, 1, 'A', 'error', '表里没有人员，请填写后再导入')
  }
  return { rows: withoutTwins(rows, add), faults: inReadingOrder(faults) }
}

type Add = (sheet: string, row: number, column: string, severity: FileFault['severity'], message: string) => void

function readSheet({ sheet, headerRow, fields }: RosterLayout, add: Add): RosterRow[] {
  const cellAt = merged(sheet)
  const columns = Object.fromEntries(
    Object.entries(fields).map(([field, column]) => [field, columnLetters(column)]),
  ) as RosterRow['columns']
  const rows: RosterRow[] = []
  const called = sheetPlace(sheet.name)
  let above: { place: string | null; kind: RosterRow['kind'] } | undefined
  if (fields.place === undefined && fields.community === undefined) {
    if (called === null) {
      add(
        sheet.name,
        headerRow + 1,
        'A',
        'error',
        '没有“部门”列；请加上这一列，或者一个部门一张工作表，用部门名称作表名',
      )
      return []
    }
    above = { place: called, kind: placeKind(called, '') }
  }
  for (let index = headerRow + 1; index < sheet.rows.length; index += 1) {
    const row = index + 1
    const cell = (field: RosterField) => (fields[field] === undefined ? undefined : cellAt(index, fields[field]))
    const text = (field: RosterField) => cell(field)?.text.replace(/\s+/g, ' ').trim() ?? ''
    const fault = (field: RosterField, severity: FileFault['severity'], message: string) =>
      add(sheet.name, row, columns[field] ?? columns.person ?? 'A', severity, message)
    if (isNoise(sheet.rows[index]!, text)) continue
    if (rows.length >= ROSTER_LIMIT) {
      fault('person', 'error', `花名册超过 ${ROSTER_LIMIT} 行，请按部门分成几个文件导入`)
      break
    }
    const said = (text('community') || text('place')).replace(/\s/g, '')
    if (said === '' && above === undefined) {
      fault('place', 'error', '没有填部门；领导班子的岗位请填“领导班子”')
      continue
    }
    if (said !== '') {
      above = isLeadership(said)
        ? { place: null, kind: 'department' }
        : { place: said, kind: text('community') ? 'community' : placeKind(said, text('kind')) }
    } else if (fields.place !== undefined) {
      fault('place', 'warning', `部门是空的，按上一行的“${above!.place ?? '领导班子'}”处理`)
    }
    const post = text('post').replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '') || null
    const people = namesIn(cell('person')?.text ?? '')
    if (people.length > 1)
      fault('person', 'warning', `一格里有 ${people.length} 个人，分成 ${people.length} 个同名岗位处理`)
    for (const field of ['place', 'post', 'person'] as const) {
      const words = { place: [above!.place ?? ''], post: [post ?? ''], person: people.map((name) => name ?? '') }[field]
      for (const word of words) {
        const wrong = wrongWord(word, field)
        if (wrong) fault(field, 'error', wrong)
      }
    }
    if (people.some(Boolean) && post === null) {
      fault('post', 'error', `“${people[0]}”没有填岗位，请补上`)
      continue
    }
    const { from, to } = datesOf(cell, fault)
    const group = readRoles(text('group'))
    for (const word of group.unknown) {
      fault('group', 'error', `领导小组职务“${word}”认不出，请填组长、总指挥、副组长、组员、办公室主任或办公室成员`)
    }
    for (const person of people) {
      rows.push({
        sheet: sheet.name,
        row,
        columns,
        ...above!,
        post,
        person,
        from,
        to,
        roles: fields.group === undefined ? null : group.roles,
      })
    }
  }
  return rows
}

/** One sheet a department: its name is the place. */
const sheetPlace = (name: string) => (/^(sheet|工作表|花名册)\s*\d*$/i.test(name.trim()) ? null : name.trim())

function datesOf(
  cell: (field: RosterField) => ReadCell | undefined,
  fault: (field: RosterField, severity: FileFault['severity'], message: string) => void,
): { from: RosterDay | null; to: RosterDay | null } {
  const both = /^(.+?)(?:至|到|~|—|–|--|(?<=[月日\d])-(?=\d{4}))(.+)$/.exec(cell('from')?.text.trim() ?? '')
  const span = both && readDay({ text: both[1]! }) !== 'none' && cell('from')?.number === undefined && !cell('to')
  const day = (field: 'from' | 'to', read: DateReading): RosterDay | null => {
    if (read === 'none') return null
    if ('problem' in read) {
      fault(field, 'error', read.problem)
      return null
    }
    if (read.exact !== 'day') fault(field, 'warning', `日期没有写到日，按 ${read.day} 处理`)
    return read
  }
  const whole = readDay(cell('from'))
  const split = span && typeof whole === 'object' && 'problem' in whole
  const from = day('from', split ? readDay({ text: both![1]! }) : whole)
  const to = day(split ? 'from' : 'to', split ? readDay({ text: both![2]! }, true) : readDay(cell('to'), true))
  if (from && to && to.day < from.day) fault('to', 'error', `离任日期 ${to.day} 早于任职日期 ${from.day}`)
  return { from, to }
}

/** Cells of a merged area all say what its first one says. */
function merged(sheet: ReadSheet): (row: number, column: number) => ReadCell | undefined {
  const covered = new Map<string, ReadCell | undefined>()
  for (const { top, left, bottom, right } of sheet.merges) {
    // A title across the table is no value of its columns.
    if (right > left || bottom - top > ROSTER_LIMIT) continue
    for (let row = top; row <= bottom; row += 1) covered.set(`${row} ${left}`, sheet.rows[top]?.[left])
  }
  return (row, column) => sheet.rows[row]?.[column] ?? covered.get(`${row} ${column}`)
}

/** Empty lines, sums, remarks and heads repeated on each printed page. */
function isNoise(cells: (ReadCell | undefined)[], text: (field: RosterField) => string): boolean {
  const filled = Array.from(cells).filter((cell) => cell !== undefined)
  if (filled.length === 0) return true
  if (text('person') === '姓名' || text('post') === '岗位') return true
  if (/^(合计|总计|小计|共计|注|备注|填表|制表|审核|说明|填报)/.test(filled[0]!.text.trim()) && text('post') === '')
    return true
  return text('person') === '' && text('post') === '' && text('place') === '' && text('community') === ''
}

function namesIn(text: string): (string | null)[] {
  const words = text.trim().split(/\s+/)
  const apart = words.length > 1 && words.every((word) => /^\p{Script=Han}{2,4}$/u.test(word))
  const names = (apart ? words : text.split(/[、，,;；\n]/))
    .map(cleanName)
    .filter((name) => name !== '' && !isVacant(name))
  return names.length === 0 ? [null] : names
}

function wrongWord(word: string, field: 'place' | 'post' | 'person'): string | undefined {
  const name = namesOfFields[field]
  if (word.length > MAX[field]) return `${name}最多 ${MAX[field]} 字，这里有 ${word.length} 字，是否填错了列`
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the point is to refuse them
  if (/^[=+@]|[\u0000-\u001f\u007f\ud800-\udfff]/u.test(word))
    return `${name}“${word.slice(0, 20)}”像是公式或含有不能用的字符，请改成文字`
  if (field === 'person' && /^[\d.]+$/.test(word)) return `姓名“${word}”是数字，是否填错了列`
  return undefined
}

/** The same line twice counts once. */
function withoutTwins(rows: RosterRow[], add: Add): RosterRow[] {
  const seen = new Map<string, RosterRow>()
  return rows.filter((each) => {
    if (each.person === null) return true
    const key = JSON.stringify(
      [each.place, each.post, each.person, each.from?.day, each.to?.day].map((part) => sameWord(part ?? '')),
    )
    const first = seen.get(key)
    if (first) {
      const where = first.sheet === each.sheet ? '' : `工作表“${first.sheet}”`
      add(each.sheet, each.row, each.columns.person ?? 'A', 'warning', `与${where}第 ${first.row} 行重复，只算一次`)
      return false
    }
    seen.set(key, each)
    return true
  })
}
