import { EvidenceRule, FORM_NAMES, type Form, Rule, SumRule } from '../scoring/index.ts'
import { inChinese } from './chinese-issues.ts'
import {
  placeInWords,
  type RuleData,
  RuleTextError,
  readEntries,
  startsWithEntry,
  writeEntries,
  writeRuleText,
} from './rule-text.ts'

/** What a cell of the rule column holds. `text` is a way of scoring in people's own words. */
export type RuleCell = { rule: Rule } | { sum: SumRule } | { text: string } | { fault: string }
export type EvidenceCell = { evidence: EvidenceRule } | { fault: string }

const SUM_TITLE = '汇总'
const FORM_BY_NAME = new Map(Object.entries(FORM_NAMES).map(([form, name]) => [name, form as Form]))
/** A line of ours has an entry `词=` behind its title, or nothing at all. */
const ENTRIES = /^\s*(?:[^=＝；;，,：:（(\s]{1,8}\s*[=＝]|$)/

export function readRuleCell(text: string): RuleCell {
  const title = /^\s*([^：:=＝]{1,8})[：:]/.exec(text)
  const body = title ? text.slice(title[0].length) : ''
  const form = title ? FORM_BY_NAME.get(title[1]!.trim()) : undefined
  const isSum = title?.[1]?.trim() === SUM_TITLE
  if ((!form && !isSum) || !ENTRIES.test(body)) {
    return startsWithEntry(title ? body : text)
      ? { fault: `规则要以“名称：”开头，名称是 ${Object.values(FORM_NAMES).join('、')} 之一` }
      : { text: text.trim() }
  }
  return attempt(() => {
    const data = readEntries(body)
    if (isSum) return { sum: check(inChinese(SumRule, data)) }
    return { rule: check(inChinese(Rule, { form, ...data })) }
  })
}

export function writeRuleCell(rule: Rule | undefined, sum: SumRule | undefined): string {
  if (sum) return writeRuleText(SUM_TITLE, sum as RuleData)
  if (!rule) return ''
  const { form, ...data } = rule
  if (form === 'assessed' && Object.keys(data).join() === 'text' && isPlain(rule.text as string))
    return rule.text as string
  return writeRuleText(FORM_NAMES[form], data as RuleData)
}

function isPlain(text: string): boolean {
  const read = readRuleCell(text)
  return 'text' in read && read.text === text
}

export function readEvidenceCell(text: string): EvidenceCell {
  if (!startsWithEntry(text)) return { evidence: { text: text.trim() } }
  return attempt(() => ({ evidence: check(inChinese(EvidenceRule, readEntries(text))) }))
}

export function writeEvidenceCell(evidence: EvidenceRule | undefined): string {
  if (!evidence) return ''
  const { text } = evidence
  if (Object.keys(evidence).join() === 'text' && text !== undefined && !startsWithEntry(text)) return text
  return writeEntries(evidence as RuleData)
}

function attempt<T extends object>(read: () => T): T | { fault: string } {
  try {
    return read()
  } catch (caught) {
    if (caught instanceof RuleTextError) return { fault: caught.message }
    throw caught
  }
}

type Parsed<T> =
  | { success: true; data: T }
  | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } }

function check<T>(parsed: Parsed<T>): T {
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const place = issue && issue.path.length > 0 ? `“${placeInWords(issue.path)}”` : ''
  throw new RuleTextError(`${place}${issue?.message ?? '内容不合要求'}`)
}
