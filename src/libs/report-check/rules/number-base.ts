import { type Fact, staffTotal, standingFacts } from '../model/facts.ts'
import { mentionsOf } from '../model/mentions.ts'
import type { Quantity } from '../model/numbers.ts'
import { lineAt, quantitiesWithin, sentenceAt, type TextModel } from '../model/text-model.ts'
import type { Finding, Rule } from '../rule.ts'
import { OF_ALL } from './number-base.words.ts'
import { isInTenths } from './number-percent/index.ts'
import { pairOf } from './number-percent/pairs.ts'
import { formatValue } from './number-sum.ts'

const REACH = 60

/** Beside those in the books there are others that the whole may or may not mean. */
const BESIDE = /(?:离?退休|外聘|聘用|临聘|临时|编外|合同制|劳务派遣|兼职)[\u4e00-\u9fff]{0,4}\d/

/** 教师 and 专任教师 are two wholes, 职工 and 干部职工 are one. */
const NEUTRAL = /^(?:在[职岗编册校]|全体|现有|干部|教|注册)+(?=职工|员工|人员|党员|学生|教师|志愿者|干部|人口)/

/** The one number that the report gives for the named whole; undefined when it gives none or several. */
function wholeOf(facts: Fact[], noun: string, before: number): Quantity | undefined {
  const named = facts.filter(({ key }) => {
    const own = key.split(' ')[0] as string
    return own === noun || own.replace(NEUTRAL, '') === noun.replace(NEUTRAL, '')
  })
  const exact = named.filter(({ key }) => key.split(' ')[0] === noun)
  const [first, ...others] = exact.length > 0 ? exact : named
  return first && first.end < before && others.every(({ quantity }) => quantity.value === first.quantity.value)
    ? first.quantity
    : undefined
}

function partBefore(model: TextModel, at: number, family: string): Quantity | undefined {
  const { plain } = model
  const sentence = sentenceAt(model, at)
  const near = quantitiesWithin(model, Math.max(sentence.start, at - REACH), at).filter(({ percent }) => !percent)
  const part = near.at(-1)
  const gap = part ? plain.slice(part.end, at) : ''
  if (part && part.family === family) {
    if (/^[\u4e00-\u9fff“”]{0,12}[，（、]?(?:约)?$/.test(gap)) return part
    // 党员294名，党员占: the words of the part again.
    const again = /^，([\u4e00-\u9fff“”]{2,8})$/.exec(gap)?.[1]
    return again && plain.slice(sentence.start, part.start).endsWith(again) ? part : undefined
  }
  // 42人参加献血，献血1.3万毫升，占: only people are a share of people.
  const [people, more] = near.filter((quantity) => quantity.family === family)
  return family === '人' && people && !more && /^[^。；：其]{2,30}[，（]$/.test(plain.slice(people.end, at))
    ? people
    : undefined
}

/** 总人口6.8万人，其中常住人口7.2万人: parts of the population are wholes of their own. */
const POPULATION = /(?:常住人口|户籍人口|总人口|辖区人口)(?:为|达|约)?$/

function populations({ plain, quantities }: TextModel): Fact[] {
  return quantities.flatMap((quantity) => {
    if (quantity.family !== '人' || !plain.slice(quantity.start - 6, quantity.start).includes('人口')) return []
    const noun = POPULATION.exec(plain.slice(Math.max(0, quantity.start - 8), quantity.start))?.[0]
    return noun
      ? [{ key: `${noun.replace(/[为达约]$/, '')} 人`, quantity, start: quantity.start, end: quantity.end }]
      : []
  })
}

/** 有286人取得资格，占近八成: no whole is named, so it is the staff of the sentence before. */
const OF_STAFF = /，占(?:比)?(?:近|约|超)?(?=[\d一二三四五六七八九])/g

interface Share {
  at: number
  end: number
  whole: Quantity | undefined
}

function sharesOfStaff(model: TextModel, facts: Fact[]): Share[] {
  const staff = staffTotal(facts)
  if (!staff) return []
  return [...model.plain.matchAll(OF_STAFF)].flatMap(({ 0: text, index: at }) => {
    const { start } = sentenceAt(model, at)
    const [part, more] = quantitiesWithin(model, start, at).filter(({ percent }) => !percent)
    const goesOn =
      staff.start >= sentenceAt(model, Math.max(0, start - 1)).start && staff.start > lineAt(model, at).start
    const opens = part && /^有?$/.test(model.plain.slice(start, part.start))
    return goesOn && opens && !more ? [{ at, end: at + text.length, whole: staff.quantity }] : []
  })
}

const ON_STAFF = /职工|员工|人员|党员|教师|干部/

/** 学生960人, 居民7200人: wholes that no list of standing nouns knows, of those that end as wanted. */
function counted(model: TextModel, wanted: Set<string>): Fact[] {
  const facts: Fact[] = []
  for (const { quantity, noun, numberFirst, deed, bare, some } of mentionsOf(model))
    if (!numberFirst && !some && (deed === '有' || bare) && wanted.has(noun.slice(-ENDING)))
      facts.push({ key: `${noun} ${quantity.family}`, quantity, start: quantity.start, end: quantity.end })
  return facts
}

/** 全村316户: the households of the place. */
function households({ plain, quantities }: TextModel): Fact[] {
  return quantities.flatMap((quantity) =>
    quantity.unit === '户' &&
    /全(?:村|社区|乡|镇|街道)(?:共有?|现有|有)?$/.test(plain.slice(Math.max(0, quantity.start - 6), quantity.start))
      ? [{ key: '户数 户', quantity, start: quantity.start, end: quantity.end }]
      : [],
  )
}

const REGISTERED = /全[局校院所站馆处行厂队][^，。；\d]{0,2}注册志愿者\d+[人名]，注册率(?:为|达到?)?(?=\d)/g

/** 全局注册志愿者196人，注册率92%: of the whole staff. */
function registered(model: TextModel, facts: Fact[]): Share[] {
  const staff = staffTotal(facts)
  return [...model.plain.matchAll(REGISTERED)].map(({ 0: text, index: at }) => ({
    at: at + text.lastIndexOf('，'),
    end: at + text.length,
    whole: staff?.quantity,
  }))
}

function named(matches: RegExpExecArray[], factsOf: (wanted: Set<string>) => Fact[]): Share[] {
  if (matches.length === 0) return []
  const wanted = new Set(matches.map(([, noun = '']) => noun.slice(-ENDING)))
  const known = byEnding(factsOf(wanted), wanted)
  return matches.map(({ 0: text, 1: noun = '', index: at }) => ({
    at,
    end: at + text.length,
    whole: wholeOf(known.get(noun.slice(-ENDING)) ?? [], noun, at),
  }))
}

const ENDING = 2

/** Facts by the last letters of their noun, the first of each noun and value: names that fit one another end alike. */
function byEnding(facts: Fact[], wanted: Set<string>): Map<string, Fact[]> {
  const known = new Map<string, Fact[]>()
  const seen = new Set<string>()
  for (const fact of facts) {
    const space = fact.key.indexOf(' ')
    const ending = fact.key.slice(Math.max(0, space - ENDING), space)
    if (!wanted.has(ending)) continue
    const told = `${fact.key} ${fact.quantity.value}`
    if (seen.has(told)) continue
    seen.add(told)
    const same = known.get(ending) ?? []
    known.set(ending, same)
    if (same.length < MOST) same.push(fact)
  }
  return known
}

/** More values of one noun are of many things. */
const MOST = 20

export const numberBase: Rule = {
  id: 'N-PERCENT-BASE',
  severity: 'error',
  title: '占比与前文的总数不符',
  why: '“占职工总数的百分之几”的总数写在前文，部分除以它就知道对不对。',
  check: ({ model, report }) => checkBases(model, false, report),
}

/** Shares of wholes that stand elsewhere: in figures, or as round sayings (近三成), which N-MAGNITUDE tells. */
export function checkBases(model: TextModel, inTenths: boolean, report: (finding: Finding) => void): void {
  const matches = [...model.plain.matchAll(OF_ALL)]
  if (matches.length === 0 && !/，占|注册率/.test(model.plain)) return
  const beside = BESIDE.test(model.plain)
  const facts = standingFacts(model)
  const shares = [
    ...named(matches, (wanted) => [
      ...(beside ? [] : facts),
      ...counted(model, wanted).filter(({ key }) => !(beside && ON_STAFF.test(key))),
      ...populations(model),
      ...households(model),
    ]),
    ...(beside ? [] : [...sharesOfStaff(model, facts), ...registered(model, facts)]),
  ]
  for (const { at, end, whole } of shares) {
    const percent = quantitiesWithin(model, end, end + 1)[0]
    if (
      !percent?.percent ||
      isInTenths(percent) !== inTenths ||
      pairOf(model, percent) ||
      !whole ||
      whole.approximate ||
      sentenceAt(model, at).start <= whole.start
    )
      continue
    const part = partBefore(model, at, whole.family)
    if (!part || part.approximate) continue
    const ratio = (part.value / whole.value) * 100
    const slack = percent.approximate || percent.chinese ? 8 : percent.step * 1.001
    if (Math.abs(ratio - percent.value) <= slack) continue
    report({
      start: percent.start,
      end: percent.end,
      message: `前文总数是${formatValue(whole.value)}${whole.unit}，占比应为${Number(ratio.toFixed(1))}%。`,
      related: [
        { start: part.start, end: part.end, message: '部分' },
        { start: whole.start, end: whole.end, message: '前文的总数' },
      ],
    })
  }
}
