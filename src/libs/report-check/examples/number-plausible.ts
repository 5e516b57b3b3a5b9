import type { ExamplesById } from '../rule.ts'

export const numberPlausible: ExamplesById = {
  'N-PLAUS': {
    bad: ['共有⟦全国工人先锋号31个⟧、省级工人先锋号17个。', '职工中有⟦国家级技术能手11名⟧、省级2名、市级1名。'],
    good: [
      '共有全国工人先锋号12个、省级工人先锋号17个。',
      '共有全国工人先锋号2个、省级工人先锋号1个。',
      '承担国家级课题12项、省级5项；有国家级高新技术企业36家、省级专精特新企业12家。',
    ],
  },
}
