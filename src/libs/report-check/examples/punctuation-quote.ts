import type { ExamplesById } from '../rule.ts'

export const punctuationQuote: ExamplesById = {
  'P-PUNCT-SPEECH': {
    bad: [
      {
        text: '老人逢人便说：“水管接到家，心里乐开花⟦”。⟧',
        fixed: '老人逢人便说：“水管接到家，心里乐开花。”',
      },
      '村民们夸道：“路平了，灯亮了，比亲人还亲⟦”⟧\n二、下一步打算',
    ],
    good: [
      '老人逢人便说：“水管接到家，心里乐开花。”',
      '不足也有六字：“旧、慢、少、散、粗、冷”。',
      '他常说“路平了，心就平了”。',
      '老人说：“好，真好！”大家都笑了。',
    ],
  },
}
