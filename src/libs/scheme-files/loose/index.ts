import { decimal, plain, sum } from '../../scoring/index.ts'
import { columnLetters } from '../../spreadsheet/index.ts'
import { parseKind } from '../cells.ts'
import type { Draft } from '../draft.ts'
import { error, type FileFault, type Place } from '../faults.ts'
import { type ReadRows, readRules } from '../flat.ts'
import { headersOf, roleOf } from '../headers.ts'
import { type Item, methodsByItem, parseItem, splitParts } from '../item-text.ts'
import type { Layout } from '../layout.ts'
import type { Mapping } from '../mapping.ts'
import { partFault, pointsOfItems, setPoints } from './points.ts'
import { bannerOf, type Cells, isFootnote, isSection, totalWord } from './rows.ts'
import { LooseTable } from './table.ts'
import { autoNumber, joined, kindByName } from './words.ts'

/**
 * Reads a table with one column a level, as people have it: merged or blank cells below a heading go on with it, numbers and
 * points stand inside the text, several criteria share one cell. `rootsBefore` counts first-level nodes of sheets before this one.
 */
export function readLoose(layout: Layout, mapping: Mapping, rootsBefore = 0): ReadRows {
  const reader = new LooseReader(layout, mapping, rootsBefore)
  layout.sheet.rows.forEach((cells, index) => {
    if (index >= layout.bodyRow && cells.some((cell) => cell !== undefined)) reader.row(cells, index)
  })
  return reader.finish()
}

interface Open {
  raw: string
  draft: Draft
}

class LooseReader {
  readonly #layout: Layout
  readonly #mapping: Mapping
  readonly #drafts: Draft[] = []
  readonly #faults: FileFault[] = []
  /** The node now open in each level column. */
  readonly #open: (Open | undefined)[] = []
  readonly #table: LooseTable
  readonly #counters = new Map<Draft | undefined, number>()
  readonly #remarks: string[] = []
  /** Whether headings over the whole width are a level above the columns. */
  readonly #sectioned: boolean
  #section: Draft | undefined
  /** Drafts before which a 小计 has been seen. */
  #summed = 0
  #stated: ReadRows['stated']

  constructor(layout: Layout, mapping: Mapping, rootsBefore: number) {
    this.#layout = layout
    this.#mapping = mapping
    this.#counters.set(undefined, rootsBefore)
    this.#sectioned = mapping.sections ?? startsWithSection(layout)
    this.#table = new LooseTable(layout, this.#faults)
  }

  finish(): ReadRows {
    const names = this.#layout.levels.map(({ name }) => name)
    const levels = this.#sectioned ? ['部分', ...names] : names
    const { sheet, fields } = this.#layout
    for (const column of sheet.hiddenColumns) this.#tellHidden(column, Object.values(fields).includes(column))
    return { drafts: this.#drafts, faults: this.#faults, levels, stated: this.#stated, remarks: this.#remarks }
  }

  row(cells: Cells, index: number): void {
    const { levels } = this.#layout
    const first =
      levels.map(({ column }) => cells[column]?.text.trim() ?? '').find((text) => text !== '') ??
      cells
        .slice(0, levels[0]?.column)
        .find((cell) => cell !== undefined)
        ?.text.trim() ??
      ''
    const banner = bannerOf(this.#layout, cells, index)
    if (isFootnote(first) || (banner !== undefined && !isSection(banner))) {
      this.#remarks.push(first)
      return
    }
    const total = totalWord(first)
    if (total) {
      this.#total(total, cells, index)
      return
    }
    if (banner !== undefined && this.#sectioned) {
      const column = cells.findIndex((cell) => cell !== undefined)
      this.#open.length = 0
      this.#section = undefined
      this.#section = this.#add(parseItem(banner), undefined, this.#table.at(column, index))
      return
    }
    const before = this.#drafts.length
    for (const [level] of levels.entries()) this.#levelCell(cells, index, level)
    const added = this.#drafts.slice(before)
    if (added.length === 0) this.#continueRow(cells, index)
    else this.#attributes(cells, index, added)
  }

  #total(word: 'total' | 'part', cells: Cells, index: number): void {
    const points = this.#table.points(cells, index)
    const place = this.#table.place('points', index)
    if (word === 'total') {
      if (points !== undefined) this.#stated = { total: points, place }
      return
    }
    const fault = points === undefined ? undefined : partFault(this.#drafts, this.#summed, points, place)
    if (fault) this.#faults.push(fault)
    this.#summed = this.#drafts.length
  }

  #tellHidden(column: number, used: boolean): void {
    const { sheet, headerRow, bodyRow } = this.#layout
    const role = roleOf(headersOf(sheet, headerRow, bodyRow - headerRow)[column] ?? [])
    if (used || role === undefined || role === 'ignored') return
    const place = { sheet: sheet.name, row: headerRow + 1, column: columnLetters(column) }
    const message = '这一列是隐藏的，没有读；要读请在表格里取消隐藏，或在列的对照里指明它'
    this.#faults.push({ ...place, severity: 'warning', message })
  }

  #levelCell(cells: Cells, index: number, level: number): void {
    const { levels } = this.#layout
    const { column, span, points } = levels[level]!
    const parts = Array.from({ length: span }, (_, offset) => cells[column + offset])
    const text = joined(parts.map((cell) => cell?.text.trim() ?? ''))
    if (text === '') return
    const place = this.#table.at(column, index)
    const broken = parts.find((cell) => cell?.broken)?.broken
    if (broken !== undefined) {
      this.#faults.push(error(place, broken))
      return
    }
    const deepest = level === levels.length - 1
    if (!deepest && this.#open[level]?.raw === text) return
    this.#open.length = level
    const parent = this.#open.findLast((open) => open !== undefined)?.draft ?? this.#section
    if (deepest) {
      this.#leafCell(cells, index, text, parent, place)
      return
    }
    const draft = this.#add(parseItem(text), parent, place)
    this.#open[level] = { raw: text, draft }
    const own = points === undefined ? undefined : this.#table.pointsAt(cells, index, points)
    if (own !== undefined) setPoints(draft, own, this.#table.at(points!, index), this.#faults)
  }

  /** The deepest column: one criterion, or several in one cell. */
  #leafCell(cells: Cells, index: number, text: string, parent: Draft | undefined, place: Place): void {
    const { lead, items } = splitParts(text)
    const parsed = items.map(parseItem)
    const cut = items.length > 1 && this.#mapping.split !== false
    const each = cut ? pointsOfItems(this.#table.cell(cells, 'points')?.text ?? '', items.length) : undefined
    if (each) {
      for (const [position, points] of each.entries()) parsed[position]!.points ??= points
      this.#table.passPoints(index)
    }
    const own = each ? undefined : this.#table.points(cells, index)
    // Without points of their own the parts can only be scored together, by the one number of the row.
    if (!cut || (own !== undefined && parsed.every((item) => item.points === undefined))) {
      this.#add(
        items.length > 1 ? { ...parseItem(text), name: text, number: undefined } : parseItem(text),
        parent,
        place,
      )
      return
    }
    const group = lead === '' ? parent : this.#add(parseItem(lead), parent, place)
    for (const item of parsed) this.#add(item, group, place)
  }

  #add(item: Item, parent: Draft | undefined, place: Place): Draft {
    const ordinal = (this.#counters.get(parent) ?? 0) + 1
    this.#counters.set(parent, ordinal)
    const depth = parent ? parent.depth + 1 : 1
    const levels = this.#layout.levels.length + (this.#sectioned ? 1 : 0)
    const draft: Draft = {
      depth,
      node: {
        number: item.number ?? autoNumber(depth, ordinal, levels),
        name: item.name || item.number || '（没有名称）',
        points: item.points,
        kind: parent ? undefined : kindByName(item.name, this.#mapping),
        department: item.department,
      },
      row: place,
      places:
        item.points === undefined ? { name: place, number: place } : { name: place, number: place, points: place },
    }
    this.#drafts.push(draft)
    return draft
  }

  /** Points, methods, department and the rest of a row belong to the nodes it brought. */
  #attributes(cells: Cells, index: number, added: Draft[]): void {
    const last = added.at(-1)!
    const leaves = added.filter((draft) => draft.depth === last.depth)
    this.#givePoints(cells, index, added, leaves)
    const methods = methodsByItem(this.#table.text(cells, 'methods'))
    const department = this.#table.text(cells, 'department')
    leaves.forEach((draft, position) => {
      const own = methods.of.get(position + 1) ?? methods.all
      if (own.length > 0) draft.node.methods = own
      if (department !== '') draft.node.department ??= department
      for (const field of ['methods', 'department', 'evidence', 'rule', 'note', 'kind'] as const) {
        draft.places[field] = this.#table.place(field, index)
      }
      const note = this.#table.text(cells, 'note')
      if (note !== '') draft.node.note = note
      const kind = parseKind(this.#table.text(cells, 'kind'))
      if (kind) draft.node.kind = kind
      readRules(this.#table.text(cells, 'evidence'), this.#table.text(cells, 'rule'), draft, (field, message) =>
        this.#faults.push(error(this.#table.place(field, index), message)),
      )
    })
    const number = this.#table.text(cells, 'number')
    if (number !== '' && leaves.length === 1 && !/^\d+$/.test(number)) last.node.number = number
  }

  #givePoints(cells: Cells, index: number, added: Draft[], leaves: Draft[]): void {
    const points = this.#table.isPassed(index) ? undefined : this.#table.points(cells, index)
    if (points === undefined) return
    const place = this.#table.place('points', index)
    const [only] = leaves
    const spanning = this.#spanning(index, added)
    if (spanning) setPoints(spanning, points, place, this.#faults)
    else if (leaves.length === 1) setPoints(only!, points, place, this.#faults)
    else {
      const whole = plain(sum(leaves.map((leaf) => decimal(leaf.node.points ?? 0))))
      if (!decimal(points).eq(whole)) {
        this.#faults.push(error(place, `分值写的是 ${points}，这一格各条合计是 ${whole}，请核对`))
      }
    }
  }

  /** The upper node whose merged cell reaches as far down as the merged points cell does. */
  #spanning(index: number, added: Draft[]): Draft | undefined {
    const { fields, levels } = this.#layout
    const area = this.#table.mergeAt(index, fields.points)
    if (!area || area.bottom === area.top) return undefined
    return levels
      .map(({ column }, level) => ({ merge: this.#table.mergeAt(index, column), draft: this.#open[level]?.draft }))
      .findLast(
        ({ merge, draft }) => merge?.top === area.top && merge.bottom === area.bottom && draft && added.includes(draft),
      )?.draft
  }

  /** A row without a heading of its own goes on with the last node. */
  #continueRow(cells: Cells, index: number): void {
    const last = this.#drafts.at(-1)
    const points = this.#table.points(cells, index)
    if (points !== undefined) {
      this.#faults.push(error(this.#table.place('points', index), '这一行有分值，但没有条目内容；请补上内容或删去分值'))
    }
    if (!last) return
    const more = ['evidence', 'rule', 'note'] as const
    const text = more
      .map((field) => this.#table.text(cells, field))
      .filter((each) => each !== '')
      .join('\n')
    if (text !== '') last.node.note = last.node.note === undefined ? text : `${last.node.note}\n${text}`
  }
}

/** The first row below the headers is a heading over the whole width: then such headings make up a level. */
function startsWithSection(layout: Layout): boolean {
  const { sheet, bodyRow } = layout
  const row = sheet.rows.findIndex((cells, index) => index >= bodyRow && cells.some((cell) => cell !== undefined))
  const banner = row < 0 ? undefined : bannerOf(layout, sheet.rows[row]!, row)
  return banner !== undefined && isSection(banner)
}
