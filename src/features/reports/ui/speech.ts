import type { Fault, RuleInfo } from '../../../libs/report-check/index.ts'
import { defineTexts } from '../../../web/kit/i18n.ts'

/** What the check itself says, in the language of the page. */
interface Speech {
  rule<R extends Pick<RuleInfo, 'id' | 'title' | 'why'>>(rule: R): R
  message(fault: Pick<Fault, 'rule' | 'message'>): string
  /** Why a correction could not be written. */
  skipped(reason: string): string
}

const chinese: Speech = { rule: (rule) => rule, message: ({ message }) => message, skipped: (reason) => reason }

export const speech = defineTexts(chinese, async (): Promise<Speech> => {
  const english = await import('../../../libs/report-check/english/index.ts')
  return { rule: english.ruleInEnglish, message: english.messageInEnglish, skipped: english.skippedInEnglish }
})
