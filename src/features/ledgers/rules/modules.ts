import type { LedgerDefinition } from '../contract/index.ts'

/** What the rules modules need to find in a ledger that names them. */
export const fundFields = { direction: 'direction', received: '拨入', amount: 'amount' } as const
export const minutesOfDay = 24 * 60

/** Why a ledger cannot name its rules module. */
export function ruleFaults(definition: LedgerDefinition): string[] {
  switch (definition.rules) {
    case 'volunteer-hours':
      return definition.people?.minutes ? [] : ['规则 volunteer-hours 要求登记人员并记服务时长（people.minutes: true）']
    case 'fund-balance': {
      const direction = definition.fields.find((field) => field.key === fundFields.direction)
      const amount = definition.fields.find((field) => field.key === fundFields.amount)
      const fits =
        direction?.type === 'choice' &&
        direction.required &&
        direction.options.includes(fundFields.received) &&
        amount?.type === 'decimal' &&
        amount.required
      return fits ? [] : ['规则 fund-balance 要求必填的 direction（choice，含“拨入”）和 amount（decimal）']
    }
    default:
      return []
  }
}
