import type { ExamplesById } from '../rule.ts'

export const numberRecount: ExamplesById = {
  'N-CONFLICT-COUNT': {
    bad: [
      '辖区划分为14个网格，党员218名。\n一、精细治理\n把⟦16个⟧网格作为创建的最小单元。',
      '学校现有36个教学班，学生1620人。\n一、以文化人\n⟦1650名⟧学生每人养护一盆绿植。',
    ],
    good: [
      '辖区划分为14个网格，党员218名。\n一、精细治理\n12个网格建成红色驿站，组织156名党员报到。',
      '全镇共有党员860名。\n二、行动\n竹溪村35名党员轮流值守。',
    ],
  },
}
