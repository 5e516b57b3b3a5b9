import type { ExamplesById } from '../rule.ts'

export const numberSplit: ExamplesById = {
  'N-SPLIT': {
    bad: [
      {
        text: '全年服务群众，⟦累计时长12\n⟧⟦3.5小⟧时，人均提高。',
        fixed: '全年服务群众，累计时长123.5小时，人均提高。',
      },
    ],
    good: ['一、全年筹集资金120万元。\n二、整治背街小巷35条。', '附件1\n3.5万元明细，见下表。'],
  },
}
