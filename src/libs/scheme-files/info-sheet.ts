import type { z } from 'zod'
import { ClassThreshold, GlossaryEntry, SchemeBase, SchemeContent, type SchemeContentInput } from '../scoring/index.ts'
import { columnLetters, type ReadSheet, type Sheet } from '../spreadsheet/index.ts'
import { splitWords } from './cells.ts'
import { inChinese } from './chinese-issues.ts'
import type { Head } from './draft.ts'
import { error, type FileFault } from './faults.ts'
import { type RuleData, RuleTextError, readEntries, writeEntries } from './rule-text.ts'

/** The sheet beside the tree that holds what belongs to the scheme as a whole: one entry a row. */
export const INFO_SHEET = '体系信息'

interface Entry {
  key: keyof Head
  label: string
  read?: (text: string) => unknown
  write?: (value: never) => string
}

const NOT_APPLICABLE = { rebase: '同级折算', drop: '从满分中去掉', full: '按满分计' }
const words = { read: splitWords, write: (list: string[]) => list.join('、') }

const ENTRIES: readonly Entry[] = [
  { key: 'key', label: '体系代号' },
  { key: 'version', label: '版本' },
  { key: 'title', label: '名称' },
  { key: 'issuer', label: '发布机关' },
  { key: 'cohort', label: '届次' },
  { key: 'effectiveFrom', label: '生效日期' },
  { key: 'effectiveTo', label: '失效日期' },
  { key: 'termYears', label: '届期（年）', read: Number, write: String },
  { key: 'note', label: '说明' },
  { key: 'levels', label: '层级名称', ...words },
  { key: 'step', label: '计分单位' },
  {
    key: 'bonusInFull',
    label: '加分计入满分',
    read: (text) => text === '是',
    write: (yes: boolean) => (yes ? '是' : '否'),
  },
  {
    key: 'unweighted',
    label: '分值由地方定',
    read: (text) => (text === '否' ? undefined : text === '是' || text),
    write: () => '是',
  },
  {
    key: 'notApplicable',
    label: '不适用条目',
    read: (text) => Object.entries(NOT_APPLICABLE).find(([, word]) => word === text)?.[0] ?? text,
    write: (mode: keyof typeof NOT_APPLICABLE) => NOT_APPLICABLE[mode],
  },
  { key: 'failedClass', label: '未达等次' },
  { key: 'yearRule', label: '多年合成', read: readEntries, write: (rule: RuleData) => writeEntries(rule) },
  { key: 'review', label: '评审办法', read: readEntries, write: (rule: RuleData) => writeEntries(rule) },
  { key: 'departments', label: '部门', ...words },
]
const CLASS_LABEL = '等次'
const TERM_LABEL = '名词'
const BASE_LABEL = '基准体系'
const BASE_TITLE_LABEL = '基准体系名称'
/** Rows that name the nodes which local rules touched. */
const LOCAL_LABELS = { added: '地方增设', changed: '地方调整', hidden: '地方不适用' } as const

const LOCAL_BY_LABEL = new Map(
  Object.entries(LOCAL_LABELS).map(([key, label]) => [label as string, key as keyof typeof LOCAL_LABELS]),
)

export function writeInfoSheet(scheme: SchemeContent): Sheet {
  const entries = ENTRIES.flatMap(({ key, label, write }) => {
    const value = scheme[key] as never
    if (value === undefined || (Array.isArray(value) && (value as unknown[]).length === 0)) return []
    return [[label, write ? write(value) : String(value)]]
  })
  return {
    name: INFO_SHEET,
    header: ['项目', '内容', '补充'],
    rows: [
      ...entries,
      ...scheme.classes.map(({ name, atLeast }) => [CLASS_LABEL, name, { number: atLeast }]),
      ...scheme.glossary.map(({ term, meaning }) => [TERM_LABEL, term, meaning]),
      ...(scheme.base ? baseRows(scheme.base) : []),
    ],
    widths: [16, 60, 60],
  }
}

function baseRows(base: SchemeBase): string[][] {
  const paths = Object.entries(LOCAL_LABELS).flatMap(([key, label]) =>
    base[key as keyof typeof LOCAL_LABELS].map((path) => [label, path]),
  )
  const title = base.title === undefined ? [] : [[BASE_TITLE_LABEL, base.title]]
  return [[BASE_LABEL, base.key, base.version], ...title, ...paths]
}

/** Reads the entries over `defaults`; an entry that does not hold is left at its default, with a fault at its row. */
export function readInfoSheet(sheet: ReadSheet, defaults: Head): { head: Head; faults: FileFault[] } {
  const faults: FileFault[] = []
  const head: SchemeContentInput = { ...defaults, nodes: [{ number: '1', name: '1' }] }
  const classes: { name: string; atLeast: string }[] = []
  const glossary: { term: string; meaning: string }[] = []
  const base = { added: [] as string[], changed: [] as string[], hidden: [] as string[] }
  let named: { key: string; version: string; title?: string } | undefined
  sheet.rows.forEach((row, index) => {
    const [label, content, more] = [0, 1, 2].map((column) => row[column]?.text.trim() ?? '') as [string, string, string]
    if (label === '' || content === '' || index === 0) return
    const place = { sheet: sheet.name, row: index + 1, column: columnLetters(1) }
    const refuse = (message: string) =>
      faults.push(error({ ...place, column: columnLetters(2) }, `“${content}”${message}`))
    if (label === CLASS_LABEL) keep(ClassThreshold, { name: content, atLeast: row[2]?.number ?? more }, classes, refuse)
    else if (label === TERM_LABEL) keep(GlossaryEntry, { term: content, meaning: more }, glossary, refuse)
    else if (label === BASE_LABEL) named = { ...named, key: content, version: row[2]?.number ?? more }
    else if (label === BASE_TITLE_LABEL) named = { ...{ key: '', version: '' }, ...named, title: content }
    else if (LOCAL_BY_LABEL.has(label)) base[LOCAL_BY_LABEL.get(label)!].push(content)
    else {
      const entry = ENTRIES.find((each) => each.label === label)
      if (!entry) faults.push(error({ ...place, column: 'A' }, `不认识“${label}”，请核对项目名称`))
      else
        readEntry(entry, row[1]?.number ?? content, head, (message) =>
          faults.push(error(place, `“${label}”${message}`)),
        )
    }
  })
  if (named) {
    const bases: SchemeBase[] = []
    keep(SchemeBase, { ...named, ...base }, bases, (message) =>
      faults.push(error({ sheet: sheet.name, row: 1, column: 'A' }, `“${BASE_LABEL}”${message}`)),
    )
    if (bases[0]) head.base = bases[0]
  }
  const { nodes: _, ...rest } = head
  return {
    head: { ...rest, ...(classes.length > 0 ? { classes } : {}), ...(glossary.length > 0 ? { glossary } : {}) },
    faults,
  }
}

function keep<T extends z.ZodType>(
  schema: T,
  value: unknown,
  list: z.output<T>[],
  refuse: (message: string) => void,
): void {
  const parsed = inChinese(schema, value)
  if (parsed.success) list.push(parsed.data)
  else refuse(parsed.error.issues[0]?.message ?? '不合要求')
}

function readEntry(entry: Entry, text: string, head: SchemeContentInput, refuse: (message: string) => void): void {
  try {
    const value = entry.read ? entry.read(text) : text
    const parsed = inChinese(SchemeContent.shape[entry.key] as z.ZodType, value)
    if (parsed.success) Object.assign(head, { [entry.key]: parsed.data })
    else refuse(parsed.error.issues[0]?.message ?? '不合要求')
  } catch (caught) {
    if (!(caught instanceof RuleTextError)) throw caught
    refuse(caught.message)
  }
}
