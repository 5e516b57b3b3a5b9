/** A rule's title and reason in English; `source` only where the Chinese one is more than the name of a standard. */
export interface EnglishRule {
  title: string
  why: string
  source?: string
}

import { CONTENT_RULES } from './content-rules.ts'
import { LANGUAGE_RULES } from './language-rules.ts'

/** By rule id; a test compares the ids with those of the rules. */
export const ENGLISH_RULES: Record<string, EnglishRule> = { ...CONTENT_RULES, ...LANGUAGE_RULES }
