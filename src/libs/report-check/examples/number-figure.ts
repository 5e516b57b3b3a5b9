import type { ExamplesById } from '../rule.ts'

export const numberFigure: ExamplesById = {
  'N-FIGURE': {
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
}
