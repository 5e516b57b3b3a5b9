import type { Divisions } from '../data.ts'
import { ownNames } from '../model/identity.ts'
import { KIND, type OwnName, ownUnits, splitName } from '../model/own-name.ts'
import { placesOfShort } from '../model/places.ts'
import { firstMatches, type TextModel } from '../model/text-model.ts'
import type { CheckOptions } from '../options.ts'

/** Kinds of house of one trade: what ends so may be ours in a wrong form. */
export const TRADES = [
  /(?:引航|引水|航)[站总]*站$/,
  /法[院庭]$/,
  /车[务站间]{1,2}[段站]?$|[站段]$/,
  /(?:联合?社|总社|供销社|联社|信用社)$/,
  /局$/,
  /处$/,
  /(?:公司|集团|总厂)$/,
  /(?:小学|中学|学校|学院|大学)$/,
  /幼[儿稚]园$/,
  /(?:医院|卫生院|保健院)$/,
  /银行$/,
  /气象(?:局|[台站]+)$|台站$/,
  /(?:居民区|社区|小区|村|街道)$/,
  /图书[馆室]$/,
  /文化[馆站中心]+$/,
  /博物[馆院]$/,
  /[^医学法卫书化物]院$/,
  /所$/,
  /中心$/,
  /[会联]$/,
  /团$/,
  /[大支]队$/,
  /库$/,
  /场$/,
]
const HOUSE = `(?:${KIND.slice(3, -1)}|总社|法庭|幼稚园|居民区|台站|[台段]|站(?![点位长在])|所(?![有以在长])|院(?![长校士落]))`
/** Who acts so at the head of a clause is “we”. */
const ACTS = new RegExp(
  `(?<=(?:^|[。！；\\n△●■◆▲]|下一步，|下步，|今后，|未来，|目前，|为此，|同时，|此外，|[\\d年]年[初底]?，|上半年，|下半年，|学期，|学年，|阶段，|起点上，|征程上，|以来，|问题，|不足，|差距，|[要求]下，|(?:带领|领导|指导|支持|推动|关怀)下，)(?:[一二三四五六七八九十\\d]{1,2}[是要、.．])?)([\\u4e00-\\u9fff]{2,14}?${HOUSE})(?=(?:党委|党组|党总支|党支部|团支部|团委|工会|妇联)?(?:将|要在|会继续|将在|全体[\\u4e00-\\u9fff]{2,4}将|始终|一直|坚持|以此次|发起|决心|力争|有信心|的(?:变化|明天|未来)))`,
  'g',
)
/** 让岗脚村早日跨入: we wish it to ourselves. */
const WISHES = new RegExp(
  `(?<=让|使|把|为|推动|力争)([\\u4e00-\\u9fff]{2,14}?${HOUSE})(?=早日|的老人|的居民|的孩子|的每|更(?:加|美|好)|真正成为|成为|建成|打造成|建设成|走在|再上|再添|焕发|跻身|迈[向上入])`,
  'g',
)
/** Of these a house has none inside: what we wish to build so is ourselves. */
const WHOLE = [
  /(?:小学|中学|学校)$/,
  /幼儿园$/,
  /(?:医院|卫生院|保健院)$/,
  /银行$/,
  /法院$/,
  /检察院$/,
  /剧团$/,
  /监狱$/,
]
const BUILT = /^(?:建成|打造成|建设成|早日)/

const PLACE_MARKS = /[省市县区镇乡村街道人民]/g
const OTHER_HOUSE = /^(?:把|使|让|为|将|由|各|全|我|本|该|其他|所有|每|市|县|区|省|镇|上级|这|一|两|三|四|部分|多)/
const ALIKE = 0.6
/** Trades of which a place has one house: half of the name is enough. */
const CLOSE = [/法[院庭]$/, /(?:引航|引水|航)[站总]*站$/, /(?:气象局|台站)$/]
const ALIKE_IN_TRADE = 0.5
const MOST = 60

/** A name of a house like ours that acts as we do, and is no way of writing ours. */
export function strangeActors(
  model: TextModel,
  options: CheckOptions,
  divisions: Divisions,
): { start: number; end: number; name: string }[] {
  const own = ownUnits(model, options)
  const lead = own.find(({ source }) => source !== 'signature') ?? own[0]
  const names = namesOf(model, own)
  if (names.length === 0) return []
  const found = [ACTS, WISHES].flatMap((pattern) => firstMatches(model.plain, pattern, MOST)).slice(0, MOST)
  return found.flatMap(({ 1: text = '', index: start }) => {
    const isBuilt = BUILT.test(model.plain.slice(start + text.length, start + text.length + 3))
    const isPeer = (name: string) => isBuilt && WHOLE.some((kind) => kind.test(text) && kind.test(name))
    const like = names.find((name) => isLike(text, name, divisions) || isPeer(name))
    if (!like || OTHER_HOUSE.test(text) || names.some((name) => isShortOf(text, name) || name.includes(text))) return []
    // What is met more than once is another body, or a part of ours.
    const again = model.plain.indexOf(text) !== model.plain.lastIndexOf(text)
    return again || isAnnounced(model, text) ? [] : [{ start, end: start + text.length, name: lead?.full ?? like }]
  })
}

/** Our names, and the short form that the text announces. */
function namesOf(model: TextModel, own: OwnName[]): string[] {
  const titles = ownNames(model)
    .slice(0, 2)
    .join('\n')
    .split('\n')
    .flatMap(
      (line) =>
        new RegExp(
          `^[—\\u4e00-\\u9fff（）]{2,26}?${HOUSE}(?=$|[\\d“创文争关申迎精汇工情自总先事典年党半第上下整述志报材经])`,
        ).exec(line)?.[0] ?? [],
    )
  return [...new Set([...own.map(({ full }) => full), ...titles.map((name) => name.replace(/^—+/, ''))])]
}

/** What a short form may leave out, one at a time. */
const LEFT_OUT = /[省市县区旗镇乡村街道民人和与及中办务总合联大]/
const LONG = 6

/** 石狮法院 of 石狮市人民法院: its characters come in the same order; 东体会路社区 lacks a letter of 东体育会路社区. */
function isShortOf(text: string, full: string): boolean {
  let at = -1
  const missing: string[] = []
  for (const character of text) {
    const next = full.indexOf(character, at + 1)
    if (next < 0) return false
    if (at >= 0) missing.push(full.slice(at + 1, next))
    at = next
  }
  const left = missing.join('')
  return left.length !== 1 || text.length < LONG || LEFT_OUT.test(left)
}

/** Of the same trade, and with most characters of its own in ours. */
function isLike(text: string, full: string, divisions: Divisions): boolean {
  if (!TRADES.some((trade) => trade.test(text) && trade.test(full.replace(/(?:有限|责任|股份)*公司$/, '公司'))))
    return false
  // What both owe to their place proves nothing: 示例市公安局 is none of 示例市教育局.
  const core = placeless(text, full, divisions)
  const bare = placeless(full, full, divisions)
  const shared = commonOf(core, bare)
  const least = CLOSE.some((trade) => trade.test(text) && trade.test(full)) ? ALIKE_IN_TRADE : ALIKE
  return core.length >= 2 && shared / core.length >= least && commonOf(text.slice(0, 3), full) >= 2
}

/** The name without the places of ours at its head. */
export function placeless(name: string, full: string, divisions: Divisions): string {
  let rest = name
  for (const link of splitName(full).chain)
    for (const form of [link, link.replace(/(?:自治[区州县]|[省市县区州盟旗镇乡])$/, '')])
      if (form.length >= 2 && rest.startsWith(form)) rest = rest.slice(form.length)
  for (const length of [3, 2])
    if (placesOfShort(rest.slice(0, length), divisions).length > 0) {
      rest = rest.slice(length)
      break
    }
  return rest.replace(PLACE_MARKS, '')
}

/** Length of the longest run of characters that come in the same order in both. */
export function commonOf(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const character of a) {
    const next = [0]
    for (let at = 1; at <= b.length; at++)
      next[at] =
        b[at - 1] === character ? (row[at - 1] as number) + 1 : Math.max(row[at] as number, next[at - 1] as number)
    row = next
  }
  return row[b.length] as number
}

const ANNOUNCES = /(?:简称|以下称|又[称名]|俗称|下设|下辖|所属|辖|包括|原名|前身)[^。\n]{0,20}$/

export function isAnnounced({ plain }: TextModel, text: string): boolean {
  const at = plain.indexOf(text)
  return ANNOUNCES.test(plain.slice(Math.max(0, at - 24), at))
}
