import type { Quantity } from '../model/numbers.ts'
import { lineAt, quantitiesWithin, sentenceAt, type TextModel } from '../model/text-model.ts'
import type { Finding, Rule } from '../rule.ts'
import { AVERAGE } from './number-average.words.ts'
import { formatValue } from './number-sum.ts'

const COUNTED: Record<string, readonly string[]> = {
  人: ['人', '人次', '名', '位'],
  户: ['户', '户次', '家'],
  支: ['支'],
  村: ['个村', '村', '个'],
  校: ['所', '个'],
  社: ['个社区', '个'],
}
const REACH = 90
const SCALES: Record<string, number> = { 元: 1, 万元: 1e4, 亿元: 1e8 }

/** Money counts in yuan, whatever it is written in; time in minutes. */
function base(quantity: Quantity): { family: string; value: number; step: number } {
  const scale = SCALES[quantity.unit]
  if (scale) return { family: '元', value: quantity.value * scale, step: quantity.step * scale }
  const time = /^(?:个)?(小时|学时|课时|分钟)$/.exec(quantity.unit)?.[1]
  if (time) return { family: time, value: quantity.value, step: quantity.step }
  return { family: quantity.family, value: quantity.value, step: quantity.step }
}

/** 发放救助金186万元，人均救助…: the average names what the total counts; 人均每月, 人均年 are rates of their own. */
function speaksOf(model: TextModel, label: string, { total, count }: Division): boolean {
  if (/[年月日周天次]/.test(label)) return false
  const words = label.replace(/[达约为有的]/g, '')
  const lead = [total, count].map(({ start }) => model.plain.slice(Math.max(0, start - 12), start)).join()
  return words === '' || [...words].some((character) => lead.includes(character))
}

const VOLUNTEERS = /志愿者(?:共|总数|达)?$/
const BEFORE = 200

/** 志愿者112人。累计服务3680小时，人均服务时长: those who serve were counted before in the same paragraph. */
function volunteers(model: TextModel, at: number): Quantity | undefined {
  const { start } = sentenceAt(model, at)
  const from = Math.max(lineAt(model, at).start, start - BEFORE)
  const [count, more] = quantitiesWithin(model, from, at).filter(
    (quantity) =>
      quantity.family === '人' &&
      (VOLUNTEERS.test(model.plain.slice(Math.max(0, quantity.start - 6), quantity.start)) ||
        /^(?:注册)?志愿者/.test(model.plain.slice(quantity.end, quantity.end + 5))),
  )
  return more ? undefined : count
}

const isExact = ({ approximate, unit }: Quantity) => !approximate && unit !== ''

interface Division {
  total: Quantity
  count: Quantity
}

/** Every total and count of the sentence that the average could come from. */
function divisions(model: TextModel, average: Quantity, who: string, at: number): Division[] {
  const sentence = sentenceAt(model, at)
  const before = quantitiesWithin(model, Math.max(sentence.start, at - REACH), at)
  const near = before.filter((quantity) => !quantity.percent && quantity.unit !== '')
  // 每户500元、每人200元: with households and people the total is of both.
  if (
    model.plain[at] === '每' &&
    near.some(({ family }) => family === '人') &&
    near.some(({ family }) => family === '户')
  )
    return []
  const counts = near.filter(({ unit }) => COUNTED[who]?.some((each) => unit === each))
  const { family } = base(average)
  return counts.flatMap((count) =>
    near
      .filter(
        (total) =>
          total !== count &&
          base(total).family === family &&
          (total.family !== count.family || total.start > count.start),
      )
      .map((total) => ({ total, count })),
  )
}

function matches(average: Quantity, { total, count }: Division): boolean {
  const [whole, one] = [base(total), base(average)]
  const ratio = whole.value / count.value
  const blur =
    ratio *
    ((whole.step === 1 ? 0 : whole.step / 2 / whole.value) + (count.step === 1 ? 0 : count.step / 2 / count.value))
  const slack = average.approximate ? one.value * 0.15 : one.step * 0.999
  return Math.abs(ratio - one.value) <= slack + blur
}

const SERVED = /服务|时长/

function hoursServed(model: TextModel, at: number): Division[] {
  const count = volunteers(model, at)
  const total = quantitiesWithin(model, sentenceAt(model, at).start, at).findLast(({ unit }) => unit.endsWith('小时'))
  return count && total ? [{ total, count }] : []
}

const MONTHLY = /，(?:平均每月|月均|每月平均)[\u4e00-\u9fff]{0,4}(?=\d)/g
const MONTHS = 12

/** 全年走访1200人次，平均每月走访100人次. */
function checkMonthly(model: TextModel, report: (finding: Finding) => void): void {
  for (const match of model.plain.matchAll(MONTHLY)) {
    const end = match.index + match[0].length
    const average = quantitiesWithin(model, end, end + 1)[0]
    const { start } = sentenceAt(model, match.index)
    const [total, more] = quantitiesWithin(model, start, match.index)
    if (!average || !total || more || average.approximate || total.approximate || total.family !== average.family)
      continue
    if (!/全年|一年来/.test(model.plain.slice(start, total.start)) || total.unit === '') continue
    const right = total.value / MONTHS
    if (Math.abs(right - average.value) <= average.step + total.step / MONTHS) continue
    report({
      start: average.start,
      end: average.end,
      message: `按前面的数字计算是${formatValue(Number(right.toPrecision(4)))}${average.unit}，与${formatValue(average.value)}${average.unit}不符。`,
      related: [{ start: total.start, end: total.end, message: '总数' }],
    })
  }
}

const PER_PUPIL = /(\d)[\u4e00-\u9fff]{1,2}[，（](?:学生|在校生)?生均(?:达到?|约|为|藏书|图书|拥有)?(?=\d)/g
const PUPILS = /(?:在校学生|在校生|学生|在籍学生)(?:总数|共|共有)?$/
const OPENING = 2000

/** 学校有学生1512名。……藏书4.536万册，生均40册: the pupils of the school are counted at the beginning, once. */
function checkPupils(model: TextModel, report: (finding: Finding) => void): void {
  for (const match of model.plain.matchAll(PER_PUPIL)) {
    const end = match.index + match[0].length
    const average = quantitiesWithin(model, end, end + 1)[0]
    const total = quantitiesWithin(model, sentenceAt(model, match.index).start, match.index + 1).at(-1)
    if (!average || !total || total.family !== average.family || !isExact(average) || !isExact(total)) continue
    const pupils = quantitiesWithin(model, 0, Math.min(OPENING, total.start)).filter(
      ({ start, end: behind, family }) =>
        family === '人' &&
        (PUPILS.test(model.plain.slice(Math.max(0, start - 8), start)) ||
          /^(?:在校|在籍)?(?:学|小学|中学)生/.test(model.plain.slice(behind, behind + 5))),
    )
    const [count] = pupils
    if (!count || !isExact(count) || pupils.some(({ value }) => value > count.value)) continue
    if (pupils.some((each) => matches(average, { total, count: each }))) continue
    const right = total.value / count.value
    report({
      start: average.start,
      end: average.end,
      message: `按前面的数字计算是${formatValue(Number(right.toPrecision(4)))}${average.unit}，与${formatValue(average.value)}${average.unit}不符。`,
      related: [
        { start: total.start, end: total.end, message: '总数' },
        { start: count.start, end: count.end, message: '人数、户数' },
      ],
    })
  }
}

export const numberAverage: Rule = {
  id: 'N-SUM-AVERAGE',
  severity: 'error',
  title: '人均、户均与总数不符',
  why: '平均数由总数除以人数或户数得出，三个数必须对得上。',
  check({ model, report }) {
    checkMonthly(model, report)
    checkPupils(model, report)
    for (const match of model.plain.matchAll(AVERAGE)) {
      const at = match.index
      const end = at + match[0].length
      const average = quantitiesWithin(model, end, end + 10)[0]
      if (
        !average ||
        average.percent ||
        average.unit === '' ||
        /[，。；、]/.test(model.plain.slice(end, average.start))
      )
        continue
      const who = /[人户村校社支]/.exec(match[0])?.[0] ?? '人'
      const inSentence = divisions(model, average, who, at)
      const served = who === '人' && average.unit.endsWith('小时') && SERVED.test(model.plain.slice(end, average.start))
      // Beside those who serve, those who were served (服务群众5200余人次) divide nothing.
      const [serving] = served ? hoursServed(model, at) : []
      const possible =
        !serving || inSentence.some((division) => matches(average, division))
          ? inSentence
          : [serving, ...inSentence.filter(({ count }) => count !== serving.count && isExact(count))]
      const [only] = possible
      // With several totals or counts at hand nobody can say which were divided; one that fits is enough.
      if (!only || possible.some((division) => matches(average, division))) continue
      if (possible.length > 1 || !isExact(only.total) || !isExact(only.count)) continue
      if (!speaksOf(model, model.plain.slice(end, average.start), only)) continue
      const right = base(only.total).value / only.count.value
      // 举办12次，……人均11次: nobody has nearly all of what is divided.
      if (base(average).value * 2 > base(only.total).value && only.count.value > 2) continue
      const shown = right / (SCALES[average.unit] ?? 1)
      report({
        start: average.start,
        end: average.end,
        message: `按前面的数字计算是${formatValue(Number(shown.toPrecision(4)))}${average.unit}，与${formatValue(average.value)}${average.unit}不符。`,
        related: [
          { start: only.total.start, end: only.total.end, message: '总数' },
          { start: only.count.start, end: only.count.end, message: '人数、户数' },
        ],
      })
    }
  },
}
