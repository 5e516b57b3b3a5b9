import { ALL_OF, PART_WORDS, PLAN, STAFF, STANDING, TIMED, VERB_LEAD } from './facts.words.ts'
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
const WHOLE_BEFORE = /(?:现有|共有|拥有|设有|下辖|辖|有|总计|共|现)(?:在职|在编|在册|在岗|注册|正式|全体)?$/
/** Residents and pupils of a place too; but they are no staff. */
const COUNTED = /^(?:在校学生|在校生)$/

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
const MIN_PHRASE = 5
/** Only a long name of a rate is always of the same thing. */
const LONG_RATE = /[\u4e00-\u9fff]{6}[率度]$/
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
