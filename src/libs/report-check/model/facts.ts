import { wordsBefore } from './normalize.ts'
import type { Quantity } from './numbers.ts'
import { clauseBefore, sentenceAt, type TextModel } from './text-model.ts'

/** A number that the text states of something, with what it is about and for which time. */
export interface Fact {
  key: string
  quantity: Quantity
  start: number
  end: number
}

/** Standing facts of a unit: their number is the same wherever the same report names it. */
const STANDING =
  /(?:干部职工|在职职工|教职工|在编人员|在职人员|工作人员|专任教师|在校学生|在校生|在册志愿者|注册志愿者|志愿者|正式党员|在职党员|党员|党支部|内设机构|内设科室|科室|编制床位|开放床位|床位|下辖社区|社区|行政村|自然村|常住人口|户籍人口|总人口|辖区面积|占地面积|建筑面积|绿化面积|馆藏图书|藏书|教学班|员工|职工|民警|干警|指战员|馆员|网格员|网格|志愿服务队|志愿队伍|楼栋|小区|住户|居民小组|村民小组|服务窗口|营业网点|公交线路|线路|车辆|窗口|班级)$/
const WHOLE_BEFORE = /(?:现有|共有|拥有|设有|下辖|辖|有|总计|共|现)(?:在职|在编|在册|在岗|注册|正式|全体)?$/
/** Staff is counted so even without 现有: ；教职工736人. */
const STAFF =
  /^(?:干部职工|在职职工|教职工|在编人员|在职人员|工作人员|专任教师|员工|职工|民警|干警|指战员|馆员|导游|注册志愿者)$/
const PART_WORDS =
  /其中|新增|增加|减少|发展|新发展|培养|评选|表彰|抽调|选派|组织|安排|每|各|另有|部分|参加|参与|慰问|走访|培训|招募|邀请|退休|上年|去年|原来|原有|计划|力争|目标|到20\d\d年|支部有|推荐|转正|吸纳|选聘|配备|新建|整治|改造|打造|第[一二三四五六七八九十]|分别|之一|某/
/** Residents and pupils of a place too; but they are no staff. */
const COUNTED = /^(?:在校学生|在校生)$/
const ALL_OF =
  /(?:全局|全体|全校|全院|全系|全园|全乡|全县|全市|全区|全矿|全厂|全集团|全所|全镇|全街道|全社区|全村|全公司|全行|全馆|全站|全处|全中心|全系统|全体)$/

const standing = new WeakMap<TextModel, Fact[]>()

/** Standing facts in both orders of words: 现有干部职工86人 and 全局86名干部职工; read once. */
export function standingFacts(model: TextModel): Fact[] {
  const known = standing.get(model)
  if (known) return known
  const facts: Fact[] = []
  for (const quantity of model.quantities) {
    if (quantity.unit === '' || quantity.percent || quantity.approximate) continue
    const fact = nounFirst(model, quantity) ?? numberFirst(model, quantity) ?? listed(model, quantity, facts.at(-1))
    if (fact) facts.push(fact)
  }
  standing.set(model, facts)
  return facts
}

/** 现有教学班48个，在校学生2156名: the bare noun goes on with the list that 现有 opened. */
function listed(model: TextModel, quantity: Quantity, last: Fact | undefined): Fact | undefined {
  if (!last || quantity.start - last.end > 8 || !/[，、]/.test(model.plain[last.end] ?? '')) return undefined
  const noun = model.plain.slice(last.end + 1, quantity.start)
  return STANDING.exec(noun)?.index === 0
    ? { key: keyOf(noun, quantity), quantity, start: quantity.start, end: quantity.end }
    : undefined
}

const REACH = 30

function nounFirst(model: TextModel, quantity: Quantity): Fact | undefined {
  const clause = clauseBefore(model.plain, quantity.start, REACH)
  const noun = STANDING.exec(clause)?.[0]
  if (!noun) return undefined
  const lead = clause.slice(0, -noun.length)
  if (
    PART_WORDS.test(lead) ||
    !(
      WHOLE_BEFORE.test(lead) ||
      ALL_OF.test(lead) ||
      (/^(?:全\S{1,3})?(?:在职|在编)?$/.test(lead) && (STAFF.test(noun) || COUNTED.test(noun)))
    )
  )
    return undefined
  return { key: keyOf(noun, quantity), quantity, start: quantity.start, end: quantity.end }
}

const keyOf = (noun: string, { family }: Quantity) => `${COUNTED.test(noun) ? '学生' : noun} ${family}`

function numberFirst(model: TextModel, quantity: Quantity): Fact | undefined {
  const clause = clauseBefore(model.plain, quantity.start, REACH)
  if (!ALL_OF.test(clause) && !/(?:现有|共有|下辖|拥有)$/.test(clause)) return undefined
  if (PART_WORDS.test(clause)) return undefined
  const after = model.plain.slice(quantity.end, quantity.end + 6)
  for (let length = 5; length >= 2; length--) {
    const noun = after.slice(0, length)
    // 86名民警和辅警 counts both.
    if (/^[和及、]/.test(model.plain.slice(quantity.end + length, quantity.end + length + 1))) continue
    if (STANDING.exec(noun)?.index === 0 || (noun === '学生' && !/^[会社生干]/.test(after.slice(length))))
      return { key: keyOf(noun, quantity), quantity, start: quantity.start, end: quantity.end }
  }
  return undefined
}

const VERB_LEAD =
  /^(?:今年以来|一年来|全年|年内|本年度|今年|截至目前|目前|我们|我局|我校|我院|先后|累计|共计|共|已|并|还|又|同时|通过|对|为|由|全市|全县|全区|全局|全校|全街道|街道|社区|学校|医院|单位)+/
const TIMED =
  /\d月|季度|\d日|上半年|下半年|上年|去年|前年|同期|每|各|首|次年|[一二三四五六七八九十]月|20\d\d年|当[天日月年]|其中|平均|人均|日均|月均|户均|原来|最高|最多|单次|第|年初|年末|现在/
const MIN_PHRASE = 5
/** Only a long name of a rate is always of the same thing. */
const LONG_RATE = /[\u4e00-\u9fff]{6}[率度]$/
const PLAN =
  /下一步|下步|下一?阶段|努力方向|[季半月][度年份][\u4e00-\u9fff]{0,4}安排|打算|工作计划|工作安排|目标|今后|明年|展望|规划|要点|工作思路|预告|重点任务|重点工作|20\d\d年(?:工作|重点|主要)|今年(?:工作|重点|主要)/
const REVIEW = /完成|情况|成效|回顾|做法|总结|成绩|成就|进展|取得|^一、/

/** Where the text turns from what was done to what is planned: the same words then name another year's figure. */
export function planStart(model: TextModel): number {
  const line = model.lines.find(({ start, end, index }) => {
    const text = model.plain.slice(start, Math.min(end, start + 60))
    return index > 0 && end - start < 60 && !text.includes('。') && PLAN.test(text) && !REVIEW.test(text)
  })
  const from = line && PROBLEMS.test(model.plain.slice(line.start, line.end)) ? afterProblems(model, line) : line?.start
  const goals = model.plain.search(/预期目标|主要目标(?:是|：)/)
  return Math.min(from ?? model.plain.length, goals < 0 ? model.plain.length : goals)
}

const PROBLEMS = /问题|不足|差距|短板|困难/
const TURNS = /下一步|下步|下一阶段|今后|接下来|下半年|明年|来年|新的一年|为此|针对|将/
const LONGEST_PROBLEMS = 800

/** 五、存在的问题和下步打算 still looks back before it turns. */
function afterProblems(model: TextModel, { start, end }: { start: number; end: number }): number {
  const turn = model.plain.slice(end, end + LONGEST_PROBLEMS).search(TURNS)
  return turn < 0 ? start : end + turn
}

/** The same words in front of two numbers: 累计开展志愿服务活动48场 … 累计开展志愿服务活动46场. */
export function phrasedFacts(model: TextModel): Fact[] {
  const facts: Fact[] = []
  const plan = planStart(model)
  for (const quantity of model.quantities) {
    if (quantity.unit === '' || quantity.approximate || quantity.family === '倍') continue
    const clause = clauseBefore(model.plain, quantity.start, REACH)
    // 从4.7万家增加到: the words between two figures name nothing.
    if (/[\d“]/.test(clause)) continue
    const phrase = wordsBefore(clause, clause.length, clause.length)
      .replace(VERB_LEAD, '')
      .replace(/(?:共计|累计|达到|达|为|共|约)$/, '')
    if (phrase.length < MIN_PHRASE || TIMED.test(clause)) continue
    if (quantity.percent && !LONG_RATE.test(phrase)) continue
    const sentence = sentenceAt(model, quantity.start)
    const lead = model.plain.slice(Math.max(sentence.start, quantity.start - 40), quantity.start)
    if (TIMED.test(lead)) continue
    const time = quantity.start < plan ? '' : ' plan'
    facts.push({ key: `${phrase} ${quantity.family}${time}`, quantity, start: quantity.start, end: quantity.end })
  }
  return facts
}

/** People of the staff in a passage that cannot be more than all of them, or that says it means all. */
export interface StaffMention {
  quantity: Quantity
  /** 全行15人, 23名员工人人: exactly the whole staff. */
  all: boolean
}

const STAFF_NOUN =
  /^(?:名|位|人)?(?:机关)?(?:在编人员|在职人员|干部职工|员工|职工|干部|指战员|教职工|馆员|工作人员|民警)/

/** 全校76名专任教师, 全局32名党员: a kind of its own. */
const OTHER_KIND = /^[\u4e00-\u9fff]{0,4}(?:教师|医师|医生|护士|志愿者|队员|党员|团员|学生|人员)/

/** Numbers of staff in front of their noun (17名干部轮流) and of the whole house (全行12人). */
export function staffMentions(model: TextModel): StaffMention[] {
  const mentions: StaffMention[] = []
  for (const quantity of model.quantities) {
    if (quantity.family !== '人' || quantity.approximate) continue
    const clause = clauseBefore(model.plain, quantity.start, REACH)
    const after = model.plain.slice(quantity.end, quantity.end + 20)
    const named = STAFF_NOUN.exec(after)
    // 86名民警和辅警 counts both.
    if (named && /^[和及、]/.test(after.slice(named[0].length))) continue
    if (named && !PART_WORDS.test(clause.replace('组织', '')))
      mentions.push({ quantity, all: /^(?:全员|人人|个个|无一)/.test(after.slice(named[0].length)) })
    else if (ALL_OF.test(clause) && !OTHER_KIND.test(after))
      // 全中心152人24小时值守 may be those on duty.
      mentions.push({ quantity, all: !/^[\u4e00-\u9fff\d]/.test(after) || /^(?:全部|全员|人人|个个|无一)/.test(after) })
  }
  return mentions
}

/** The number of the unit's staff as its first paragraphs state it. */
export function staffTotal(facts: Fact[]): Fact | undefined {
  return facts.find(({ key }) => STAFF.test(key.split(' ')[0] as string) && key.endsWith(' 人'))
}
