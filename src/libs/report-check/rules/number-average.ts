import { quantitiesWithin, sentenceAt, type TextModel } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'
import { NO_DIVISION, PUPILS } from './number-average.words.ts'
import {
  blurOf,
  checkRates,
  countsAround,
  countsOf,
  fits,
  isRated,
  kindOf,
  type Rate,
  REACH,
  type Report,
  ratesOf,
  tell,
} from './number-average-rates.ts'
import { checkFrequencies, checkSameIn } from './number-average-times.ts'

const TOGETHER =
  /^[\u4e00-\u9fff]{0,4}，(?:([二两三四五六])年)?(?:共计|合计|总计|一共|总共|共|累计)[\u4e00-\u9fff]{0,8}$/

/** 举办4期，每期30名，共接收150名: each of them together. */
function checkProduct(model: TextModel, rate: Rate, report: Report): void {
  const { average, start } = rate
  const { plain } = model
  const sentence = sentenceAt(model, start)
  const total = quantitiesWithin(model, average.end, Math.min(sentence.end, average.end + 30)).find(
    (each) => kindOf(each) === kindOf(average),
  )
  const match = total && TOGETHER.exec(plain.slice(average.end, total.start))
  if (!match || average.approximate || total.approximate || NO_DIVISION.test(plain.slice(sentence.start, total.start)))
    return
  const yearly = /每年$/.test(rate.label)
  if (yearly !== Boolean(match[1])) return
  const years = match[1] ? ' 一两三四五六'.replace('两', '二').indexOf(match[1] === '两' ? '二' : match[1]) : 1
  const before = quantitiesWithin(model, Math.max(sentence.start, start - REACH), start)
  if (before.some((other) => kindOf(other) === kindOf(average) && isRated(model, other))) return
  const counts = countsOf(model, { ...rate, label: rate.label.replace(/每年$/, '') }, before)
  const [count] = counts
  if (!count || counts.some(({ value, approximate }) => value !== count.value || approximate)) return
  const right = average.value * count.value * years
  // The last group may be smaller; totals are rounded.
  const off = Math.abs(right - total.value)
  if (off < average.value || off <= total.step || off / right < 0.02) return
  if (
    countsAround(model, average).some(
      (other) =>
        other.family === count.family && Math.abs(average.value * other.value * years - total.value) <= total.step,
    )
  )
    return
  tell(total, right, [{ start: count.start, end: average.end, message: '总数' }], report)
}

const OPENING = 2000

/** 学校有学生1512名。……藏书4.536万册，生均40册: the pupils of the school are counted at the beginning, once. */
function checkPupils(model: TextModel, { average, start }: Rate, report: Report): void {
  const total = quantitiesWithin(model, sentenceAt(model, start).start, start).at(-1)
  if (!total || total.family !== average.family || average.approximate || total.approximate) return
  const pupils = quantitiesWithin(model, 0, Math.min(OPENING, total.start)).filter(
    (count) =>
      count.family === '人' &&
      (PUPILS.test(model.plain.slice(Math.max(0, count.start - 8), count.start)) ||
        /^(?:在校|在籍)?(?:学|小学|中学)生/.test(model.plain.slice(count.end, count.end + 5))),
  )
  const [count] = pupils
  if (!count || count.approximate || pupils.some(({ value }) => value > count.value)) return
  const blur = blurOf(total)
  if (pupils.some((each) => fits(average, total.value, each.value, blur))) return
  tell(average, total.value / count.value, [{ start: count.start, end: count.end, message: '人数、户数' }], report)
}

export const numberAverage: Rule = {
  id: 'N-CONFLICT-AVERAGE',
  severity: 'error',
  title: '平均数、总数与人数等对不上',
  why: '场均、人均、每期几名由总数除以场数、人数得出，三个数必须对得上。',
  check({ model, report }) {
    checkRates(model, report, () => {})
    for (const rate of ratesOf(model)) {
      if (rate.per === '生') checkPupils(model, rate, report)
      else checkProduct(model, rate, report)
    }
    checkFrequencies(model, report)
    checkSameIn(model, report)
  },
}
