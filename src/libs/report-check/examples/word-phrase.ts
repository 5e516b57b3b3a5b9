import type { ExamplesById } from '../rule.ts'

export const wordPhrase: ExamplesById = {
  'W-TYPO-PHRASE': {
    bad: [
      { text: '干部职工再接⟦再励⟧，⟦经益⟧求精。', fixed: '干部职工再接再厉，精益求精。' },
      { text: '大家一如⟦继往⟧，⟦深如⟧贯彻落实。', fixed: '大家一如既往，深入贯彻落实。' },
      { text: '认真⟦旅行⟧职责，开辟绿色⟦同道⟧。', fixed: '认真履行职责，开辟绿色通道。' },
    ],
    good: [
      '国务院另有规定的除外，形成合理的机制，了解受教育者的情况。',
      '再接再厉，精益求精，一如既往地贯彻落实。',
      '在微信服务群中通报。',
      '各科室组织领到了防护用品。',
    ],
  },
}
