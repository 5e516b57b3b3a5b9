import { clauseBefore, quantitiesWithin, sentenceAt, type TextModel } from '../model/text-model.ts'
import type { Finding } from '../rule.ts'

const AVERAGE = /(?:人均|户均|村均|校均|平均每[人户村校])[\u4e00-\u9fff]{0,6}$/
const SCALES = [10, 100, 1000, 1e4]
const CLOSE = 0.03
const REACH = 80

/**
 * 为4200户减免税费1.36万元，户均减免3.2万元: ten thousand times more makes them agree exactly, so 亿 was meant.
 * 320名志愿者累计服务7680人次，人均服务24小时: the average tells what the total counts.
 */
export function checkAverages(model: TextModel, report: (finding: Finding) => void): void {
  for (const average of model.quantities) {
    if (average.unit === '' || average.percent || average.approximate) continue
    if (!AVERAGE.test(model.plain.slice(Math.max(0, average.start - 12), average.start))) continue
    const { start } = sentenceAt(model, average.start)
    const before = quantitiesWithin(model, Math.max(start - 40, average.start - REACH), average.start)
    for (const total of before) {
      if (total.percent || total.approximate || total.unit === '' || total.start < start) continue
      if (/[均每]/.test(clauseBefore(model.plain, total.start, 12))) continue
      const counts = before.filter(
        ({ family, value, start: at }) =>
          at !== total.start && (family === '人' || family === '户' || family === '家') && value > 1,
      )
      for (const count of counts) {
        const ratio = (average.value * count.value) / total.value
        if (total.family === average.family && total.family === '元') {
          if (SCALES.some((scale) => Math.abs(ratio / scale - 1) < CLOSE || Math.abs(ratio * scale - 1) < CLOSE))
            report({
              start: total.start,
              end: total.end,
              message: '与人数和平均数相比差了一个数量级，请核对“元”“万元”“亿元”。',
              related: [{ start: average.start, end: average.end, message: '平均数' }],
            })
        } else if (
          /^(?:人次|人|次)$/.test(total.unit) &&
          /^(?:小时|学时|课时)$/.test(average.unit) &&
          Math.abs(ratio - 1) < 0.005
        )
          report({
            start: total.start,
            end: total.end,
            message: `平均数的单位是“${average.unit}”，总数也应当用“${average.unit}”。`,
            related: [{ start: average.start, end: average.end, message: '平均数' }],
          })
      }
    }
  }
}
