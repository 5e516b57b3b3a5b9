import { codesOf } from '../model/normalize.ts'
import type { Quantity } from '../model/numbers.ts'
import type { TextModel } from '../model/text-model.ts'
import type { Finding } from '../rule.ts'
import { ATTENDED, AUDIENCE, BY_PEOPLE, DONE_FOR, EVENT, PERSON, THINGS, TOUCHED } from './number-unit-noun.words.ts'

type Report = (finding: Finding) => void

/** What a measure counts. Of 个, 项, 件 and the like nothing follows. */
const KIND = new Map<string, Kind>(
  Object.entries({
    people: ['人', '名', '位', '人次'],
    events: ['场', '场次', '次'],
    homes: ['户', '户次', '家', '家次'],
    money: ['元'],
    books: ['册', '册次', '本'],
    vehicles: ['辆', '辆次', '车次', '台次'],
    time: ['小时', '学时', '课时', '分钟'],
    length: ['公里', '千米', '米', '人公里'],
    area: ['平方米', '平方公里', '亩', '公顷', '㎡', '平米'],
    weight: ['吨', '公斤', '斤', '千克'],
  } satisfies Record<Kind, string[]>).flatMap(([kind, units]) => units.map((unit) => [unit, kind as Kind])),
)
type Kind = 'people' | 'events' | 'homes' | 'money' | 'books' | 'vehicles' | 'time' | 'length' | 'area' | 'weight'
const NAME: Partial<Record<Kind, string>> = {
  people: '人论“人”“名”或“人次”',
  events: '活动论“场”或“次”',
  money: '资金论“元”',
  time: '时长论“小时”',
  length: '里程论“公里”',
  area: '面积论“平方米”“亩”等',
}

/** Nouns that name their own measure: nothing else may follow them. */
const TELLING: [ends: RegExp, kinds: Kind[], name: Kind][] = [
  [/(?:时长|工时|时数|服务时间)$/, ['time'], 'time'],
  [/(?:里程|行程)$/, ['length'], 'length'],
  [/面积$/, ['area'], 'area'],
  [/(?:人数|客流量|客运量|就诊量|门诊量|接诊量)$/, ['people'], 'people'],
  [
    /(?:资金|经费|金额|总额|余额|开支|投资额|货款|善款|销售额|营业额|产值|税收|利税|利润|营业收入|罚没款|费用|纯收入|经营性收入)$/,
    ['money'],
    'money',
  ],
]
const ANY_TELLING = new RegExp(TELLING.map(([ends]) => ends.source).join('|'))
/** 争取资金的单位12家 ends with another noun; 涉及资金、人员120人 lists two. */
const FILLER = codesOf('共计达到约为近超过逾有总仅已破突了累合的')
const REACHED = /(?:惠及|受益|受惠|参学|参训|受众|听众|受教育|参会|到会)$/
const MANY = 100
const HELD = /举办|举行|召开|开展|承办|主办|开办|组织/
const BOOKS = /(?:绘本|图书|书籍|读本|画册|报刊|藏书)$/
const BORROWED = /借|阅|读(?!本)|流通|漂流|分享|讲|服务|接待|观/
/** A fine may be laid on twelve people, not on two hundred thousand. */
const PAID = /(?:罚款|罚金|罚没|赔付|理赔|节省|节约|赊销|融资|贴息|让利|追缴|追回|挽回损失|减税|退税)$/
const CROWD = 10_000

/** The end of a clause in front of a number without words of counting. */
function nounRun(plain: string, start: number): string {
  let end = start
  while (start - end < 6 && FILLER.has(plain.charCodeAt(end - 1))) end--
  let from = end
  while (from > 0 && end - from < 16 && isWord(plain.charCodeAt(from - 1))) from--
  return plain.slice(from, end)
}

const isWord = (code: number) => (code >= 0x4e00 && code <= 0x9fff) || code === 0x201c || code === 0x201d

/** 听众达1.2万场次, 罚款21万余人, 宣讲会110人次, 绘本2000人次: the noun does not go with the measure. */
export function checkNouns(model: TextModel, report: Report): void {
  for (const quantity of model.quantities) {
    const kind = KIND.get(quantity.unit)
    if (!kind || quantity.chinese) continue
    const right =
      wrongMeasure(model, quantity, kind) ?? wrongBehind(model, quantity, kind) ?? wrongDeed(model, quantity, kind)
    if (right)
      report({ start: quantity.start, end: quantity.end, message: `${right}，不论“${quantity.unit}”，请核对单位。` })
  }
}

function wrongMeasure(model: TextModel, quantity: Quantity, kind: Kind): string | undefined {
  const { plain } = model
  const { start, unit, value } = quantity
  const run = nounRun(plain, start)
  if (run.length < 2) return undefined
  const isListed = plain[start - run.length - 1] === '、'
  const told = isListed || !ANY_TELLING.test(run) ? undefined : TELLING.find(([ends]) => ends.test(run))
  if (told && !told[1].includes(kind) && !isTelling(run, kind)) return NAME[told[2]]
  if (kind === 'events' || unit === '户次' || unit === '家次' || unit === '册次' || unit === '辆次')
    if (isReached(quantity, run)) return NAME.people
  if (kind === 'people' || unit === '户次' || unit === '家次') {
    if (!isListed && EVENT.test(run) && HELD.test(run) && !ATTENDED.test(run.replace(EVENT, ''))) return NAME.events
  }
  if ((kind === 'people' || kind === 'events') && unit !== '次' && !isListed) {
    if (THINGS.test(run) && plain[start - 1] !== '的') return '物品论“个”“册”“套”等'
    if (kind === 'events' && /(?:证书|执照)$/.test(run)) return '物品论“个”“册”“套”等'
    if (BOOKS.test(run) && !BORROWED.test(run.replace(BOOKS, '')) && kind === 'people') return '书刊论“册”'
  }
  if (kind === 'people' && value >= CROWD && PAID.test(run)) return NAME.money
  return undefined
}

/** 投入资金的企业12家 has ended with 企业; 收入、费用 of households are theirs. */
const isTelling = (run: string, kind: Kind) => (kind === 'homes' ? /[收补]|户/.test(run) : TOUCHED.test(run))

const CAME = /(?:接待|听讲|吸引|受益|惠及|受惠|参加|参与|参训|覆盖|发送|运送)$/

function isReached({ value, unit }: Quantity, run: string): boolean {
  if (REACHED.test(run)) return unit !== '次' || value >= MANY
  const noun = PERSON.exec(run)?.[0]
  if (!noun) return false
  const lead = run.slice(0, -noun.length)
  // 开展三个月接待观众: the verb at the noun decides.
  if (unit !== '次' && value >= 10 && CAME.test(lead)) return true
  if (AUDIENCE.test(run)) return value >= 20 && !DONE_FOR.test(lead.replace(/参[加与训].*/, ''))
  return unit === '次' && value >= MANY && /(?:受益|惠及|受惠|参训)$/.test(lead)
}
const OF_EVENTS = /^(?:的)?(?:[\u4e00-\u9fff]{0,4}(?:宣讲会|座谈会|报告会|讲座|演出|晚会|招聘会|培训班|运动会))/

/** 1100户次干部职工参加; 举办110人次宣讲会. */
function wrongBehind({ plain }: TextModel, { end, unit, start }: Quantity, kind: Kind): string | undefined {
  if (kind !== 'events' && unit !== '户次' && unit !== '家次' && unit !== '人次' && unit !== '册次') return undefined
  const after = plain.slice(end, end + 16)
  if (unit !== '人次') {
    const before = plain.slice(Math.max(0, start - 4), start)
    return unit !== '次' && BY_PEOPLE.test(after) && !/[每两这]$/.test(before) ? NAME.people : undefined
  }
  return OF_EVENTS.test(after) && /(?:举办|召开|举行|开展)(?:了)?$/.test(plain.slice(Math.max(0, start - 3), start))
    ? NAME.events
    : undefined
}

/** 承运366万辆次老年乘客; 理发310元: vehicles count no people, and a deed costs no yuan that it is counted by. */
const RIDERS = /^[\u4e00-\u9fff]{0,2}(?:乘客|旅客|游客|老人|患者|学生|群众|居民)(?!的|用?车|专)/
const DEED = /(?:理发|义诊|印发|张贴|派发|巡逻|放映|劝导|劝离|量血压|磨刀)(?:共|累计|约)?$/
const SPENT = /投入|其中|用于|支出|经费|费用|资金|预算|购|价|每/

/** The measure does not go with the deed in front of it or with those behind it. */
function wrongDeed({ plain }: TextModel, { start, end }: Quantity, kind: Kind): string | undefined {
  if (kind === 'vehicles') return RIDERS.test(plain.slice(end, end + 8)) ? NAME.people : undefined
  if (kind !== 'money' || !DEED.test(plain.slice(Math.max(0, start - 6), start))) return undefined
  return SPENT.test(plain.slice(Math.max(0, start - 40), start).replace(/^[\s\S]*[。\n]/, '')) ? undefined : DEEDS
}
const DEEDS = '人论“人次”，材料论“份”'

const EVENTS = new Set(['场', '场次'])
const OFTEN = 20

/** 接受警示教育3次，共350场: so many in so few are those who came. */
export function checkCrowds(model: TextModel, report: Report): void {
  model.quantities.forEach((crowd, index) => {
    const events = model.quantities[index - 1]
    if (!EVENTS.has(crowd.unit) || !events || !/^[次场期]$|^场次$/.test(events.unit) || events.approximate) return
    if (crowd.value < MANY || crowd.value < events.value * OFTEN || crowd.start - events.end > 10) return
    const gap = model.plain.slice(events.end, crowd.start)
    if (/^，(?:共|共计|累计|参[加训学会]|受[众益])(?:有)?$/.test(gap))
      report({ start: crowd.start, end: crowd.end, message: `${NAME.people}，不论“${crowd.unit}”，请核对单位。` })
  })
}
