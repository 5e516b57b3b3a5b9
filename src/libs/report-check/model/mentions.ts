import { planStart } from './facts.ts'
import { ALL_BEFORE, ENTITY, LEAD, OTHER, SOME, SOME_AFTER, TOTAL } from './mentions.words.ts'
import { wordsAfter, wordsBefore } from './normalize.ts'
import type { Quantity } from './numbers.ts'
import { inferYear } from './period.ts'
import { clauseBefore, lineAt, sentenceAt, type TextModel } from './text-model.ts'
import { MEASURED_FAMILIES } from './units.ts'

/** A count with what it counts: 14个网格, 网格14个, 走访困难党员46户. */
export interface Mention {
  quantity: Quantity
  /** What is counted, without verbs, scope and time; for a number in front of it all letters that follow. */
  noun: string
  numberFirst: boolean
  /** How the count comes about: a stock that is there, or the same kind of deed. */
  deed: string
  /** The number is told of the whole: 共, 全年, 一年来. */
  total: boolean
  /** The words in front mean all of them: 把14个网格, 全局52名. */
  all: boolean
  /** The clause speaks of some of them: 选派12名职工, 12个社区获评. */
  some: boolean
  /** The noun ends with a mark or 的 behind it. */
  closed: boolean
  /** The number opens its sentence, or the clause holds nothing but the noun. */
  bare: boolean
  sentence: number
  /** Stands where the text tells what comes next. */
  planned: boolean
}

const REACH = 22
/** 全公司投入320台车辆: some of them. */
const SENT = /投入|出动|抽调|选派|组织|派出|新增|评/
const CLAUSE = /[，。；：、\n（]/

const VERBS: [deed: string, words: string][] = [
  [
    '有',
    '现有|共有|拥有|开设|设有|建有|配有|有|下设|下辖|所辖|管辖|设立|设置|设|辖|划分为|划分|划定|分为|配备|成立|组建',
  ],
  ['办', '开展|组织|举办|举行|召开|主办|承办|开办|召集|组织开展'],
  ['访', '走访慰问|走访|慰问|看望|关爱|帮扶|探望'],
  ['发', '发放|派发|张贴|印发|分发|印制|发'],
  ['收', '受理|收到|接到|接收|接待|办理|征集|收集|收'],
  ['建', '新建|建成|建设|打造|建立|修建|兴建'],
  ['评', '评选|选树|表彰|选出|培树|培育|推选|涌现'],
  ['改', '改造|整治|整改|清理|治理|提升|更新|维修'],
  ['排', '排查|检查|巡查|摸排|发现|查处|查'],
  ['解', '调解|化解|解决|调处|处置'],
  ['资', '投入|筹集|募集|筹措|争取|募得|募捐|捐赠|捐款|发放'],
]
const VERB_OF = new Map(VERBS.flatMap(([deed, words]) => words.split('|').map((word) => [word, deed])))
const VERB = new RegExp(`(${VERBS.map(([, words]) => words).join('|')})(?:了|出)?(?:各类|各种|各项)?`, 'g')
const VERB_FIRST = new RegExp(`^${VERB.source}`)
const TAIL = /(?:共计|累计|总计|合计|总数|总人数|达到|达|为|共有|共|有|约|的|了|数量|人数|活动)+$/
/** 开展……活动, 工作: words that add nothing to what was done. */
const EMPTY = /^(?:活动|工作|服务|人员|项目|问题|情况|资金|群众|任务|以上|左右|经费|次数|同志)?$/

function deedAndNoun(run: string): { deed: string; noun: string } {
  let deed = ''
  let rest = run
  let last: RegExpExecArray | undefined
  VERB.lastIndex = 0
  for (let match = VERB.exec(run); match; match = VERB.exec(run)) last = match
  if (last) {
    deed = VERB_OF.get(last[1] as string) ?? ''
    rest = rest.slice(last.index + last[0].length)
  }
  return { deed, noun: pureNoun(rest.replace(TAIL, '')) }
}

/** 总时长 is 时长, “最美家庭” is 最美家庭. */
function pureNoun(text: string): string {
  const noun = text
    .replace(LEAD, '')
    .replace(/[“”总]/g, '')
    .replace(TAIL, '')
  return noun === '' && OWN.test(text) ? text : noun
}

/** 辖9个社区: here the word is what is counted. */
const OWN = /^(?:社区|学校|医院|单位|机关)$/
/** What stands in front of a noun and tells its state only. */
const STATE = /^(?:在职|在编|在岗|在册|在校|登记|注册|机关|全体|专职)+/

const MEASURED = new Set([...MEASURED_FAMILIES, '天', '分钟', '个工作日'])

const known = new WeakMap<TextModel, Mention[]>()

/** Every exact count of the report's own time and scope, with its noun; read once. */
export function mentionsOf(model: TextModel): Mention[] {
  const read = known.get(model)
  if (read) return read
  const mentions: Mention[] = []
  const plan = planStart(model)
  const now = `${inferYear(model, {}) ?? '今'}年`
  for (const quantity of model.quantities) {
    if (
      quantity.unit === '' ||
      MEASURED.has(quantity.family) ||
      quantity.percent ||
      quantity.approximate ||
      quantity.value < 3
    )
      continue
    addMentions(mentions, model, quantity, now, quantity.start >= plan)
  }
  known.set(model, mentions)
  return mentions
}

/** Characters of the words behind a number that are looked at, and the fewest that make a noun. */
const RUN = 16
const LEAST = 2
const NOTHING = { deed: '', noun: '' }

/** Both readings of a number between two nouns: 志愿者12名居民 does not occur, 志愿者120人参加 and 组织120名志愿者 do. */
function addMentions(mentions: Mention[], model: TextModel, quantity: Quantity, now: string, planned: boolean): void {
  const { plain } = model
  const after = wordsAfter(plain, quantity.end, RUN)
  const clause = clauseBefore(plain, quantity.start, REACH)
  const run = wordsBefore(clause, clause.length, REACH)
  if (run.length < LEAST && after.length < LEAST) return
  if (OTHER.test(clause.replaceAll(now, ''))) return
  const sentence = sentenceAt(model, quantity.start)
  const line = lineAt(model, quantity.start).start
  const lead = plain.slice(Math.max(sentence.start, line, quantity.start - 40), quantity.start).replaceAll(now, '')
  if ((ALL_BEFORE.test(clause) ? SPAN : TIMED).test(lead)) return
  const { deed, noun } = run === '' ? NOTHING : deedAndNoun(run)
  const some = SOME_AFTER.test(after)
  const shared = { quantity, deed, total: TOTAL.test(lead), sentence: sentence.start, planned }
  if (noun.length >= LEAST && !EMPTY.test(noun)) {
    const bare = run.replace(LEAD, '').replace(/[“”]/g, '') === noun
    mentions.push({ ...shared, noun, numberFirst: false, all: false, some, closed: true, bare })
  }
  // 班子9名成员 is 班子成员9名.
  if (noun.length >= LEAST && noun.length <= 4 && deed === '' && after.length >= LEAST && !some)
    mentions.push({
      ...shared,
      noun: noun + after,
      numberFirst: true,
      all: false,
      some: false,
      closed: false,
      bare: false,
    })
  if (after.length >= LEAST) {
    const tail = after
      .replace(VERB_FIRST, '')
      .replace(STATE, '')
      .replace(/[“”总]/g, '')
    mentions.push({
      ...shared,
      noun: tail,
      numberFirst: true,
      all: ALL_BEFORE.test(run) && !SENT.test(run),
      some: some || SOME.test(clause),
      closed: CLAUSE.test(plain[quantity.end + after.length] ?? '。'),
      // 86名在职党员: those of them who are in office.
      bare: clause.replace(LEAD, '') === '' && !STATE.test(after),
    })
  }
}

/** 全院750张床位 is the whole, whatever year its sentence began with. */
const SPAN = /上年|去年|前年|季度|上半年|下半年/
const TIMED = /上年|去年|前年|季度|上半年|下半年|20\d\d年|\d月/
const OWN_HEAD = 200

/** A sentence about one of several places or units counts for itself; the report's own name stands at its head. */
export const isForeign = (model: TextModel, { quantity }: Mention): boolean => isForeignLead(model, quantity)

export function isForeignLead(model: TextModel, quantity: Quantity): boolean {
  const sentence = sentenceAt(model, quantity.start).start
  const line = lineAt(model, quantity.start).start
  const lead = model.plain.slice(Math.max(sentence, line, quantity.start - 40), quantity.start)
  for (const [, name = ''] of lead.matchAll(ENTITY))
    if (!model.plain.slice(0, OWN_HEAD).includes(name.slice(-4))) return true
  return false
}
