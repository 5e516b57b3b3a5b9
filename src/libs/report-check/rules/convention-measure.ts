import type { MeasureEntry } from '../data.ts'
import { isDigit } from '../model/normalize.ts'
import { lastIndexWithin, quantitiesWithin, sentenceAt, type TextModel } from '../model/text-model.ts'
import { matcherOf } from '../model/word-matcher.ts'
import type { Rule } from '../rule.ts'
import { BODIES } from './convention-measure.words.ts'

const byNoun = new WeakMap<MeasureEntry[], Map<string, MeasureEntry>>()

function entriesOf(measures: MeasureEntry[]): Map<string, MeasureEntry> {
  const known =
    byNoun.get(measures) ?? new Map(measures.flatMap((entry) => entry.nouns.map((noun) => [noun, entry] as const)))
  byNoun.set(measures, known)
  return known
}

/** What may follow the noun when it names persons; 党员突击队 and 志愿者服务站 go on. */
/** 网格员常态化入户: names of duties end the noun unless they go on as a place or a team. */
const DUTY = /[^党团学队议会成]员$|[医教讲律]师$/
const GOES_ON = /^(?:队|岗|站|家|之|协|服务|工作|培训|制度|活动|代表|大|联|俱乐部|资格|证|志愿|楼|宿舍|食堂|节|会)/
/** 志愿者宣传小分队, 党员服务窗口: what they do names a body. */
const BODY =
  /^[^，。；、]{0,7}?(?:[队站岗点组团台屋家室课班群会]|活动|基地|项目|品牌|平台|中心|窗口|方案|培训|计划|阵地)/
const HONOURED =
  /“[^“”\n]{1,6}(?:明星|之星|能手|标兵|工匠|少年|[教医律]师|师傅|员工|人物|卫士|[^成委会议动]员|[^老个法本他别]人|者)”(\d+)个(?![\u4e00-\u9fff])/g

/** 18个优秀教师. */
const PRAISED = /^(?:优秀|先进|最美|公益|爱心|热心|文明|专职|兼职|专业|青年|骨干|困难|党员|女|老|新)?$/
const ENDS_NOUN = /^(?:[，。；、！）”\s]|参[加与]|获|被|在|到|担任|深入|走|前往|报名|分赴|赶赴|奔赴|分别|和|与|及|等|$)/

/** 听众只有11个护士: told lightly, of few. */
const FEW = /[只才就]有?$|仅有$|还剩$/

/** 学生三个群体: the measure is another noun's. */
const OTHER_NOUN = /^(?:[月人百工小方班组队类场]|群体|团体|集体|社团|协会|年级|阶段|时段|方面|层面|家庭|代表)/

/** 微心愿92个，其中学生46个: the parts keep the measure of their whole. */
function isPartOfThings(model: TextModel, start: number): boolean {
  const sentence = sentenceAt(model, start)
  const among = lastIndexWithin(model.plain, '其中', start, 120)
  return among >= sentence.start && quantitiesWithin(model, sentence.start, among).at(-1)?.unit === '个'
}

export const conventionMeasure: Rule = {
  id: 'C-MEASURE',
  severity: 'warning',
  title: '量词不合习惯',
  why: '公文里人用“名”，资料用“份”，树木用“株”；“个”随口，前后也常不统一。',
  check({ model, data: { measures, particles }, report }) {
    const { plain } = model
    for (const match of plain.matchAll(HONOURED))
      report({
        start: match.index + match[0].length - (match[1] as string).length - 1,
        end: match.index + match[0].length,
        message: '获评的人论“名”。',
        fix: { text: `${match[1]}名`, safe: true },
      })
    for (const match of plain.matchAll(BODIES)) {
      const right = match[0].includes('家庭') ? '户' : '个'
      report({
        start: match.index,
        end: match.index + match[0].length,
        message: `集体论“${right}”，不论“名”。`,
        fix: { text: `${match[0].slice(0, -1)}${right}`, safe: true },
      })
    }
    const entries = entriesOf(measures)
    matcherOf(measures, (list) => list.flatMap((entry) => entry.nouns)).scan(plain, (noun, start) => {
      const entry = entries.get(noun)
      if (!entry) return
      const end = start + noun.length
      const after = quantitiesWithin(model, end, end + 1)[0]
      if (
        after &&
        entry.wrong.includes(after.unit) &&
        after.unit !== '支' &&
        !OTHER_NOUN.test(plain.slice(after.end, after.end + 2)) &&
        !isPartOfThings(model, start)
      ) {
        const number = plain.slice(end, after.end - after.unit.length)
        report({
          start,
          end: after.end,
          message: `“${noun}”的量词用“${entry.right}”。`,
          fix: { text: `${noun}${number}${entry.right}`, safe: true },
        })
        return
      }
      const before = quantitiesWithin(model, start - 14, start).at(-1)
      if (
        !before ||
        !PRAISED.test(plain.slice(before.end, start)) ||
        !entry.wrong.includes(before.unit) ||
        !(
          ENDS_NOUN.test(plain.slice(end, end + 2)) ||
          (entry.right === '名' &&
            isDigit(plain.charCodeAt(before.start)) &&
            matcherOf(particles.verbs, (list) => list).at(plain, end).length > 1 &&
            !BODY.test(plain.slice(end, end + 9))) ||
          (DUTY.test(noun) && !GOES_ON.test(plain.slice(end, end + 3)))
        ) ||
        plain[before.start - 1] === '“' ||
        FEW.test(plain.slice(Math.max(0, before.start - 2), before.start))
      )
        return
      const number = plain.slice(before.start, before.end - before.unit.length)
      report({
        start: before.start,
        end,
        message: `“${noun}”的量词用“${entry.right}”。`,
        fix: { text: `${number}${entry.right}${plain.slice(before.end, end)}`, safe: true },
      })
    })
  },
}
