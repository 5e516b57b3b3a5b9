import { breakdownsOf } from '../model/breakdown.ts'
import { quantitiesWithin, sentenceAt } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'
import { formatValue } from './number-sum.ts'

/** Pairs whose second number cannot exceed the first: 应到……实到……. */
const PAIRED =
  /(?:应到|应参加|应参会|发放|发出|受理|收到|接到|认领|征集|排查|发现|查出|梳理|交办|转办)[^。；\n]{0,24}?(?=，(?:实到|实际到会|实参加|收回|回收|已?(?:办结|完成|整改|解决|兑现|实现|化解|消除|落实))[^\d。；，、\n]{0,8}\d)/g

export const numberPart: Rule = {
  id: 'N-PART',
  severity: 'error',
  title: '部分大于整体',
  why: '“其中”的数比总数还大，必有一个写错。',
  examples: {
    bad: ['注册志愿者120人，其中党员⟦150人⟧。', '发放问卷500份，收回⟦520份⟧。', '认领微心愿126个，完成⟦131个⟧。'],
    good: [
      '注册志愿者120人，其中党员90人。',
      '发放问卷500份，收回480份。',
      '排查隐患36处，整改36处，开展宣传40次。',
      '奖金总额2万元，其中一等奖5000元。',
    ],
  },
  check({ model, report }) {
    for (const { whole, parts, lead } of breakdownsOf(model)) {
      if (lead === '：' || lead === '（') continue
      for (const { quantity, label } of parts) {
        if (quantity.value <= whole.value || whole.approximate || /不少于|超过/.test(label)) continue
        report({
          start: quantity.start,
          end: quantity.end,
          message: `“${label}”${formatValue(quantity.value)}${quantity.unit}比总数${formatValue(whole.value)}${whole.unit}还大。`,
          related: [{ start: whole.start, end: whole.end, message: '总数' }],
        })
      }
    }
    for (const match of model.plain.matchAll(PAIRED)) {
      const end = match.index + match[0].length
      const whole = quantitiesWithin(model, match.index, end).at(-1)
      const part = quantitiesWithin(model, end, Math.min(sentenceAt(model, end).end, end + 20))[0]
      if (!whole || !part || whole.family !== part.family || part.value <= whole.value || part.percent) continue
      report({
        start: part.start,
        end: part.end,
        message: `${formatValue(part.value)}${part.unit}比前面的${formatValue(whole.value)}${whole.unit}还大。`,
      })
    }
  },
}
