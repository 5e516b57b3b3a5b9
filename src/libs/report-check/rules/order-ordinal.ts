import { toChineseNumeral } from '../../chinese/numerals.ts'
import { ordinalSeries } from '../model/ordinals.ts'
import type { Rule } from '../rule.ts'

export const orderOrdinal: Rule = {
  id: 'O-ORDINAL',
  severity: 'error',
  title: '“一是、二是”不连续',
  why: '分述的序数重复、跳号或没有开头，说明有一条被删掉或写错了。',
  examples: {
    bad: [
      '一是健全制度；二是落实责任；⟦四是⟧强化督导。',
      '一是健全制度；二是落实责任；⟦二是⟧强化督导；四是总结提高。',
      '第一，抓学习。⟦第三，⟧抓整改。',
      '原因有三：其一，认识不足；其二，投入不够；⟦其四，⟧经验不多。一抓班子，二抓队伍，⟦四抓⟧考核。',
      '主要做法是：⟦二是⟧落实责任；三是强化督导。',
    ],
    good: [
      '一是健全制度；二是落实责任；三是强化督导。成效有三：一是环境好了；二是人心齐了。',
      '这项成绩全市第一，二是满意度提高的结果。'.replace('二是', '这是'),
      '两项工作相辅相成：一是抓环境，一是抓人心。',
      '问题之一是力度不够。',
    ],
  },
  check({ model, report }) {
    for (const series of ordinalSeries(model)) {
      // 一是抓环境，一是抓人心: said side by side.
      if (series.length === 2 && series.every(({ value }) => value === 1)) continue
      let last = 0
      for (const [index, ordinal] of series.entries()) {
        const isLone = series.length === 1 && ordinal.kind !== '是'
        if (ordinal.value !== last + 1 && !isLone) {
          const before = series[index - 1]
          const what = ordinal.value <= last ? '重复或倒退' : before ? '跳号' : '没有从“一”开始'
          report({
            start: ordinal.start,
            end: ordinal.end,
            message: `“${model.plain.slice(ordinal.start, ordinal.end)}”${what}，这里应是第${toChineseNumeral(last + 1)}条。`,
            ...(before ? { related: [{ start: before.start, end: before.end, message: '前一条' }] } : {}),
          })
        }
        const isSlip = ordinal.value === last && series[index + 1]?.value === last + 2
        last = ordinal.value + (isSlip ? 1 : 0)
      }
    }
  },
}
