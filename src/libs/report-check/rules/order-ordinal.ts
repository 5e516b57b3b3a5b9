import { toChineseNumeral } from '../../chinese/numerals.ts'
import { type Ordinal, ordinalSeries } from '../model/ordinals.ts'
import type { Rule } from '../rule.ts'

const SAID = 200
const SPOKEN_REACH = 1000

/** 首先，……其次，……第三，……: the first two are counted in words. */
function spokenBefore(plain: string, { kind, value, start }: Ordinal): number {
  if (value < 2 || value > 3) return 0
  const before = plain.slice(Math.max(0, start - SPOKEN_REACH), start)
  // 对此，我们一是认账，二是整改。
  if (kind !== '第') return value === 2 && before.slice(-SAID).split('\n').at(-1)?.includes(`一${kind}`) ? 1 : 0
  return before.includes(value === 3 ? '其次' : '首先') ? value - 1 : 0
}

export const orderOrdinal: Rule = {
  id: 'O-ORDINAL',
  severity: 'error',
  title: '“一是、二是”不连续',
  why: '分述的序数重复、跳号或没有开头，说明有一条被删掉或写错了。',
  check({ model, report }) {
    for (const series of ordinalSeries(model)) {
      // 一是抓环境，一是抓人心: said side by side.
      if (series.length === 2 && series.every(({ value }) => value === 1)) continue
      let last = spokenBefore(model.plain, series[0] as Ordinal)
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
