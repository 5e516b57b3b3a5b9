import { planStart } from '../model/facts.ts'
import { wordsAfter, wordsBefore } from '../model/normalize.ts'
import type { Quantity } from '../model/numbers.ts'
import { clauseBefore, lineAt, quantitiesWithin, sentenceAt, type TextModel } from '../model/text-model.ts'
import type { Finding, Rule } from '../rule.ts'
import { HOUSE, OTHER } from './number-restated.words.ts'
import { lookedBack } from './number-restated-back.ts'
import { formatValue } from './number-sum.ts'

/** Larger differences tell of two things, not of one. */
const RANGE = 2

interface Statement {
  key: string
  quantity: Quantity
  /** 共, 累计: the number sums up. */
  total: boolean
}

const before = ({ plain }: TextModel, { start }: Quantity, reach: number) => wordsBefore(plain, start, reach)
const after = ({ plain }: TextModel, { end }: Quantity, reach: number) => wordsAfter(plain, end, reach)

const SPENT = /(?:投入|投资|耗资|斥资)(?:资金|经费)?(?:共|共计|累计|总计|合计|约)?$/
const WORKS = /改造|维修|修缮|扩建|装修|绿化|购置|提升改造|翻修/

/** 投入186万元对办公楼环境进行改造, 投入186万元，用于道路维修. */
function workFor({ plain }: TextModel, { end }: Quantity): string | undefined {
  const rest = /^，?(?:对|用于|实施|完成|将)[\u4e00-\u9fff]{2,12}/.exec(plain.slice(end, end + 16))?.[0]
  return rest && WORKS.exec(rest)?.[0]
}

/** 投入280万元改造运动场, 校园改造共投入260万元: money by the work that it was spent on. */
function spending(model: TextModel, quantity: Quantity): Statement | undefined {
  if (quantity.family !== '元') return undefined
  const lead = before(model, quantity, 16)
  if (!SPENT.test(lead)) return undefined
  const work = WORKS.exec(lead)?.[0] ?? WORKS.exec(after(model, quantity, 4))?.[0] ?? workFor(model, quantity)
  return work ? { key: `投入 ${work}`, quantity, total: /共|累计|总计|合计/.test(lead) } : undefined
}

const BOND = /(?:结对(?:帮扶|共建|联系)?|帮扶联系|包联|联系帮扶)(?:了)?$/
const BONDED = /^(?:个)?([\u4e00-\u9fff]{1,5}?)(?:开展|进行|签订)?(?:结对|帮扶|共建|包联)/

/** 与6个村结对, 结对帮扶8个村: the partners that are bonded with. */
function bonds(model: TextModel, quantity: Quantity): Statement | undefined {
  const lead = before(model, quantity, 8)
  const withThem = /^[与同和]/.test(lead.slice(-1))
  if (!withThem && !BOND.test(lead)) return undefined
  const rest = after(model, quantity, 9)
  const noun = withThem ? BONDED.exec(rest)?.[1] : /^(?:[村户所]|社区|学校|企业|支部|贫困村|行政村)/.exec(rest)?.[0]
  return noun ? { key: `结对 ${noun} ${quantity.unit}`, quantity, total: true } : undefined
}

const AREA = new Set(['平方米', '平米', '㎡'])
const SIZED = /([\u4e00-\u9fff]{3,8}?)(?:总)?(?:建筑)?面积(?:共|达|为|约|达到)?$/
const BUILDS = /(?:新建|建成|建设|打造|兴建|建起|改建|扩建)(?:了)?(?:一个|一座|一处|总?面积)?$/

const TAKES = /^[\u4e00-\u9fff]*(?:[让把使将]|用好|依托|利用|盘活)(?=[\u4e00-\u9fff]{3})/

/** 新建1200平方米的党群服务中心, 服务中心建筑面积1500平方米. */
function sizes(model: TextModel, quantity: Quantity): Statement | undefined {
  if (!AREA.has(quantity.unit)) return undefined
  const lead = before(model, quantity, 16)
  if (/占地|绿化|使用|硬化|种植|铺/.test(lead)) return undefined
  const built = BUILDS.test(lead) ? /^的([\u4e00-\u9fff]{3,12})$/.exec(after(model, quantity, 13))?.[1] : undefined
  // 让科普馆320平方米的空间活起来.
  const whole =
    model.plain[quantity.end] === '的' ? /([\u4e00-\u9fff]{3,8})$/.exec(lead.replace(TAKES, ''))?.[1] : undefined
  const name = built ?? SIZED.exec(lead)?.[1] ?? whole
  return name && HOUSE.test(name) ? { key: `面积 ${name.slice(-4)}`, quantity, total: true } : undefined
}

const RESIDENTS = /^(?:名|人)?(?:常住(?:居民|人口)|(?:居民|群众|百姓|人民|人)(?!次|均))/
const FEWEST_RESIDENTS = 1000
const ALL_OVER = /全(?:街道|社区|[村乡镇区县市])$/

/** 常住人口6.2万人, 全街道5.8万常住居民. */
function residents(model: TextModel, quantity: Quantity): Statement | undefined {
  const { plain } = model
  if (quantity.value < FEWEST_RESIDENTS) return undefined
  const first = quantity.family === '人' && /常住人口(?:共|达|约|为|有)?$/.test(before(model, quantity, 8))
  const again =
    ALL_OVER.test(plain.slice(quantity.start - 4, quantity.start)) &&
    RESIDENTS.test(plain.slice(quantity.numberEnd, quantity.numberEnd + 5))
  return first || again ? { key: '常住人口', quantity, total: again } : undefined
}

const BALANCE =
  /(?:^|各项|全[行社司]|[支本我该]行|总)((?:贷款|存款|存贷款|理财|资产)(?:余额|总额|规模))(?:为|达到?|约)?$/
const AT = /(20\d\d年(?:\d{1,2}月)?[末底])[^。；]*$/

/** 2024年6月末，各项贷款余额9.6亿元……2024年6月末，支行贷款余额8.9亿元: one day, one balance. */
function balances(model: TextModel, quantity: Quantity): Statement | undefined {
  if (quantity.family !== '元') return undefined
  const name = BALANCE.exec(clauseBefore(model.plain, quantity.start, 12))?.[1]
  const { start } = sentenceAt(model, quantity.start)
  const at = name && AT.exec(model.plain.slice(Math.max(start, quantity.start - 60), quantity.start))?.[1]
  return at ? { key: `${name} ${at}`, quantity, total: true } : undefined
}

const HELD =
  /(?:召开|专题)?([\u4e00-\u9fff]{2,6}?会)(?:议)?(?:专题|专门)?(?:研究|部署|听取|讨论)(?:精神)?(?:文明)?(?:单位)?(?:创建|建设)?(?:工作|汇报)?(?:仅|共|计)?$/

/** 召开党组会专题研究8次, 党组会专题研究创建工作5次. */
function meetings(model: TextModel, quantity: Quantity): Statement | undefined {
  if (quantity.unit !== '次') return undefined
  const name = HELD.exec(before(model, quantity, 20))?.[1]
  return name ? { key: `研究 ${name.slice(-3)}`, quantity, total: true } : undefined
}

const FARTHEST = 5000
const OUTLAY = /(?:总投资|投资|耗资|投入|造价|斥资)(?:约|共|达)?$/
const THIS = /(?:这[项座个处条]|该)(?:总?投资|耗资|造价|投入)$/

/** 改造成农耕文化馆，总投资120万元……农耕文化馆建成以来，这项投资150万元的工程. */
function projectAgain(model: TextModel, quantity: Quantity): Quantity | undefined {
  const { plain } = model
  if (quantity.family !== '元' || !THIS.test(plain.slice(Math.max(0, quantity.start - 6), quantity.start)))
    return undefined
  const lead = plain.slice(Math.max(0, quantity.start - 30), quantity.start)
  const told = quantitiesWithin(model, Math.max(0, quantity.start - FARTHEST), quantity.start).filter(
    ({ family, start, value }) => {
      if (family !== '元' || value === quantity.value) return false
      const front = plain.slice(Math.max(0, start - 30), start)
      return OUTLAY.test(front) && sharesRun(front.replace(OUTLAY, ''), lead.replace(THIS, ''))
    },
  )
  return told.length === 1 ? told[0] : undefined
}

function sharesRun(a: string, b: string): boolean {
  for (let at = 0; at + 4 <= a.length; at++) {
    const run = a.slice(at, at + 4)
    if (/^[\u4e00-\u9fff]{4}$/.test(run) && b.includes(run)) return true
  }
  return false
}

export const numberRestated: Rule = {
  id: 'N-CONFLICT-RESTATED',
  severity: 'warning',
  title: '同一件事换个说法，数也变了',
  why: '同一笔投入、同一处房屋、同一批结对对象，前后换了说法，数字应当还是一个。',
  check({ model, report }) {
    for (const [first, again] of lookedBack(model)) reportOther(first, again, report)
    const stated = new Map<string, Statement[]>()
    const plan = planStart(model)
    for (const quantity of model.quantities) {
      if (quantity.percent || quantity.approximate) continue
      const project = projectAgain(model, quantity)
      if (project) reportOther(project, quantity, report)
      const said =
        balances(model, quantity) ??
        meetings(model, quantity) ??
        residents(model, quantity) ??
        (quantity.start >= plan
          ? undefined
          : (spending(model, quantity) ?? bonds(model, quantity) ?? sizes(model, quantity)))
      const isDated = said?.key.startsWith('常住') === false && AT.test(said.key)
      if (!said || (!isDated && OTHER.test(clauseOf(model, quantity)))) continue
      const others = stated.get(said.key) ?? []
      stated.set(said.key, [...others, said])
      const [first] = others
      // Several amounts before a total are its parts.
      if (first && others.length === 1 && said.total) reportOther(first.quantity, quantity, report)
    }
  },
}

function clauseOf(model: TextModel, { start }: Quantity): string {
  const from = Math.max(lineAt(model, start).start, start - 20)
  return model.plain.slice(from, start).replace(/^[\s\S]*[。；，]/, '')
}

function reportOther(
  first: Quantity,
  { value, step, start, end, unit }: Quantity,
  report: (finding: Finding) => void,
): void {
  const ratio = value / first.value
  if (Math.abs(value - first.value) < Math.max(step, first.step) || ratio === 1 || ratio >= RANGE || ratio <= 1 / RANGE)
    return
  report({
    start,
    end,
    message: `前文说的是${formatValue(first.value)}${first.unit}，这里是${formatValue(value)}${unit}，请核对。`,
    related: [{ start: first.start, end: first.end, message: '前文的数' }],
  })
}
