import type { ExamplesById } from '../rule.ts'

export const punctuationSpace: ExamplesById = {
  'P-SPACE': {
    bad: [{ text: '我们把文明⟦创 建⟧同业务工作紧密结合起来。', fixed: '我们把文明创建同业务工作紧密结合起来。' }],
    good: [
      '值班员小李　7月2日　星期五　大雨，全站值守到天亮',
      '九年一程育新人 文明花开满校园',
      '一、 加强组织领导，落实责任',
      '主 任：某同志',
      '第一章 总则，第二章 组织，第三章 附则。',
    ],
  },
  'C-WIDTH': {
    bad: [{ text: '全年开展活动⟦４６⟧场，创建⟦Ａ⟧级景区。', fixed: '全年开展活动46场，创建A级景区。' }],
    good: ['全年开展活动46场。', '1．健全制度'],
  },
}
