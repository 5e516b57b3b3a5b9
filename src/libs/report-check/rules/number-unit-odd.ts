import { clauseBefore, quantitiesWithin, sentenceAt, type TextModel } from '../model/text-model.ts'
import type { Finding } from '../rule.ts'
import { GIFTS, GIVEN, HELD, JOINED, MONEY } from './number-unit-odd.words.ts'

type Report = (finding: Finding) => void

const MANY = 1000

/** Amounts that nobody gives, and units that count something else. */
export function checkOddAmounts(model: TextModel, report: Report): void {
  checkTooLarge(model, report)
  checkDuty(model, report)
  checkPerHead(model, report)
  checkScales(model, report)
}
const HUGE = 1e8

/** A province tells many amounts of this size; in the report of one unit they are few. */
const FEW = 3

const known = new WeakMap<TextModel, number>()

/** The largest amount that as many others reach: counted once, for a text may tell ten thousand of them. */
function usual(model: TextModel): number {
  let least = known.get(model)
  if (least === undefined) {
    const top: number[] = []
    for (const { family, value } of model.quantities) {
      if (family !== '元' || (top.length > FEW && value <= (top[FEW] as number))) continue
      top.push(value)
      top.sort((a, b) => b - a)
      top.length = Math.min(top.length, FEW + 1)
    }
    least = top[FEW] ?? 0
    known.set(model, least)
  }
  return least
}

const isUsual = (model: TextModel, amount: number): boolean => usual(model) >= amount

/** 投入帮扶资金36.8亿元: one unit does not give that much. */
function checkTooLarge(model: TextModel, report: Report): void {
  for (const { family, value, start, end } of model.quantities) {
    if (family !== '元' || value < FORTUNE) continue
    const lead = model.plain.slice(Math.max(0, start - 30), start)
    if (EACH.test(lead) && GETS.test(lead) && !YIELDS.test(lead))
      report({ start, end, message: '金额大得不合常理，请核对“亿”是否应为“万”。' })
    else if (value >= HUGE && GIFTS.test(model.plain.slice(Math.max(0, start - 10), start)))
      if (!isUsual(model, value)) report({ start, end, message: '金额大得不合常理，请核对“亿”是否应为“万”。' })
  }
}

/** 受助大学生20名，每人5000万元: nobody gets as much. */
const FORTUNE = 1e7
const EACH = /(?:每[人名户位]|[人户]均)[^，。；、\d]{0,14}$/
const GETS = /可支配收入|纯收入|增收|补助|补贴|奖|资助|助学|受助|慰问|工资|救助|分红|善款/
const YIELDS = /产值|存款|贷款|资产|营收|营业|税|利润|业绩|生产总值|销售|投资|产能/

const DUTY = /(?:累计|共|年均)(?:上岗|出勤|执勤|值勤|站岗|参加活动|参与活动|上岗执勤)$/
const EVENT = /^[\u4e00-\u9fff]{0,6}活动(?!中)/
/** 选派干部参加省厅举办的培训班31人次. */
const JOINS = /参[加与训会]|选派|派出|组织[^，]{0,8}参/
const TAKES_PART = /参加|参与|开展|组织|报名/

/** 320名志愿者累计上岗8600人; 315人次志愿服务活动. */
function checkDuty(model: TextModel, report: Report): void {
  for (const { unit, start, end, value } of model.quantities) {
    if (unit === '人' && DUTY.test(model.plain.slice(Math.max(0, start - 8), start))) {
      const sentence = sentenceAt(model, start)
      const staff = quantitiesWithin(model, sentence.start, start).findLast(({ family }) => family === '人')
      if (staff && value > staff.value * 2)
        report({ start, end, message: '在册的人用“人”，“人次”用于参加活动的次数。' })
    }
    if (
      unit === '人次' &&
      HELD.test(model.plain.slice(Math.max(0, start - 16), start)) &&
      !JOINS.test(model.plain.slice(Math.max(0, start - 40), start).replace(/^[\s\S]*[，。；\n]/, ''))
    )
      report({ start, end, message: '活动论“场次”，“人次”用于参加活动的人。' })
    const behind = unit === '人次' ? EVENT.exec(model.plain.slice(end, end + 10))?.[0] : undefined
    if (behind && !TAKES_PART.test(behind)) report({ start, end, message: '活动论“场次”，“人次”用于参加活动的人。' })
  }
}

const PEOPLE = /(?:群众|患者|病人|学生|居民|老人|职工|村民|游客|读者|旅客|儿童|党员|人员|乘客)$/
const FUNDS = /(?:资金|经费)(?:共计|共|累计|合计|达|约|为)?$/
const EVENTS = new Set(['场', '场次'])
/** 慰问困难党员56场, 参加人员480场; but 走访群众86场次 is told above. */
const PERSONS = /(?:慰问|参加|走访|表彰|培训|救助)[\u4e00-\u9fff]{0,4}(?:党员|职工|人员|老人|学生|家庭|群众|儿童)$/
const NOT_MONEY = new Set(['场', '场次', '份'])
const VAST = 1e10
const BEYOND = 1e12
const TAKING_PART =
  /参[加与演训会赛观][\u4e00-\u9fff]{0,2}(?:人员|群众|学生|居民|职工|师生|党员|干部|志愿者)(?:共|达|约)?$/

/** 发放助学金247人次，两项支出153万元. */
const SUM_TOLD = /^[^。\n]{0,16}?\d[\d.]*[万亿]?元/

/** 面向少年儿童读者112场 are the events. */
const FOR = /面向|针对|专门|[为向给由请]/

/** 义诊群众8900场次, 贷款1.72亿万元, 改造资金2360亿元. */
function checkScales(model: TextModel, report: Report): void {
  const { quantities, plain } = model
  for (const { family, unit, value, start, end, numberEnd } of quantities) {
    if (plain.startsWith('亿万元', numberEnd - 1))
      report({ start, end: numberEnd + 2, message: '“亿万元”不是金额单位，请核对。' })
    if (family !== '元' && unit !== '次' && !NOT_MONEY.has(unit)) continue
    const before = plain.slice(Math.max(0, start - 6), start)
    if (
      (unit === '场次' || unit === '场') &&
      value > 100 &&
      PEOPLE.test(before) &&
      !FOR.test(clauseBefore(plain, start, 14))
    )
      report({ start, end, message: '人论“人次”，“场次”用于活动。' })
    if (EVENTS.has(unit) && PERSONS.test(before)) report({ start, end, message: '人论“名”或“人次”，“场次”用于活动。' })
    if (
      NOT_MONEY.has(unit) &&
      MONEY.test(plain.slice(Math.max(0, start - 10), start)) &&
      !SUM_TOLD.test(plain.slice(end, end + 24))
    )
      report({ start, end, message: '资金论“元”，请核对单位。' })
    if (family === '元' && value >= VAST && FUNDS.test(before) && !isUsual(model, value))
      report({ start, end, message: '金额大得不合常理，请核对“亿”是否应为“万”。' })
    if (unit === '次' && TAKING_PART.test(plain.slice(Math.max(0, start - 10), start)))
      report({ start, end, message: '参加活动的人论“人次”。' })
    if (family === '元' && value >= BEYOND && !isUsual(model, value / MANY))
      report({ start, end, message: '金额大得不合常理，请核对“亿”是否应为“万”。' })
  }
}
const APIECE = /[每均单]|标准|价|票|一[人位名户个份件]|元[/／]|其中|最[高低多少]|不超过|以[上下内]/
const COUNTED = new Set(['人', '户', '人次', '家', '户次', '辆', '辆次', '台', '笔', '台次', '家次'])

/** 放行车辆3.6万辆，减免通行费2300元; 发放助学金96元，惠及学生1120名: a few cents for each. */
function checkPerHead({ quantities, plain }: TextModel, report: Report): void {
  quantities.forEach((money, index) => {
    if (
      money.unit !== '元' ||
      money.chinese ||
      money.value >= HUGE ||
      /[万亿]/.test(plain.slice(money.start, money.end))
    )
      return
    const before = plain.slice(Math.max(0, money.start - 16), money.start)
    if (APIECE.test(before)) return
    for (const count of [quantities[index - 1], quantities[index + 1]]) {
      if (!count || !COUNTED.has(count.family) || money.value >= count.value) continue
      const isFirst = count.start < money.start
      const gap = isFirst ? plain.slice(count.end, money.start) : plain.slice(money.end, count.start)
      if (gap.length > 18 || /[每均单]/.test(gap) || !JOINED.test(gap)) continue
      if (isFirst ? count.value < 100 : !GIVEN.test(before)) continue
      report({ start: money.start, end: money.end, message: '金额小得不合常理，请核对是否丢了“万”。' })
      return
    }
  })
}
