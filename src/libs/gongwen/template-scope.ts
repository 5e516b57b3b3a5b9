import Big from 'big.js'
import { formatDate, formatNumber, isIsoDay, toChineseNumeral } from '../chinese/index.ts'
import type { Part } from './model.ts'
import { textPart } from './outline.ts'
import { CONDITION, type ReportData, type ReportTemplate } from './template.ts'

/** One thing that keeps a template from being filled. `place` is where it stands in the template. */
export interface TemplateProblem {
  place: string
  name: string
  reason: string
}

/** Thrown with every problem of a template at once, so that an author mends them in one go. */
export class TemplateError extends Error {
  readonly problems: TemplateProblem[]

  constructor(problems: TemplateProblem[]) {
    super(`模板无法填写：${problems.map(({ place, name, reason }) => `${place}的 {${name}} ${reason}`).join('；')}`)
    this.name = 'TemplateError'
    this.problems = problems
  }
}

type Entry = Record<string, string>

/** A space beside a hanzi or a full-width mark: screens like 共 12 次, official documents write 共12次. */
const SPACE_BESIDE_HANZI =
  /(?<=[\p{Script=Han}，。、；：！？“”‘’《》（）]) +| +(?=[\p{Script=Han}，。、；：！？“”‘’《》（）])/gu

/** Stored words made fit for a sentence: days written out, spaces closed, no mark of their own at the end. */
function inSentence(value: string): string {
  const words = value.replace(/\s+/g, ' ').trim().replace(SPACE_BESIDE_HANZI, '')
  return isIsoDay(words) ? formatDate(words) : words.replace(/[。；;，,.、]+$/, '')
}

/** Drops each […] that names a field the entry leaves empty, and the brackets of the others. */
function withoutEmptyOptions(words: string, entry: Entry | undefined): string {
  return words.replace(/\[([^[\]]*)\]/g, (_, option: string) => {
    const fields = [...option.matchAll(/\{\s*item\.(\w+)\s*\}/g)].map(([, field = '']) => field)
    return fields.some((field) => (entry?.[field] ?? '-').trim() === '') ? '' : option
  })
}

/** Adjacent words become one part, so that the document has one run where the reader sees one. */
export function mergeText(parts: Part[]): Part[] {
  const merged: Part[] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (part.text === '') continue
    if (part.type === 'text' && last?.type === 'text') last.text += part.text
    else merged.push({ ...part })
  }
  return merged
}

/** Everything a template's names can mean, with the problems met on the way. */
export interface Scope {
  list(name: string, place: string): Entry[]
  /** Words with their names filled in. Unknown names are noted and left out. */
  fill(words: string, place: string, entry?: Entry): Part[]
  /** Notes unknown names without filling; for words that a condition leaves out. */
  inspect(words: string, place: string): void
  holds(when: string | string[] | undefined, place: string): boolean
  readonly problems: TemplateProblem[]
}

export function createScope(template: ReportTemplate, data: ReportData): Scope {
  const problems: TemplateProblem[] = []
  const note = (place: string, name: string, reason: string) => {
    if (!problems.some((problem) => problem.place === place && problem.name === name))
      problems.push({ place, name, reason })
  }
  const facts = new Map(Object.entries(data.facts))
  const figures = new Map(Object.entries(data.figures))
  const lists = new Map<string, Entry[]>(Object.entries(data.lists))
  for (const [name, { from, limit }] of Object.entries(template.lists ?? {})) {
    const source = lists.get(from)
    if (source === undefined) note('lists', from, '不是已知的清单')
    lists.set(name, (source ?? []).slice(0, limit))
  }

  const listCount = (name: string): string | undefined => {
    const [, listName] = /^(\w+)\.count$/.exec(name) ?? []
    const entries = listName === undefined ? undefined : lists.get(listName)
    return entries === undefined ? undefined : String(entries.length)
  }

  const isKnown = (name: string) => figures.has(name) || facts.has(name) || listCount(name) !== undefined

  function entryPart(field: string, place: string, entry: Entry | undefined): Part | undefined {
    const value = entry !== undefined && Object.hasOwn(entry, field) ? entry[field] : undefined
    if (value !== undefined) return textPart(inSentence(value))
    note(place, `item.${field}`, entry === undefined ? '只能用在清单的条目里' : '在清单的条目里没有')
    return undefined
  }

  function part(name: string, place: string, entry: Entry | undefined): Part | undefined {
    if (name.startsWith('item.')) return entryPart(name.slice('item.'.length), place, entry)
    const figure = figures.get(name)
    if (figure !== undefined) {
      if (figure.value !== null) return { type: 'figure', id: name, text: formatNumber(figure.value) }
      note(place, name, '没有数据，应加条件')
      return undefined
    }
    const words = facts.get(name) ?? listCount(name)
    if (words !== undefined) return textPart(inSentence(words))
    note(place, name, '不是已知的数据或事实')
    return undefined
  }

  function operand(text: string, place: string): Big | undefined {
    if (/^-?\d/.test(text)) return new Big(text)
    if (!isKnown(text)) note(place, text, '不是已知的数据或事实')
    const value = figures.get(text)?.value ?? facts.get(text) ?? listCount(text)
    return value !== undefined && /^-?\d+(\.\d+)?$/.test(value) ? new Big(value) : undefined
  }

  function compare(condition: string, place: string): boolean {
    const [, left = '', operator = '', right = ''] = CONDITION.exec(condition) ?? []
    const a = operand(left, place)
    const b = operand(right, place)
    // Nothing recorded satisfies no condition: the words stay away rather than claim something.
    if (a === undefined || b === undefined) return false
    const order = a.cmp(b)
    const outcomes: Record<string, boolean> = {
      '>': order > 0,
      '>=': order >= 0,
      '<': order < 0,
      '<=': order <= 0,
      '=': order === 0,
      '!=': order !== 0,
    }
    return outcomes[operator] ?? false
  }

  return {
    problems,
    list(name, place) {
      const entries = lists.get(name)
      if (entries === undefined) note(place, name, '不是已知的清单')
      return (entries ?? []).map((entry, index) => ({
        ...entry,
        index: String(index + 1),
        ordinal: toChineseNumeral(index + 1),
      }))
    },
    fill(words, place, entry) {
      const pieces = withoutEmptyOptions(words, entry).split(/\{([^{}]*)\}/)
      return pieces.flatMap((piece, index) => {
        if (index % 2 === 0) return piece === '' ? [] : [textPart(piece)]
        const filled = part(piece.trim(), place, entry)
        return filled === undefined ? [] : [filled]
      })
    },
    inspect(words, place) {
      for (const [, name = ''] of words.matchAll(/\{([^{}]*)\}/g)) {
        if (!name.startsWith('item.') && !isKnown(name.trim())) note(place, name, '不是已知的数据或事实')
      }
    },
    holds(when, place) {
      const conditions = when === undefined ? [] : [when].flat()
      return conditions.map((condition) => compare(condition, place)).every(Boolean)
    },
  }
}
