import { accountsOf } from '../model/accounts.ts'
import { breakdownsOf } from '../model/breakdown.ts'
import type { Quantity } from '../model/numbers.ts'
import { clauseBefore, quantitiesWithin, sentenceAt, type TextModel } from '../model/text-model.ts'
import type { Finding, Rule } from '../rule.ts'
import { toldBefore } from './number-conflict/explained.ts'
import { BARE, CHOSEN, ELSEWHERE, PAIRED } from './number-part.words.ts'
import { laterParts, ownParts, type Pair, results } from './number-part-owned.ts'
import { formatValue } from './number-sum.ts'

/** 活动0场，不到起步的3场: what is wanted may be more than what there is. */
const SHORT_OF = /^[，；][^，。；\n]{0,8}(?:不到|不足|不及|未达|少于|距|目标|要求|计划|标准|原定|任务)/

const ALLOWED = /编制|核定|额定|定编|定员|设计|规划|限额|批准|最低|起步/

export const numberPart: Rule = {
  id: 'N-PART',
  severity: 'error',
  title: '部分大于整体',
  why: '“其中”的数比总数还大，必有一个写错。',
  check({ model, report }) {
    const reported = new Set<number>()
    const tell = (part: Quantity, whole: Quantity, label: string) => {
      if (part.value <= whole.value || reported.has(part.start)) return
      if (SHORT_OF.test(model.plain.slice(whole.end, part.start))) return
      if (toldBefore(model, part) || isHeld(model, part, whole)) return
      // 编制床位500张，实际开放620张: what is allowed may be surpassed.
      if (ALLOWED.test(clauseBefore(model.plain, whole.start, 16))) return
      reported.add(part.start)
      report(findingOf(part, whole, label))
    }
    for (const { whole, parts, lead } of breakdownsOf(model)) {
      // Behind a colon one part may be too large; several are something else.
      if ((lead === '：' || lead === '（') && parts.filter(({ quantity }) => quantity.value > whole.value).length > 1)
        continue
      for (const { quantity, label } of parts)
        if (!whole.approximate && !/不少于|超过|^另|此外|以往|历年|累计/.test(label)) tell(quantity, whole, label)
    }
    for (const { whole, parts } of accountsOf(model)) for (const { quantity } of parts) tell(quantity, whole, '')
    for (const { part, whole } of [
      ...subsets(model),
      ...members(model),
      ...staff(model),
      ...chosen(model),
      ...scores(model),
      ...ownParts(model),
      ...laterParts(model),
      ...results(model),
      ...summedUp(model),
      ...outcomes(model),
    ])
      tell(part, whole, '')
    for (const match of model.plain.matchAll(PAIRED)) {
      const end = match.index + match[0].length
      const whole = quantitiesWithin(model, match.index, end).at(-1)
      const part = quantitiesWithin(model, end, Math.min(sentenceAt(model, end).end, end + 20))[0]
      if (match[0].includes('其中')) continue
      if (!whole || !part || whole.family !== part.family || part.percent) continue
      tell(part, whole, '')
    }
  },
}

function findingOf(part: Quantity, whole: Quantity, label: string): Finding {
  const [more, all] = [part, whole].map(({ value, unit }) => `${formatValue(value)}${unit}`)
  return {
    start: part.start,
    end: part.end,
    message: label === '' ? `${more}比前面的${all}还大。` : `“${label}”${more}比总数${all}还大。`,
    related: [{ start: whole.start, end: whole.end, message: '总数' }],
  }
}

const CLOSES =
  /^[，、](?:(?:前后|[两三四五]个?[项类年季月])度?)?(?:合计|共计|总计|总共|共|累计)(?:有|[\u4e00-\u9fff](?=\d))?$/
const ITEM = /^[、，](?:20\d\d年)?[\u4e00-\u9fff“”]{0,10}$/

/** 民警805人、辅警243人，共419人: none of the items can be more than what they are together. */
function summedUp({ plain, quantities }: TextModel): Pair[] {
  return quantities.flatMap((whole, index) => {
    const items: Quantity[] = []
    if (whole.unit === '' || whole.approximate || !/[，。；）\n]/.test(plain[whole.end] ?? '。')) return []
    const last = quantities[index - 1]
    if (!last || !CLOSES.test(plain.slice(last.end, whole.start))) return []
    for (let at = index - 1; at >= 0 && items.length < 8; at--) {
      const item = quantities[at] as Quantity
      const next = quantities[at + 1] as Quantity
      const gap = plain.slice(item.end, next.start)
      if (item.family !== whole.family || item.approximate || item.percent) break
      if (items.length > 0 && !ITEM.test(gap)) break
      // 细则共100分，自评得分93.5分: a total is no item.
      if (/[共总计]/.test(clauseBefore(plain, item.start, 12))) break
      items.push(item)
    }
    const part = items.find(({ value }) => value > whole.value)
    const rest = items.reduce((sum, item) => sum + (item === part ? 0 : item.value), 0)
    // 收到作品48篇，评出一等奖2篇、二等奖4篇，共6篇: the first is no item.
    return part && Math.abs(rest - whole.value) >= whole.step && items.length > 1 && items.length < 8
      ? [{ part, whole }]
      : []
  })
}

const DONE =
  /^[，；](?:已|目前|现)?[\u4e00-\u9fff]{0,4}(?:整改|解决|办结|完成|销号|化解|答复)(?:到位|完毕|销号)?(?:了)?$/
/** 5条问题整改完成12条. */
const RIGHT_BEHIND =
  /^[\u4e00-\u9fff]{0,6}(?:问题|隐患|意见|诉求|任务|事项|投诉)(?:已|中已?)?(?:全部)?(?:整改|解决|办结|完成)(?:完成|到位)?(?:了)?$/

/** 隐患32处，其中消防9处、食堂6处，当场整改73处: what became of them follows their kinds. */
function outcomes(model: TextModel): Pair[] {
  const { plain, quantities } = model
  const listed = breakdownsOf(model).flatMap(({ whole, parts }): Pair[] => {
    const last = (parts.at(-1) as { quantity: Quantity }).quantity
    const part = quantitiesWithin(model, last.end, last.end + 16)[0]
    const isDone = part?.family === whole.family && DONE.test(plain.slice(last.end, part.start))
    return isDone && !whole.approximate ? [{ part, whole }] : []
  })
  const direct = quantities.flatMap((part, index): Pair[] => {
    const whole = quantities[index - 1]
    if (whole?.family !== part.family || whole.approximate || part.start - whole.end > 16) return []
    return RIGHT_BEHIND.test(plain.slice(whole.end, part.start)) ? [{ part, whole }] : []
  })
  return [...listed, ...direct]
}

const AMONG = /^[\u4e00-\u9fff]{0,8}(?<!其)中/

/** 参训的640人中，取得证书的576人: of those, not of the whole staff. */
function isHeld(model: TextModel, part: Quantity, whole: Quantity): boolean {
  const { start } = sentenceAt(model, part.start)
  return quantitiesWithin(model, Math.max(start, whole.end), part.start).some(
    ({ family, value, end }) =>
      family === part.family && value >= part.value && AMONG.test(model.plain.slice(end, part.start)),
  )
}

/** 志愿者480人，活跃志愿者620人: a narrower noun right behind the wider one. */
function subsets({ plain, quantities }: TextModel): Pair[] {
  const pairs: Pair[] = []
  quantities.forEach((part, index) => {
    const whole = quantities[index - 1]
    if (!whole || part.value <= whole.value || whole.family !== part.family || part.start - whole.end > 14) return
    if (whole.approximate || part.approximate || whole.unit === '' || whole.percent) return
    const noun = BARE.exec(plain.slice(Math.max(0, whole.start - 14), whole.start))?.[1]
    const gap = plain.slice(whole.end, part.start)
    const label = /^[，、；]([\u4e00-\u9fff]{3,10})$/.exec(gap)?.[1]
    // 职工57人，常年在船上的有19人.
    if (noun && /^[，；][\u4e00-\u9fff]{2,10}的(?:共|就|只)?有?$/.test(gap) && !ELSEWHERE.test(gap))
      pairs.push({ part, whole })
    if (noun && label?.endsWith(noun) && label !== noun && !ELSEWHERE.test(label) && !BARE.test(label))
      pairs.push({ part, whole })
  })
  return pairs
}

const ALL_STAFF = /(?:职工|员工|工作人员|教师|干警|民警|干部)$/
const AMONG_STAFF = /[，；](?:其中)?(?:共有|有)?(?:在职党员|正式党员|党员|女职工|女教师)$/

/** 干部职工64人，其中……；在职党员37人: those who are on the staff too. */
function staff(model: TextModel): Pair[] {
  const { plain } = model
  return model.quantities.flatMap((part) => {
    if (part.family !== '人' || !AMONG_STAFF.test(plain.slice(Math.max(0, part.start - 8), part.start))) return []
    const { start } = sentenceAt(model, part.start)
    const whole = quantitiesWithin(model, start, part.start).find(({ family }) => family === '人')
    // 机关职工61名，所辖社区12个，党员2316名: those of the whole area.
    if (whole && /社区|村|辖|街道|居民/.test(plain.slice(whole.end, part.start))) return []
    return whole && !whole.approximate && ALL_STAFF.test(plain.slice(Math.max(0, whole.start - 5), whole.start))
      ? [{ part, whole }]
      : []
  })
}

const MEMBERS = /([\u4e00-\u9fff]{2,4})(?:当)?中(?:，|的|有|已有)(?=[\u4e00-\u9fff]{0,12}\d)/g
const MEMBERS_REACH = 90

/** 45名教师中有38名; 学员132名。……学员中，智力残疾94名: the whole is the nearest count of that noun. */
function members(model: TextModel): Pair[] {
  return [...model.plain.matchAll(MEMBERS)].flatMap((match) => {
    const end = match.index + match[0].length
    const part = quantitiesWithin(model, end, end + 13)[0]
    if (!part || part.percent || part.approximate || /[，。；]/.test(model.plain.slice(end, part.start))) return []
    const noun = match[1] as string
    const wholes = quantitiesWithin(model, Math.max(0, match.index - MEMBERS_REACH), match.index + 4).filter(
      ({ family, start }) => family === part.family && start < part.start,
    )
    // 卫生技术人员611人、行政后勤人员107人；技术人员中: the one that shares most of the noun.
    for (let length = noun.length; length >= 2; length--) {
      const word = noun.slice(-length)
      const whole = wholes.findLast(
        ({ start, end: behind }) =>
          model.plain.startsWith(word, start - length) ||
          (/^[\u4e00-\u9fff]*/.exec(model.plain.slice(behind, behind + 6))?.[0] ?? '').includes(word),
      )
      if (whole) return whole.approximate ? [] : [{ part, whole }]
    }
    return []
  })
}

/** 体会186篇，从中评选优秀体会210篇; 纠纷214起，成功调解241起. */
function chosen(model: TextModel): Pair[] {
  return [...model.plain.matchAll(CHOSEN)].flatMap((match) => {
    const end = match.index + match[0].length
    const part = quantitiesWithin(model, end, end + 1)[0]
    const whole = quantitiesWithin(model, Math.max(0, match.index - 20), match.index).at(-1)
    if (!part || !whole || whole.end < match.index - 6) return []
    // 婚姻纠纷210起、其他纠纷116起，调解成功312起: of all of them.
    const { start } = sentenceAt(model, match.index)
    const sum = quantitiesWithin(model, start, match.index)
      .filter(({ family }) => family === part.family)
      .reduce((all, { value }) => all + value, 0)
    if (part.value <= sum && whole.value < sum) return []
    return whole.family === part.family && !whole.approximate && !part.approximate ? [{ part, whole }] : []
  })
}

const FULL = /^（(?:满分|总分|分值)(?:为)?$/
const FULL_BEFORE = /(?:满分|分值)(?:为)?$/

/** 自评18分（满分15分）, 满分15分，自评18分. */
function scores({ plain, quantities }: TextModel): Pair[] {
  return quantities.flatMap((first, index) => {
    const second = quantities[index + 1]
    if (!second || first.family !== '分' || second.family !== '分') return []
    const gap = plain.slice(first.end, second.start)
    if (FULL.test(gap)) return [{ part: first, whole: second }]
    return FULL_BEFORE.test(plain.slice(Math.max(0, first.start - 3), first.start)) &&
      /^，(?:自评|得分|实得|得|自评得分)(?:分|为)?$/.test(gap)
      ? [{ part: second, whole: first }]
      : []
  })
}
