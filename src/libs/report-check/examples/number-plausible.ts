import type { ExamplesById } from '../rule.ts'

export const numberPlausible: ExamplesById = {
  'N-PLAUS': {
    bad: ['共有⟦全国工人先锋号31个⟧、省级工人先锋号17个。'],
    good: ['共有全国工人先锋号12个、省级工人先锋号17个。', '共有全国工人先锋号2个、省级工人先锋号1个。'],
  },
}
