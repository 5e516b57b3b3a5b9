import type { ExamplesById } from '../rule.ts'

export const punctuationSplice: ExamplesById = {
  'P-PUNCT-SPLICE': {
    bad: [
      {
        text: '创建成效更加显著⟦，⟧一是环境改善了；二是风气变好了。',
        fixed: '创建成效更加显著。一是环境改善了；二是风气变好了。',
      },
      { text: '存在两个问题⟦，⟧一是力度不够，二是载体不新。', fixed: '存在两个问题：一是力度不够，二是载体不新。' },
    ],
    good: [
      '存在两个问题：一是力度不够；二是载体不新。',
      '成效显著。一是环境好了，二是人心齐了。',
      '这里，一是安静。',
      '基础已经打牢。下半年，一要抓协调，二要抓落实。',
    ],
  },
}
