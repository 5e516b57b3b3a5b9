import { parseDocument } from 'yaml'
import { type SchemeTree, ScoreInputs } from '../scoring/index.ts'
import { UnreadableTable } from '../spreadsheet/index.ts'
import { inChinese } from './chinese-issues.ts'

/**
 * Reads an answers file (JSON or YAML) as `ScoreInputs`, with short forms: `true`/`false` for whether a criterion is met, a number
 * for a count or score, a word for a grade; a figure may be its bare value; a file without `answers` and `figures` is all
 * answers. Throws `UnreadableTable` for text that is no data; other faults come as Chinese sentences.
 */
export function readAnswers(text: string, tree: SchemeTree): { inputs: ScoreInputs; faults: string[] } {
  const parsed = inChinese(ScoreInputs, spellOut(parseData(text)))
  if (!parsed.success) {
    return {
      inputs: ScoreInputs.parse({}),
      faults: parsed.error.issues.map((issue) => `${issue.path.map(String).join(' › ')}：${issue.message}`),
    }
  }
  const unknown = Object.keys(parsed.data.answers).filter((path) => !tree.byPath.has(path))
  return { inputs: parsed.data, faults: unknown.map((path) => `体系里没有“${path}”这个条目，请核对编号`) }
}

function parseData(text: string): unknown {
  const document = parseDocument(text, { prettyErrors: false })
  if (document.errors.length > 0) throw new UnreadableTable('答案文件不是正确的 JSON 或 YAML，请检查括号、逗号和引号')
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch {
    throw new UnreadableTable('答案文件里的引用太多或有误，请直接写出内容')
  }
}

function spellOut(data: unknown): unknown {
  if (!isRecord(data)) return data
  const whole = 'answers' in data || 'figures' in data ? data : { answers: data }
  const { answers, figures } = whole
  return {
    ...whole,
    ...(isRecord(answers) ? { answers: mapValues(answers, spellAnswer) } : {}),
    ...(isRecord(figures) ? { figures: mapValues(figures, (value) => (isRecord(value) ? value : { value })) } : {}),
  }
}

function spellAnswer(value: unknown): unknown {
  if (typeof value === 'boolean') return { met: value }
  if (typeof value === 'number') return { value }
  if (typeof value === 'string') return /^-?\d+(\.\d+)?$/.test(value) ? { value } : { grade: value }
  return value
}

function mapValues(record: Record<string, unknown>, change: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
