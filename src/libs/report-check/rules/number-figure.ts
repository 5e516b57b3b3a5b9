import { compareModel } from '../figures.ts'
import type { Rule } from '../rule.ts'

export const numberFigure: Rule = {
  id: 'N-FIGURE',
  severity: 'error',
  title: '数字与本单位数据不一致',
  why: '汇报里的数必须等于台账算出的数（一数一源）。',
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
