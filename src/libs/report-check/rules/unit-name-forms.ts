import { KIND, type OwnName, ownUnits, trustedUnit } from '../model/own-name.ts'
import type { TextModel } from '../model/text-model.ts'
import type { CheckOptions } from '../options.ts'
import { SELF_AFTER } from './unit-name-forms.words.ts'

/** A place where our own unit is called by a name that is none of its own. */
export interface WrongForm {
  start: number
  end: number
  name: string
}

const LEGAL = /(?:股份|责任)?有限(?:责任)?公司$|股份有限公司$/
const KIND_NEXT = new RegExp(`^[\\u4e00-\\u9fff]{0,6}?${KIND}(?!${KIND})`)
const CLAUSE = /(?:^|[，。；：\n、]|年来|今后|同时|此外)$/
const OWN_PAPER = /[《“]$/
const PAPER_AFTER = /^[\u4e00-\u9fff]{0,16}(?:办法|制度|规范|方案|规定|细则|意见|手册|公约|章程|实施)/
export const FORMER = /(?:前身|原名?|改制|更名|改名|合并|曾[用名称]|旧称|历史|19\d\d年)[^。；\n]{0,20}$/
export const MEETS = /(?:与|同|和|跟|及|、|赴|到|向|从|往|去|对口|兄弟|帮扶|邀请|联合|学习|毕业于)[^，。；：\n]{0,8}$/
export const OTHER =
  /^[林农渔牧茶雪]+$|[东西南北上下中前后大小新老初高一二三四五六七八九十]|[镇乡村县区市省][镇乡村县区市省]/
/** 琥珀湾街道|办事处. */
const ORGAN = /(?:办事处|居民委员会|村民委员会|居委会|村委会|管理处|委员会)$/
const MOST = 40
const OFTEN = 2

/** Names that our unit is written with, and what remains of them when the place and the legal form are left out. */
function formsOf(unit: OwnName): string[] {
  const base = unit.tail.replace(LEGAL, '')
  // 吉安|赣中水务集团: a place without 市.
  const bare = unit.chain.length === 0 && base.length > 7 ? [base.slice(2)] : []
  return [...new Set([unit.full, unit.full.replace(LEGAL, ''), unit.tail, base, ...bare])].filter(
    (form) => form.length >= 4,
  )
}

/** 射湖 of 射湖农村商业银行, 青岩坪 of 青岩坪镇卫生院: what tells the unit from others of its kind. */
function properNames({ chain, tail }: OwnName): string[] {
  const kind = tail.search(
    /(?:农村商业|村镇|农商|城市商业|商业|信用|水务|供水|自来水|电力|供电|公交|集团|股份|有限|人民|中心|实验|第[一二三四]|职业|技术|师范|理工|科技|妇幼|中医|卫生院|医院|小学|中学|学校|学院|大学|幼儿园|法院|检察院|银行|公司|图书馆|文化馆|社区|街道|[林农渔牧雪茶]场|局)/,
  )
  const own = tail.slice(0, Math.max(0, kind))
  const place = (chain.at(-1) ?? '').replace(/[省市县区镇乡]$|街道$/, '')
  return [own, own.length < 2 ? place : ''].filter((name) => name.length >= 2 && name.length <= 4)
}

/** Houses that one name may turn into by mistake; 翠湖小学 is none of 翠湖社区. */
const GROUPS = [
  /小学$/,
  /中学$/,
  /学[院校]$|大学$/,
  /幼儿园$/,
  /医院$|卫生院$|保健[院所]$/,
  /银行$|信用社$|联社$/,
  /公司$|集团$/,
  /社区$|村$|街道$/,
  /局$/,
  /[^医学法卫]院$/,
  /图书[馆室]$/,
  /文化[馆站]$/,
  /博物[馆院]$/,
  /(?:纪念|陈列|展览)馆$/,
  /[站所段]$/,
  /场$/,
  /中心$/,
]
const sameGroup = (a: string, b: string) => GROUPS.some((group) => group.test(a) && group.test(b))

export const contains = (full: string, short: string) => {
  let at = -1
  for (const character of short) {
    at = full.indexOf(character, at + 1)
    if (at < 0) return false
  }
  return true
}

/** 青溪中心小学 will go on, in the report of 青溪小学; 赣中水物集团 in that of 赣中水务集团. */
export function wrongForms(model: TextModel, options: CheckOptions): WrongForm[] {
  const unit = trustedUnit(model, options) ?? ownUnits(model, options).find(({ source }) => source !== 'signature')
  if (!unit) return []
  const own = ownUnits(model, options)
    .filter(({ source, full }) => source !== 'signature' || full === unit.full)
    .map(({ full }) => full)
  const isOwn = (text: string) =>
    [text, text.replace(ORGAN, '')].some((name) => own.some((full) => contains(full, name) || name.includes(full)))
  const found: WrongForm[] = []
  const add = (start: number, end: number, name: string) => {
    if (!found.some((each) => each.start < end && start < each.end)) found.push({ start, end, name })
  }
  for (const form of formsOf(unit).toSorted((a, b) => b.length - a.length))
    for (const start of slipsOf(model.plain, form))
      if (!isOwn(model.plain.slice(start, start + form.length))) add(start, start + form.length, form)
  const propers = ownUnits(model, options)
    .filter(({ source }) => source !== 'signature')
    .flatMap(properNames)
  for (const proper of new Set([...properNames(unit), ...propers]))
    for (const { start, end } of otherKinds(model, proper)) {
      const text = model.plain.slice(start, end)
      if (
        !isOwn(text) &&
        own.some((full) => sameGroup(full.replace(LEGAL, '公司'), text) || sameGroup(full.replace(LEGAL, ''), text))
      )
        add(start, end, unit.full)
    }
  return found
}

/** The form with one character changed, said once and as only the unit itself is spoken of. */
function slipsOf(plain: string, form: string): number[] {
  // What the text writes all along need not be spoken of as ourselves.
  const isOften = plain.split(form, OFTEN + 1).length > OFTEN
  if (form.length < (isOften ? 4 : 5)) return []
  const half = form.length >> 1
  const starts = new Set<number>()
  for (const [part, offset] of [
    [form.slice(0, half), 0],
    [form.slice(half), half],
  ] as const)
    for (let at = plain.indexOf(part), tries = 0; at >= 0 && tries < MOST; at = plain.indexOf(part, at + 1), tries++)
      starts.add(at - offset)
  return [...starts].filter((start) => {
    if (start < 0) return false
    const text = plain.slice(start, start + form.length)
    const changed = [...text].flatMap((character, at) => (character === form[at] ? [] : [at]))
    const at = changed[0] as number
    if (text.length < form.length || changed.length !== 1 || at === 0 || text.at(-1) !== form.at(-1)) return false
    if (!/[\u4e00-\u9fff]/.test(text[at] as string) || OTHER.test((text[at] as string) + form[at])) return false
    return (
      plain.indexOf(text) === plain.lastIndexOf(text) &&
      ((isOften && isAlone(plain, start)) || isSelf(plain, start, start + form.length))
    )
  })
}

function isAlone(plain: string, start: number): boolean {
  const before = plain.slice(Math.max(0, start - 24), start)
  return CLAUSE.test(before) && !FORMER.test(before) && !MEETS.test(before)
}

function isSelf(plain: string, start: number, end: number): boolean {
  const before = plain.slice(Math.max(0, start - 24), start)
  const after = plain.slice(end, end + 20)
  if (OWN_PAPER.test(before) && PAPER_AFTER.test(after)) return true
  if (FORMER.test(before) || MEETS.test(before)) return false
  return CLAUSE.test(before) && (SELF_AFTER.test(after) || /^(?:党委|党组|党支部|党总支)?\n/.test(`${after}\n`))
}

/** Our proper name with another kind of house. */
function otherKinds({ plain }: TextModel, proper: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  for (
    let at = plain.indexOf(proper), tries = 0;
    at >= 0 && tries < MOST;
    at = plain.indexOf(proper, at + 1), tries++
  ) {
    const tail = KIND_NEXT.exec(plain.slice(at + proper.length, at + proper.length + 16))?.[0]
    if (!tail) continue
    const end = at + proper.length + tail.length
    if (isSelf(plain, at, end) && plain.indexOf(plain.slice(at, end)) === plain.lastIndexOf(plain.slice(at, end)))
      found.push({ start: at, end })
  }
  return found
}
