/** The check in English: rules, messages, readers' refusals. Apart from the checker, so that only those who read English load it. */
import type { RuleInfo } from '../rule.ts'
import type { Fault } from '../types.ts'
import { ENGLISH_MESSAGES, type Sentence } from './messages.ts'
import { ENGLISH_RULES } from './rules.ts'

export { ENGLISH_READ_ERRORS, skippedInEnglish } from './refusals.ts'
export { ENGLISH } from './words.ts'

/** Title, reason and source in English; a rule without English stays as it is. */
export function ruleInEnglish<R extends Pick<RuleInfo, 'id' | 'title' | 'why' | 'source'>>(rule: R): R {
  return { ...rule, ...ENGLISH_RULES[rule.id] }
}

/** The message in English; one that no pattern fits is quoted below the rule's English title. */
export function messageInEnglish({ rule, message }: Pick<Fault, 'rule' | 'message'>): string {
  return translated(rule, message) ?? `${ENGLISH_RULES[rule]?.title ?? rule}: ${message}`
}

export function faultsInEnglish(faults: readonly Fault[]): Fault[] {
  return faults.map((fault) => ({ ...fault, message: messageInEnglish(fault) }))
}

/** Rules of layout say how many paragraphs in a row are meant. */
const REPEATED = /（连续 (\d+) 段）。$/

/** undefined when the rule has no pattern that fits. */
export function translated(rule: string, message: string): string | undefined {
  const count = REPEATED.exec(message)?.[1]
  const plain = count === undefined ? message : message.replace(REPEATED, '。')
  for (const [pattern, sentence] of Object.entries(ENGLISH_MESSAGES[rule] ?? {})) {
    const parts = partsOf(plain, pattern)
    if (!parts) continue
    const english = spoken(sentence, parts)
    return count === undefined ? english : english.replace(/\.$/, ` (${count} paragraphs in a row).`)
  }
  return undefined
}

const spoken = (sentence: Sentence, parts: string[]) =>
  typeof sentence === 'string'
    ? sentence.replace(/\$(\d)/g, (_, digit) => parts[Number(digit) - 1] ?? '')
    : sentence(...parts)

/** What stands at each `{}` of the pattern; in one pass, so that no message can make it slow. */
function partsOf(message: string, pattern: string): string[] | undefined {
  const [head = '', ...literals] = pattern.split('{}')
  if (!message.startsWith(head)) return undefined
  const parts: string[] = []
  let at = head.length
  for (const [index, literal] of literals.entries()) {
    const isLast = index === literals.length - 1
    const next = isLast ? message.length - literal.length : message.indexOf(literal, at)
    if (next < at || (isLast && !message.endsWith(literal))) return undefined
    parts.push(message.slice(at, next))
    at = next + literal.length
  }
  return at === message.length ? parts : undefined
}
