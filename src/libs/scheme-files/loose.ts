import { decimal, plain, sum } from '../scoring/index.ts'
import { type Area, columnLetters, type ReadCell } from '../spreadsheet/index.ts'
import { parseKind, parsePoints } from './cells.ts'
import type { Draft, NodeField } from './draft.ts'
import { error, type FileFault, type Place } from './faults.ts'
import { type ReadRows, readRules, TOTAL_ROW } from './flat.ts'
import type { Layout } from './headers.ts'
import { type Item, methodsByItem, parseItem, splitParts } from './item-text.ts'
import type { Mapping } from './mapping.ts'

/** Words in the name of a first-level node that tell its kind. */
const KIND_HINTS: Record<string, string> = {
  加分: '加分',
  特色指标: '加分',
  扣分: '扣分',
  负面清单: '扣分',
  一票否决: '一票否决',
  否决: '一票否决',
  准入: '准入',
}
const REMARK_ROW = /^(注|备注|说明)[:：]/

/**
 * Reads a table with one column a level, as people have it: merged or blank cells below a heading go on with it, numbers and
 * points stand inside the text, several criteria share one cell.
 */
export function readLoose(layout: Layout, mapping: Mapping): ReadRows {
  const reader = new LooseReader(layout, mapping)
  layout.sheet.rows.forEach((cells, index) => {
    if (index > layout.headerRow && cells.some((cell) => cell !== undefined)) reader.row(cells, index)
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
  /** Rows whose points are already reported: a row's points are asked for more than once. */
  readonly #badPoints = new Set<number>()
  readonly #merges: ReadonlyMap<string, Area>
  readonly #counters = new Map<Draft | undefined, number>()
  #stated: ReadRows['stated']

  constructor(layout: Layout, mapping: Mapping) {
    this.#layout = layout
    this.#mapping = mapping
    this.#merges = new Map(layout.sheet.merges.map((area) => [`${area.top},${area.left}`, area]))
  }

  finish(): ReadRows {
    return { drafts: this.#drafts, faults: this.#faults, levels: this.#layout.levelNames, stated: this.#stated }
  }

  row(cells: readonly (ReadCell | undefined)[], index: number): void {
    const { levels } = this.#layout
    const first =
      levels.map((column) => cells[column]?.text.trim() ?? '').find((text) => text !== '') ??
      cells[0]?.text.trim() ??
      ''
    if (REMARK_ROW.test(first)) return
    if (TOTAL_ROW.test(first)) {
      const points = this.#points(cells, index)
      if (points !== undefined) this.#stated = { total: points, place: this.#place('points', index) }
      return
    }
    const before = this.#drafts.length
    for (const [level, column] of levels.entries()) this.#levelCell(cells, index, column, level)
    const added = this.#drafts.slice(before)
    if (added.length === 0) this.#continueRow(cells, index)
    else this.#attributes(cells, index, added)
  }

  #levelCell(cells: readonly (ReadCell | undefined)[], index: number, column: number, level: number): void {
    const cell = cells[column]
    const text = cell?.text.trim() ?? ''
    if (text === '') return
    const place = { sheet: this.#layout.sheet.name, row: index + 1, column: columnLetters(column) }
    if (cell?.broken) {
      this.#faults.push(error(place, cell.broken))
      return
    }
    const deepest = level === this.#layout.levels.length - 1
    if (!deepest && this.#open[level]?.raw === text) return
    this.#open.length = level
    const parent = this.#open.findLast((open) => open !== undefined)?.draft
    if (!deepest) {
      this.#open[level] = { raw: text, draft: this.#add(parseItem(text), parent, place) }
      return
    }
    this.#leafCell(cells, index, text, parent, place)
  }

  /** The deepest column: one criterion, or several in one cell. */
  #leafCell(
    cells: readonly (ReadCell | undefined)[],
    index: number,
    text: string,
    parent: Draft | undefined,
    place: Place,
  ): void {
    const { lead, items } = splitParts(text)
    const parsed = items.map(parseItem)
    const own = this.#points(cells, index)
    const cut = items.length > 1 && this.#mapping.split !== false
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
    const draft: Draft = {
      depth,
      node: {
        number: item.number ?? autoNumber(depth, ordinal, this.#layout.levels.length),
        name: item.name || item.number || '（没有名称）',
        points: item.points,
        kind: parent ? undefined : this.#kindByName(item.name),
        department: item.department,
      },
      row: place,
      places:
        item.points === undefined ? { name: place, number: place } : { name: place, number: place, points: place },
    }
    this.#drafts.push(draft)
    return draft
  }

  #kindByName(name: string) {
    const hints = { ...KIND_HINTS, ...this.#mapping.kinds }
    const hit = Object.entries(hints).find(([word]) => name.includes(word))
    return hit && parseKind(hit[1])
  }

  /** Points, methods, department and the rest of a row belong to the nodes it brought. */
  #attributes(cells: readonly (ReadCell | undefined)[], index: number, added: Draft[]): void {
    const last = added.at(-1)!
    const leaves = added.filter((draft) => draft.depth === last.depth)
    this.#givePoints(cells, index, added, leaves)
    const methods = methodsByItem(this.#text(cells, 'methods'))
    const department = this.#text(cells, 'department')
    leaves.forEach((draft, position) => {
      const own = methods.of.get(position + 1) ?? methods.all
      if (own.length > 0) draft.node.methods = own
      if (department !== '') draft.node.department ??= department
      for (const field of ['methods', 'department', 'evidence', 'rule', 'note', 'kind'] as const) {
        draft.places[field] = this.#place(field, index)
      }
      const note = this.#text(cells, 'note')
      if (note !== '') draft.node.note = note
      const kind = parseKind(this.#text(cells, 'kind'))
      if (kind) draft.node.kind = kind
      readRules(this.#text(cells, 'evidence'), this.#text(cells, 'rule'), draft, (field, message) =>
        this.#faults.push(error(this.#place(field, index), message)),
      )
    })
    const number = this.#text(cells, 'number')
    if (number !== '' && leaves.length === 1 && !/^\d+$/.test(number)) last.node.number = number
  }

  #givePoints(cells: readonly (ReadCell | undefined)[], index: number, added: Draft[], leaves: Draft[]): void {
    const points = this.#points(cells, index)
    if (points === undefined) return
    const place = this.#place('points', index)
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
    const area = this.#mergeAt(index, fields.points)
    if (!area || area.bottom === area.top) return undefined
    return levels
      .map((column, level) => ({ merge: this.#mergeAt(index, column), draft: this.#open[level]?.draft }))
      .findLast(
        ({ merge, draft }) => merge?.top === area.top && merge.bottom === area.bottom && draft && added.includes(draft),
      )?.draft
  }

  #mergeAt(row: number, column: number | undefined): Area | undefined {
    return this.#merges.get(`${row},${column}`)
  }

  /** A row without a heading of its own goes on with the last node. */
  #continueRow(cells: readonly (ReadCell | undefined)[], index: number): void {
    const last = this.#drafts.at(-1)
    const points = this.#points(cells, index)
    if (points !== undefined) {
      this.#faults.push(error(this.#place('points', index), '这一行有分值，但没有条目内容；请补上内容或删去分值'))
    }
    if (!last) return
    const more = ['evidence', 'rule', 'note'] as const
    const text = more
      .map((field) => this.#text(cells, field))
      .filter((each) => each !== '')
      .join('\n')
    if (text !== '') last.node.note = last.node.note === undefined ? text : `${last.node.note}\n${text}`
  }

  #points(cells: readonly (ReadCell | undefined)[], index: number): string | undefined {
    const column = this.#layout.fields.points
    const cell = column === undefined ? undefined : cells[column]
    if (!cell || cell.text.trim() === '') return undefined
    const points = cell.broken ? undefined : parsePoints(cell)
    if (points === undefined) {
      const message = cell.broken ?? `分值“${cell.text.trim()}”不是数字，请写成 2 或 0.5`
      if (this.#badPoints.has(index)) return undefined
      this.#badPoints.add(index)
      this.#faults.push(error(this.#place('points', index), message))
    }
    return points
  }

  #text(cells: readonly (ReadCell | undefined)[], field: NodeField): string {
    const column = this.#layout.fields[field]
    return column === undefined ? '' : (cells[column]?.text.trim() ?? '')
  }

  #place(field: NodeField, index: number): Place {
    const column = this.#layout.fields[field] ?? this.#layout.levels[0] ?? 0
    return { sheet: this.#layout.sheet.name, row: index + 1, column: columnLetters(column) }
  }
}

function setPoints(draft: Draft, points: string, place: Place, faults: FileFault[]): void {
  const inText = draft.node.points
  if (inText !== undefined && !decimal(String(inText)).eq(points)) {
    faults.push(error(place, `分值写的是 ${points}，内容里写的是 ${inText} 分，请改成一致`))
  }
  draft.node.points = points
  draft.places.points = place
}

const ROMANS = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ']

/** Numbers for what came without: Ⅰ-1, Ⅱ-1 for headings, 1) for the deepest column. */
function autoNumber(depth: number, ordinal: number, levels: number): string {
  return depth >= levels && levels > 1 ? `${ordinal})` : `${ROMANS[depth - 1] ?? depth}-${ordinal}`
}
