import { CONTENT_MESSAGES } from './content-messages.ts'
import { LANGUAGE_MESSAGES } from './language-messages.ts'

/** An English sentence with `$1`, `$2` … for what stood at the `{}` of the Chinese one, or a function of these. */
export type Sentence = string | ((...parts: string[]) => string)

/** Sentences of the rules by rule id and Chinese pattern; `{}` stands for words that vary. The first that fits counts. */
export const ENGLISH_MESSAGES: Record<string, Record<string, Sentence>> = { ...CONTENT_MESSAGES, ...LANGUAGE_MESSAGES }
