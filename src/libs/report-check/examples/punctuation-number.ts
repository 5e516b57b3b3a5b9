import type { ExamplesById } from '../rule.ts'

export const punctuationNumber: ExamplesById = {
  'P-NUM': {
    bad: [
      { text: '⟦1、⟧健全制度\n⟦2、⟧落实责任', fixed: '1.健全制度\n2.落实责任' },
      { text: '⟦（1）、⟧健全制度\n⟦（2）、⟧落实责任', fixed: '（1）健全制度\n（2）落实责任' },
      { text: '⟦第一、⟧健全制度。⟦第二、⟧落实责任。', fixed: '第一，健全制度。第二，落实责任。' },
      { text: '重点如下：⟦1、⟧健全制度；⟦2、⟧落实责任。', fixed: '重点如下：1.健全制度；2.落实责任。' },
    ],
    good: ['一、健全制度\n（一）明确责任\n1.抓学习\n（1）定计划', '整治1、2号楼和3、4号楼。', '2.5万人次参加。'],
  },
}
