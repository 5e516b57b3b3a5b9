import type { ExamplesById } from '../rule.ts'

export const grammarFragment: ExamplesById = {
  'G-FRAGMENT': {
    bad: ['近年来，我局重视创建工作，在市委的领导下，在市文明办的指导和⟦帮助下。⟧', '⟦通过开展一系列志愿服务活动。⟧'],
    good: [
      '在市文明办的指导帮助下，我局创建工作稳步推进。',
      '这是在大家的支持下取得的。',
      '通过开展活动，职工素质提高了。',
      '成绩的取得，离不开上级的领导。',
    ],
  },
}
