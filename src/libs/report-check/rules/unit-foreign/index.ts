import { type Home, homeName, homeOf, isHome, isOurs, isSettled } from '../../model/home.ts'
import { type PlaceMention, placeMentions, placesOfName, placesOfShort } from '../../model/places.ts'
import { isNear } from '../../model/superiors.ts'
import { bodyLines, lineAt, type TextModel } from '../../model/text-model.ts'
import { vocabularyOf } from '../../model/vocabulary.ts'
import type { Rule, RuleContext } from '../../rule.ts'
import { ELSEWHERE, HOUSE, OWN_AFTER, VISITS } from './index.words.ts'
import { kinship } from './kinship.ts'
import { COMMON_WORD, DOUBTFUL_SHORT, OWN_SHORT, onlyPromised, ownGround, WORK_GROUND } from './own-ground.ts'
import { type Foreign, isHelped, isNoName, mayHold, ownPeople } from './own-people.ts'
import { actsElsewhere, ownUnit } from './own-unit.ts'
import { served } from './served.ts'

const BUILDS_BEFORE = /(?:美丽|文明|平安|幸福|和谐|法治|诚信|书香|爱我|建设|打造|谱写|推动|助推|促进|服务|助力|奉献)$/
const TAIL = 3
const REACH = 20

/** The words behind our own place names; the same words behind another name are our unit under a wrong place. */
function ownTails(model: TextModel, home: Home, all: PlaceMention[]): Set<string> {
  const tails = new Set<string>()
  for (const mention of all) if (mention.full && isOurs(mention, home)) addTail(model, mention.end, tails)
  for (const name of home.names) {
    let index = model.plain.indexOf(name)
    for (let tries = 0; index >= 0 && tries < 50; tries++) {
      addTail(model, index + name.length, tails, /[镇乡]$/.test(name))
      index = model.plain.indexOf(name, index + name.length)
    }
  }
  return tails
}

function addTail(model: TextModel, index: number, tails: Set<string>, authority = false): void {
  const after = model.plain.slice(index, index + 16)
  const tail = after.slice(0, TAIL)
  if (/^[\u4e00-\u9fff]{3}$/.test(tail) && HOUSE.test(after) && (authority || !OWN_AFTER.test(after))) tails.add(tail)
}

const HEAD_LINES = 5

/** The addressee is our superior, so it lies where we do. */
function isAddressee(model: TextModel, mention: { start: number }): boolean {
  const line = lineAt(model, mention.start)
  const lead = model.plain.slice(line.start, mention.start)
  return (
    line.index < HEAD_LINES &&
    /^(?:中共|中国共产党)?$/.test(lead) &&
    line.end - line.start < 30 &&
    model.plain[line.end - 1] === '：'
  )
}

/** 泰州市镜湖区: the county right behind belongs to another city. */
function mismatchesNext(mention: PlaceMention, next: PlaceMention | undefined): boolean {
  if (!next || next.start !== mention.end || !next.full || !mention.full) return false
  if (mention.places.some(({ level }) => level === 'county')) return false
  return !next.places.some((place) =>
    mention.places.some(
      (holder) => place.province === holder.province && (holder.level === 'province' || place.city === holder.city),
    ),
  )
}

export const unitForeign: Rule = {
  id: 'U-FOREIGN',
  severity: 'blocker',
  title: '出现了外地的地名、机关',
  why: '以本地口吻说的话里出现别处的地名，是“跨地抄”的铁证。',
  source: '《民政部关于编制全国行政区划代码的说明》；行政区划名称见 divisions.json',
  check(context) {
    const { model, data, options, report } = context
    const all = placeMentions(model, data.divisions)
    const home = homeOf(model, data.divisions, options)
    const found: Foreign[] = wrongChains(all).flatMap(({ mention, next }) => {
      // Our own county may bear the name of another one.
      if (isHome(mention, home) && (home.names.has(next.name) || isTitled(model, next.name))) return []
      const isRivalled = all.some(
        (other) => other !== mention && other.name !== mention.name && isNear(other, next.places),
      )
      if (!isRivalled && ownCounty(home, next.name) === undefined) return []
      return isHome(next, home) || !isHome(mention, home) ? mention : next
    })
    found.push(...kinship(context, home, all), ...ownUnit(context, home, all))
    if (isSettled(home))
      found.push(
        ...listed(model, home, all),
        ...ownGround(model, home, all),
        ...promised(context, home),
        ...siblings(context, home, all),
        ...served(context, home, all),
        ...actsElsewhere(context, home),
      )
    if (home.province === undefined)
      for (const { start, end, name } of onlyPromised(model, all))
        report({ start, end, severity: 'hint', message: `全文只有这里写到“${name}”，请核对是不是本地。` })
    found.push(...ownPeople(context, home))
    const own = homeName(home)
    // Of overlapping reports the checker keeps the first.
    for (const { start, end, name } of found.filter((each) => !options.registry?.own?.full.includes(each.name)))
      report({
        start,
        end,
        message: `本文${own ? `是${own}的文稿，` : ''}这里却以本地口吻写了“${name}”，疑为抄自外地。`,
      })
  },
}

/** Our county, if it is another than this one. */
const ownCounty = ({ seat, county, names }: Home, name: string) =>
  [seat, county, ...names].find((own) => own !== undefined && own !== name && /[县区旗]$/.test(own))

/** 清河供电所 lies in a 清河区 that the list knows in another city. */
function isTitled(model: TextModel, name: string): boolean {
  return bodyLines(model)
    .slice(0, 2)
    .some(({ start, end }) => model.plain.slice(start, end).includes(name.slice(0, -1)))
}

function wrongChains(all: PlaceMention[]): { mention: PlaceMention; next: PlaceMention }[] {
  return all.flatMap((mention, index) => {
    const next = all[index + 1]
    return next && mismatchesNext(mention, next) ? [{ mention, next }] : []
  })
}

/** Names of the national list that speak as our own authority or as our own unit. */
function listed(model: TextModel, home: Home, all: PlaceMention[]): Foreign[] {
  const tails = ownTails(model, home, all)
  const partners = new Set<string>()
  let chainStart = 0
  return all.filter((mention, index) => {
    // 与贵州省黔东南州从江县: what stands before the chain holds for all of it.
    if (all[index - 1]?.end !== mention.start) chainStart = mention.start
    // Of an invented county we do not know the city.
    if (isOurs(mention, home) || mayHold(mention.name, home, mention.places)) return false
    // A district right behind our city is judged with it.
    const holder = all[index - 1]
    if (holder?.end === mention.start && isHome(holder, home)) return false
    if (isAddressee(model, mention)) return true
    const before = model.plain.slice(Math.max(0, chainStart - REACH), chainStart)
    const after = model.plain.slice(mention.end, mention.end + REACH)
    if (ELSEWHERE.test(before) || VISITS.test(after)) {
      partners.add(mention.name)
      return false
    }
    return (
      OWN_AFTER.test(after) ||
      (mention.full && tails.has(after.slice(0, TAIL)) && !partners.has(mention.name) && !isHelped(before, after)) ||
      (!mention.full &&
        BUILDS_BEFORE.test(before) &&
        /^[，。；、]/.test(after) &&
        // 建设盐城、常州国家级园区: one of several.
        all[index + 1]?.start !== mention.end + 1)
    )
  })
}

/** Phrases in which only the own place can stand; the name is two to four characters. */
const PROMISES = [
  DOUBTFUL_SHORT,
  /(?:美丽|文明|平安|幸福|和谐|法治|诚信|书香|魅力|活力|大美|善治|清廉|健康)([\u4e00-\u9fff]{2,3})(?=[、，。；”]|建设|贡献|而|作出|做出|添)/g,
  /(?:谱写|书写|描绘|开创|推动|推进|助力|助推|促进|服务|加快|建设|振兴|为)([\u4e00-\u9fff]{2,3})(?=高质量|经济社会|现代化|跨越|振兴|崛起|发展(?:新|作|做|贡献|添)|新篇章|明天|更加美好)/g,
  ...OWN_SHORT,
  WORK_GROUND,
  /(?:开遍|洒满|遍布|香飘|情洒|吹遍|扎根|绽放在?|浸润|滋润|温暖|照亮|传遍|响彻)([\u4e00-\u9fff]{2,3})(?=大地|城乡|山水|热土)/g,
]

/** 美丽利川, 谱写四平高质量发展新篇章: short names of any level count where a place must stand. */
function promised({ model, data }: RuleContext, home: Home): Foreign[] {
  const { divisions } = data
  return PROMISES.flatMap((pattern, index) =>
    [...model.plain.matchAll(pattern)].flatMap((match) => {
      const word = match[1] as string
      const name = word.replace(/^新(?=..)/, '')
      if (
        placesOfShort(name, divisions).length === 0 ||
        (pattern === DOUBTFUL_SHORT && COMMON_WORD.test(name)) ||
        (index === 1 && vocabularyOf(data).has(name) && !isPromise(model, match) && !isTwice(model, match.index, name))
      )
        return []
      const places = placesOfShort(name, divisions)
      if (isOurs({ name, places }, home) || isOwnWord(model, name, match.index)) return []
      if (mayHold(name, home, places)) return []
      const start = match.index + match[0].length - name.length
      const before = model.plain.slice(Math.max(0, start - REACH), start)
      return pattern !== WORK_GROUND && ELSEWHERE.test(before) ? [] : [{ start, end: start + name.length, name }]
    }),
  )
}

/** 为建设健康神木作出新的贡献: nothing but a place is built so. */
function isPromise({ plain }: TextModel, { index, 0: text }: RegExpExecArray): boolean {
  const before = plain.slice(Math.max(0, index - 14), index)
  const after = plain.slice(index + text.length, index + text.length + 6)
  return (
    (/(?:建设|打造|创建)$/.test(before) && /^(?:作出|做出|贡献|添砖|增光|而努力)/.test(after)) ||
    (/(?:建设|打造|创建)[^，。；\n]{0,10}的$/.test(before) && /^[，。；]/.test(after)) ||
    (/[为动进力]$/.test(before) && /^建设(?:作|做|贡献|添|提供|增|再立)/.test(after))
  )
}

/** 文明利川、美丽利川: a word said twice is meant as a name. */
function isTwice({ plain }: TextModel, index: number, name: string): boolean {
  return plain.slice(Math.max(0, index - REACH), index + REACH).split(name).length > 2
}

/** The title uses the word as well: it is a name of our own. */
function isOwnWord(model: TextModel, name: string, index: number): boolean {
  const title = bodyLines(model)[0]
  return title !== undefined && index > title.end && model.plain.indexOf(name) < title.end
}

const SERIAL = 40

/** 云岭县财政局 in a report of 清岚县财政局: our own unit's words behind another county, listed or not. */
function siblings({ model, data }: RuleContext, home: Home, all: PlaceMention[]): Foreign[] {
  const tails = [...ownTails(model, home, all)]
  const judged = new Set(all.map(({ end }) => end))
  return tails.slice(0, SERIAL).flatMap((tail) => {
    const found: Foreign[] = []
    for (let at = model.plain.indexOf(tail); at >= 0 && found.length < SERIAL; at = model.plain.indexOf(tail, at + 1)) {
      const name = /[\u4e00-\u9fff]{2}[市县区镇乡旗]$/.exec(model.plain.slice(Math.max(0, at - 3), at))?.[0]
      if (!name || judged.has(at) || isNoName(name, data) || /^[月日年]/.test(name) || !stands(model.plain[at - 4]))
        continue
      const before = model.plain.slice(Math.max(0, at - 3 - REACH), at - 3)
      if (ELSEWHERE.test(before) || VISITS.test(model.plain.slice(at, at + REACH))) continue
      if (isHome({ name, places: placesOfName(name, data.divisions) }, home)) continue
      found.push({ start: at - 3, end: at, name })
    }
    return found
  })
}

/** Characters before a name that cannot belong to it. */
function stands(character: string | undefined): boolean {
  return (
    character === undefined || !/[\u4e00-\u9fff]/.test(character) || /[在由经是对为将被使让着市省州]/.test(character)
  )
}
