import type { ExamplesById } from '../rule.ts'

export const punctuationPair: ExamplesById = {
  'P-PAIR': {
    bad: ['开展⟦“⟧学雷锋活动。', '制定考勤制度⟦》⟧，落实责任。', '成立领导小组⟦（⟧见附件。', '开展⟦“⟧学雷锋⟦“⟧活动。'],
    good: [
      '开展“学雷锋”活动（见附件）。',
      '重点是：1）抓学习；2）抓整改。',
      '他说：“读《雷锋日记》很受教育。”',
      '“甲\n“乙”',
    ],
  },
}
