import type { EarlierReport } from '../options.ts'
import type { ExamplesById } from '../rule.ts'

const OTHER: EarlierReport = {
  name: '示例区报告',
  from: 'other',
  text: '我们坚持把文明创建与业务工作同部署同检查同考核，成立由主要负责同志任组长的领导小组，每月召开一次例会，研究解决重点难点问题。',
}

const LAST_YEAR: EarlierReport = { name: '上半年报告', from: 'own', text: '我局现有干部职工86人，其中党员52人。' }

export const earlierReports: ExamplesById = {
  'X-COPY': {
    bad: [
      {
        text: '一、加强领导\n⟦我们坚持把文明创建与业务工作同部署、同检查、同考核，成立由主要负责同志任组长的领导小组，每月召开1次例会，研究解决重点难点问题。⟧',
        options: { earlier: [OTHER] },
      },
    ],
    good: [
      {
        text: '一、加强领导\n领导小组由局长任组长，科室负责人任组员，每季度听取一次汇报，把任务清单落实到岗位，逐月销号，年底由群众代表打分。',
        options: { earlier: [OTHER] },
      },
    ],
  },
  'N-CONFLICT-EARLIER': {
    bad: [{ text: '我局现有干部职工⟦83人⟧。', options: { earlier: [LAST_YEAR] } }],
    good: [{ text: '我局现有干部职工86人。', options: { earlier: [LAST_YEAR] } }],
  },
}
