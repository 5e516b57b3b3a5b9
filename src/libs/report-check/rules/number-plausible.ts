import type { Quantity } from '../model/numbers.ts'
import { quantitiesWithin, type TextModel } from '../model/text-model.ts'
import type { Finding, Rule } from '../rule.ts'
import { HONOURS } from './number-plausible.words.ts'

const LEVELS: { rank: number; pattern: RegExp }[] = [
  { rank: 3, pattern: /(?:国家级|全国)$/ },
  { rank: 2, pattern: /(?:省级|全省|省|自治区级)$/ },
  { rank: 1, pattern: /(?:市级|全市|市)$/ },
  { rank: 0, pattern: /(?:县级|区级|全县|全区|县|区)$/ },
]
const ENOUGH = 5
/** Of honours of any kind a little more above than below occurs. */
const ANY = '荣誉'
const CLEARLY = 1.5

interface Count {
  rank: number
  quantity: Quantity
  start: number
}

/** Counts of one honour by the level that gives it, in text order. */
function countsOf(model: TextModel, honour: string): Count[] {
  const counts: Count[] = []
  for (
    let index = model.plain.indexOf(honour);
    index >= 0;
    index = model.plain.indexOf(honour, index + honour.length)
  ) {
    const quantity = quantitiesWithin(model, index + honour.length, index + honour.length + 1)[0]
    const level = LEVELS.find(({ pattern }) => pattern.test(model.plain.slice(Math.max(0, index - 4), index)))
    if (quantity && level) counts.push({ rank: level.rank, quantity, start: index })
  }
  return counts
}

/** 国家级技术能手11名、省级2名: one kind, named once or twice, by two levels. */
const LADDER =
  /(?:国家级|全国)([^，。；、\d\n]{0,12})(\d{1,4})([个名项家人处件])[、，](?:省级|自治区级|省)([^，。；、\d\n]{0,12})(\d{1,4})\3/g
/** What is applied for at each level by itself. */
const GRANTED = /资金|课题|项目|基金|标准|专利|媒体|报刊|任务|会议|活动/
/** Many more above than below: a little more occurs. */
const TWICE = 2

/** The noun is one that is told before: 科普基地中国家级8个，省级3个. */
function checkLadders({ plain }: TextModel, told: Set<number>, report: (finding: Finding) => void): void {
  for (const { index, 0: all, 1: noun = '', 2: higher, 3: measure, 4: other = '', 5: lower } of plain.matchAll(
    LADDER,
  )) {
    if (told.has(index) || !noun.endsWith(other) || GRANTED.test(noun)) continue
    const [above, below] = [Number(higher), Number(lower)]
    if (above < ENOUGH || above < below * TWICE) continue
    const end = index + all.indexOf(`${higher}${measure}`) + `${higher}${measure}`.length
    report({
      start: index,
      end,
      message: `${all.startsWith('全国') ? '全国' : '国家级'}${noun}比低一级的还多，请核对两个数是否颠倒。`,
    })
  }
}

const PARTITION = 80
const MOST_LEVELS = 8

/** 31家单位，全国3家、省级19家、市级9家: each is counted at its highest level, so that all make the whole. */
function isPartition(model: TextModel, counts: Count[]): boolean {
  const sum = counts.reduce((all, { quantity }) => all + quantity.value, 0)
  return (
    counts.length > 2 &&
    counts.length < MOST_LEVELS &&
    quantitiesWithin(model, (counts[0] as Count).start - PARTITION, (counts.at(-1) as Count).start + PARTITION).some(
      ({ value, family }) => value === sum && family === counts[0]?.quantity.family,
    )
  )
}

/** The days of a week, the hours of a day, the days of a month. */
const SPANS = /每(?:(周)|([天日])|(月))(?![^，。；\d]*[共计均])[^，。；、\d]{0,8}?(?<![\d.])(\d{1,2})(?:天|个?小时)/g

/** 每周8天, 每天26小时: more than there are. */
function checkSpans({ plain }: TextModel, report: (finding: Finding) => void): void {
  for (const { 0: text, 1: week, 2: day, 4: count, index: start } of plain.matchAll(SPANS)) {
    if (text.endsWith('天') === (day !== undefined)) continue
    const most = week ? (text.endsWith('天') ? 7 : 168) : day ? 24 : text.endsWith('天') ? 31 : 744
    if (Number(count) > most) report({ start, end: start + text.length, message: `“${text}”不可能，请核对数字。` })
  }
}

export const numberPlausible: Rule = {
  id: 'N-PLAUS',
  severity: 'warning',
  title: '数量关系不合常理',
  why: '高一级的荣誉通常比低一级的少；反过来多，可能是把两个数写颠倒了。',
  check({ model, report }) {
    const told = new Set<number>()
    for (const honour of HONOURS) {
      const counts = countsOf(model, honour)
      counts.forEach((count, index) => {
        const next = counts[index + 1]
        if (!next || next.start - count.start > 120) return
        const [higher, lower] = count.rank > next.rank ? [count, next] : [next, count]
        if (
          higher.rank === lower.rank ||
          higher.quantity.value < ENOUGH ||
          higher.quantity.value <= lower.quantity.value * (honour === ANY ? CLEARLY : 1)
        )
          return
        if (isPartition(model, counts)) return
        const level =
          /(?:国家级|全国|省级|全省|市级|全市|县级|区级|省|市|县|区)$/.exec(
            model.plain.slice(Math.max(0, higher.start - 4), higher.start),
          )?.[0] ?? ''
        told.add(higher.start - level.length)
        report({
          start: higher.start - level.length,
          end: higher.quantity.end,
          message: `${level}${honour}比低一级的还多，请核对两个数是否颠倒。`,
          related: [{ start: lower.quantity.start, end: lower.quantity.end, message: '低一级的数' }],
        })
      })
    }
    checkLadders(model, told, report)
    checkSpans(model, report)
  },
}
