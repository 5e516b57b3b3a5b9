import { EXAMPLES } from '../../../../libs/report-check/examples/index.ts'
import { LAYOUT_RULES } from '../../../../libs/report-check/layout/rules.ts'
import { RULES } from '../../../../libs/report-check/rules/index.ts'
import type { ExplainedRule } from '../check/protocol.ts'

/** Every rule of the check in the order of its class, those of layout last. */
export const allRules: readonly ExplainedRule[] = [...RULES, ...LAYOUT_RULES].map(
  ({ id, severity, title, why, source }) => {
    const examples = EXAMPLES[id]
    return {
      ...{ id, severity, title, why },
      ...(source === undefined ? {} : { source }),
      ...(examples ? { examples } : {}),
    }
  },
)

export const classOf = (id: string) => id.slice(0, id.indexOf('-'))
