import type { ExamplesById } from '../rule.ts'

export const termOutdated: ExamplesById = {
  'T-OUTDATED': {
    bad: [
      '2025年总结：建成⟦计划生育服务室⟧一间。',
      '组织学习⟦八荣八耻⟧，社区设有⟦计生服务室⟧。',
      '2024年，⟦市工商局⟧牵头开展检查。'.replace('⟦市工商局⟧', '市⟦工商局⟧'),
    ],
    good: [
      '2025年总结：市文化和旅游发展委员会来函。',
      '2010年，市工商局牵头开展检查。',
      '2024年，原工商局职工参加活动。',
      '践行社会主义核心价值观。',
    ],
  },
}
