import type { Divisions } from '../../data.ts'
import { type Home, isOurs } from '../../model/home.ts'
import { type Place, type PlaceMention, placesOfShort } from '../../model/places.ts'
import { bodyLines, type TextModel } from '../../model/text-model.ts'
import { vocabularyOf } from '../../model/vocabulary.ts'
import type { RuleContext } from '../../rule.ts'
import { COMMON_WORD } from './own-ground.ts'
import { type Foreign, isHelped, mayHold } from './own-people.ts'
import { MET, PEOPLE, SERVES, SOME } from './served.words.ts'

/** An honour of another place; a contest held there may be won. */
const HONOURED = /(?:获评|获批|荣获|被评为|评为|被授予|授予|命名为|创成|通过)$/
const HONOUR = /^“(?![^”]{0,14}(?:赛|展|论坛|节|杯))[^”\n]{2,20}”/
/** People of a place at the head of a clause: what they say or do here is told of our own. */
const NATIVES = new RegExp(`^的?${PEOPLE}(?!代表|[老小某][\\u4e00-\\u9fff])`)
const HOUSE = /^[\u4e00-\u9fff]{0,8}?(?:[局馆院校站所]|公司|中心|银行|协会)/
const CLAUSE_HEAD = /(?:^|[，。；：！\n] {0,2})$/
/** Movement and company count only in the clause of the place itself. */
const GOES =
  /(?<!惠)[赴到往去抵从与同和跟向及至比像](?!于|时|此|底|期|年|全|对|来)[^，。；：\n]{0,16}$|(?:来到|走进|深入|前往|派往)[^，。；：\n]{0,16}$/
const COMES = /^[^，。；：\n]{0,16}(?:赶来|来|也|还|连连|特地|专程|寄|打来|送来|慕名|回来|远道)/
const CLAUSE = 30
const SENTENCE = 70
const AFTER = 40
/** No place that we serve, but a road, a fruit or a song. */
const NAMED_AFTER =
  /^(?:[至—－-]|[东西南北中]?[路街道]|话|方言|菜|小吃|松|杨|腊|茶(?!农)|籍|大学|师范|交通大学|人(?![民心]))/

function excused({ plain }: TextModel, start: number, end: number): boolean {
  const from = Math.max(0, start - SENTENCE, plain.lastIndexOf('\n', start) + 1, plain.lastIndexOf('。', start) + 1)
  const before = plain.slice(from, start)
  const after = /^[^。\n]*/.exec(plain.slice(end, end + AFTER))?.[0] ?? ''
  const clause = /[^，。；：\n]*$/.exec(before)?.[0] ?? ''
  const isOpen = (open: string, close: string) => before.lastIndexOf(open) > before.lastIndexOf(close)
  return (
    MET.test(before.slice(-CLAUSE)) ||
    MET.test(after) ||
    GOES.test(clause) ||
    SOME.test(after) ||
    NAMED_AFTER.test(after) ||
    isOpen('《', '》') ||
    (isOpen('“', '”') && !/[“]$/.test(before))
  )
}

/** Places for whose people and ground we work, and that are not ours: 让呼伦贝尔的草原更绿, 田林县的群众提起卫生院. */
export function served(context: RuleContext, home: Home, all: PlaceMention[]): Foreign[] {
  const { model } = context
  const { plain } = model
  const certain = isTold(context, home)
  let chainStart = -1
  const full = all.filter((mention, index) => {
    if (all[index - 1]?.end !== mention.start) chainStart = mention.start
    const { end, name, places } = mention
    const next = all[index + 1]
    if (isOurs(mention, home) || next?.start === end || places.every(({ level }) => level === 'province')) return false
    // 为遵义市、毕节市的村寨: one of several is none of ours; and a city of our province may be, where ours is but guessed.
    if (next?.start === end + 1 && /[、和与及]/.test(plain[end] ?? '')) return false
    if (!certain && places.some(({ province }) => province === home.province)) return false
    // Of an invented county we do not know the city.
    const near = home.province === undefined || places.some(({ province }) => province === home.province)
    if (near && home.city === undefined && mayHold(name, { ...home, province: undefined }, places)) return false
    const before = plain.slice(Math.max(0, chainStart - 8), chainStart)
    const after = plain.slice(end, end + AFTER)
    // 白山镇, 黑河水库: names of other things.
    if (!mention.full && /^[镇乡村街河湖山岭桥路县区旗庄屯水]/.test(after)) return false
    // 服务晋江|市民.
    const people = name.endsWith('市') && after.startsWith('民') ? `市${after}` : after
    const isNative = CLAUSE_HEAD.test(before) && NATIVES.test(people) && !COMES.test(after)
    if (HOUSE.test(after) && isHelped(before, after.slice(0, 16))) return false
    const isHonour = HONOURED.test(before) && mention.full && HONOUR.test(after)
    return (isNative || isHonour || SERVES.test(before)) && !excused(model, chainStart, end)
  })
  return [...full, ...(certain ? shorts(context, home) : [])]
}

const HEAD = 80
const TAIL = 60

/** Head, signature or registry name the city or county itself. */
function isTold({ model: { plain }, options }: RuleContext, { city, county, names }: Home): boolean {
  const ends = plain.slice(0, HEAD) + plain.slice(-TAIL)
  const own = [city, county, ...names].filter((name) => name !== undefined)
  return (
    (options.registry?.places ?? []).length > 0 ||
    own.some((name) => ends.includes(name.slice(0, 3).replace(/[市县区]$/, '')))
  )
}

/** A short name stands for a place where these follow it. */
const GROUND = new RegExp(
  `(?<=让|使|为|帮助|服务|造福|惠及|方便|满足|守护|缓解|扮靓|擦亮|建设|争做|争当|家乡|提升|改善|保障|力争)([\\u4e00-\\u9fff]{2,3})(?=${PEOPLE}|城区|县城|主城区|港(?![口澳湾])|农商|农村商业|的(?:草原|山水|天空|天更|山更|水更|夜|美景|明天|大街小巷|街头|孩子|老人))`,
  'g',
)

/** Words that are names of counties as well: 缓解玉环城区停车难. */
const SURELY = /^(?:城区|县城|主城区|市民|农商|农村商业)/

/** Counties count where only a place can stand. */
function shorts({ model, data }: RuleContext, home: Home): Foreign[] {
  const { plain } = model
  const title = plain.slice(0, bodyLines(model)[0]?.end ?? 0)
  return [...plain.matchAll(GROUND)].flatMap(({ 1: name = '', index: start }) => {
    const end = start + name.length
    const places = placesOfShort(name, data.divisions)
    if (places.length === 0 || COMMON_WORD.test(name) || title.includes(name)) return []
    if (vocabularyOf(data).has(name) && !SURELY.test(plain.slice(end, end + 4))) return []
    const isOwn = isOurs({ name, places }, home) && !isBeside(places, title, home, data.divisions)
    return isOwn || isOursInPart(name, home) || excused(model, start, end) ? [] : [{ start, end, name }]
  })
}

const isOursInPart = (name: string, { names, seat, county }: Home) =>
  [...names, seat, county].some((own) => own?.includes(name))

/** 海东市乐都农村商业银行 names another county of that city as its own. */
function isBeside(places: Place[], title: string, home: Home, divisions: Divisions): boolean {
  const counties = divisions[home.province ?? '']?.[home.city ?? ''] ?? []
  return (
    places.every(({ level }) => level === 'county') &&
    counties.some((county) => county.length > 2 && title.includes(`${home.city}${county.slice(0, 2)}`))
  )
}
