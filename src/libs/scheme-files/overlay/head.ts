import type { z } from 'zod'
import { ClassThreshold, type Overlay } from '../../scoring/index.ts'
import { columnLetters, type ReadSheet, type Sheet } from '../../spreadsheet/index.ts'
import { splitWords } from '../cells.ts'
import { inChinese } from '../chinese-issues.ts'
import { error, type FileFault, type Place } from '../faults.ts'

/** The sheet beside the rows: one entry a row, as in a scheme's own. */
export const HEAD_SHEET = '细则信息'

const UPPER = { follow: '随下级', keep: '照旧' }
const LABELS = {
  'base.key': '基准体系代号',
  'base.version': '基准体系版本',
  key: '体系代号',
  version: '版本',
  title: '名称',
  issuer: '发布机关',
  cohort: '届次',
  effectiveFrom: '生效日期',
  effectiveTo: '失效日期',
  termYears: '届期（年）',
  note: '说明',
  departments: '部门',
  total: '满分',
  upper: '上级分值',
} as const
type Key = keyof typeof LABELS
const CLASS_LABEL = '等次'

export function writeHeadSheet(overlay: Overlay): Sheet {
  const { base, departments, upper, classes = [] } = overlay
  const values: Partial<Record<Key, unknown>> = {
    ...overlay,
    'base.key': base.key,
    'base.version': base.version,
    departments: departments?.join('、'),
    upper: UPPER[upper],
  }
  return {
    name: HEAD_SHEET,
    header: ['项目', '内容', '补充'],
    rows: [
      ...Object.entries(LABELS).flatMap(([key, label]) => {
        const value = values[key as Key]
        return value === undefined ? [] : [[label, String(value)]]
      }),
      ...classes.map(({ name, atLeast }) => [CLASS_LABEL, name, { number: atLeast }]),
    ],
    widths: [16, 60, 20],
  }
}

export interface ReadHead {
  head: Record<string, unknown>
  faults: FileFault[]
  places: Map<string, Place>
}

/** What the sheet says, not yet validated as a whole; `places` by field. */
export function readHeadSheet(sheet: ReadSheet | undefined): ReadHead {
  const head: Record<string, unknown> = {}
  const base: Record<string, string> = {}
  const classes: z.output<typeof ClassThreshold>[] = []
  const faults: FileFault[] = []
  const places = new Map<string, Place>()
  const byLabel = new Map(Object.entries(LABELS).map(([key, label]) => [label as string, key as Key]))
  sheet?.rows.forEach((row, index) => {
    const [label, content, more] = [0, 1, 2].map((column) => row[column]?.text.trim() ?? '') as [string, string, string]
    if (index === 0 || label === '' || content === '') return
    const place = { sheet: sheet.name, row: index + 1, column: columnLetters(1) }
    const key = byLabel.get(label)
    if (label === CLASS_LABEL) {
      const read = inChinese(ClassThreshold, { name: content, atLeast: row[2]?.number ?? more })
      if (read.success) classes.push(read.data)
      else faults.push(error({ ...place, column: 'C' }, `“${content}”的分数线：${read.error.issues[0]?.message}`))
    } else if (!key) faults.push(error({ ...place, column: 'A' }, `不认识“${label}”，请核对项目名称`))
    else {
      places.set(key.split('.')[0]!, place)
      const text = row[1]?.number ?? content
      if (key === 'base.key' || key === 'base.version') base[key.slice(5)] = text
      else head[key] = readValue(key, text)
    }
  })
  return { head: { ...head, base, ...(classes.length > 0 ? { classes } : {}) }, faults, places }
}

function readValue(key: Key, text: string): unknown {
  if (key === 'departments') return splitWords(text)
  if (key === 'termYears') return Number(text)
  if (key === 'upper') return Object.entries(UPPER).find(([, word]) => word === text)?.[0] ?? text
  return text
}

/** The Chinese word of a field of the head, for messages. */
export function headWord(field: string): string {
  return LABELS[field as Key] ?? (field === 'base' ? '基准体系' : field)
}
