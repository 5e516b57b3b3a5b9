import type { ExamplesById } from '../rule.ts'

export const dataMissing: ExamplesById = {
  'D-MISSING': {
    bad: [
      '关于创建工作的报告\n市文明办：\n现将情况报告如下。一年来，工作扎实推进。\n⟦示例局⟧',
      { text: '创建工作总结\n⟦一年来，工作扎实推进。⟧', options: { templates: { required: ['signature', 'date'] } } },
    ],
    good: [
      '述职报告\n市文明办：\n一年来，本人尽职尽责。\n述职人：时立达\n2025年1月5日',
      '社区里的年味\n县文明办：\n腊月里，社区办起了集市。\n（示例社区供稿）',
      '关于创建工作的报告\n市文明办：\n一年来，工作扎实推进。\n示例市××局\n2025年1月5日',
      '关于创建工作的报告\n市文明办：\n一年来，工作扎实推进。\n示例局\n2025年1月5日',
      '创建工作总结\n一年来，工作扎实推进。',
    ],
  },
}
