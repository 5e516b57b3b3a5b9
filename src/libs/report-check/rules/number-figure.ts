import { compareModel } from '../figures.ts'
import type { Rule } from '../rule.ts'

export const numberFigure: Rule = {
  id: 'N-FIGURE',
  severity: 'error',
  title: '数字与本单位数据不一致',
  why: '汇报里的数必须等于台账算出的数（一数一源）。',
  examples: {
    bad: [
      {
        text: '全年志愿服务时长达⟦3620小时⟧。',
        options: {
          figures: [
            {
              id: 'volunteer.hours',
              name: '志愿服务时长',
              value: '3260',
              unit: '小时',
              period: { from: '2025-01-01', to: '2025-12-31' },
              records: ['a'],
            },
          ],
        },
      },
    ],
    good: [
      {
        text: '全年志愿服务时长达3260小时，整治小巷35条。',
        options: {
          figures: [
            {
              id: 'volunteer.hours',
              name: '志愿服务时长',
              value: '3260',
              unit: '小时',
              period: { from: '2025-01-01', to: '2025-12-31' },
              records: ['a'],
            },
          ],
        },
      },
      '全年志愿服务时长达3620小时。',
    ],
  },
  check({ model, options, report }) {
    if (!options.figures?.length) return
    for (const { start, end, status, figure } of compareModel(model, options.figures)) {
      if (status !== '不一致' || !figure) continue
      report({
        start,
        end,
        message: `与“${figure.name}”的数据${figure.value}${figure.unit}不一致（${figure.period.from}至${figure.period.to}${figure.records.length > 0 ? `，记录${figure.records.length}条` : ''}）。`,
      })
    }
  },
}
