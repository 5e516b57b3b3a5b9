import type { ExamplesById } from '../rule.ts'

export const punctuationHalf: ExamplesById = {
  'P-HALF': {
    bad: [
      '扎实选树先进典型⟦.⟧开展岗位比武。',
      {
        text: '今年以来⟦,⟧我局扎实工作⟦;⟧成效明显⟦(⟧见附件⟦)⟧。',
        fixed: '今年以来，我局扎实工作；成效明显（见附件）。',
      },
      { text: '一些点位保洁不及时；⟦(⟧3⟦)⟧志愿服务不均衡。', fixed: '一些点位保洁不及时；（3）志愿服务不均衡。' },
      { text: '开展⟦"⟧学雷锋⟦"⟧活动。', fixed: '开展“学雷锋”活动。' },
      { text: '增长12%⟦,⟧好于预期⟦!⟧', fixed: '增长12%，好于预期！' },
    ],
    good: [
      '1.开展岗位比武。阿依古丽.买买提在场。',
      '共1,200人参加，9:30开始，比例为3:1。',
      '网址为https://www.example.gov.cn/a?b=1。',
      '采用PDCA(Plan, Do, Check, Act)方法。',
    ],
  },
}
