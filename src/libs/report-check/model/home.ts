import type { Divisions } from '../data.ts'
import type { CheckOptions } from '../options.ts'
import { CHAIN, GENERIC } from './home.words.ts'
import { isDisowned, liesWithin, namesakeChain, type Spot, shortHome, spotOf, TITLE_WEIGHT } from './home-spots.ts'
import type { Line } from './lines.ts'
import { ownLinks, trustedUnit } from './own-name.ts'
import { isInside, type Place, type PlaceMention, placeMentions, placesOfName } from './places.ts'
import { isNear, superiorsOf } from './superiors.ts'
import { bodyLines, isProse, type TextModel } from './text-model.ts'

/** Where the document is at home. Names that the registry gives and names inferred from the text count alike. */
export interface Home {
  province?: string
  city?: string
  county?: string
  /** Our own county or district for certain: others of the same city are not ours. */
  seat?: string
  /** Own names that may be in no list (示例市). */
  names: Set<string>
}

const ADDRESSEE_WEIGHT = 3
const SIGNATURE_WEIGHT = 4
const OPENING_WEIGHT = 4
const TITLE_LINES = 4
const TAIL_LINES = 5
const OPENING = 70
/** What the title names is ours before anything else. */
const TITLE_VOTE = 40
/** So many mentions of a long text tell its home. */
const ENOUGH_MENTIONS = 1000
/** 沈阳铁路局, 长春动车段: seats of a system that reaches farther than its city. */
const SYSTEM = /^(?:铁路|海关|海事|空管|航道|局集团|[工车机电客动供][务运车电]段|车辆段)/
/** Neighbours and partners are no home. */
const BESIDE = /(?:邻|(?<!迎)接|距|毗|与|同|赴|到|往|至|来自|从)[\u4e00-\u9fff]{0,6}$/
/** 位于安庆与池州交界处 */
const BETWEEN = /^市?[与和、][\u4e00-\u9fff]{2,8}?(?:交界|之间|两[地市省县]|接壤|毗邻)/
const REACH = 16
/** In running text only the place of a subject, or where it lies, is ours. */
const SUBJECT = /(?:^|[^\u4e00-\u9fff]|位于|地处|坐落[于在]?|代表|[地址设]在|[是属辖着守省区市州])$/
/** A province or city named once in passing is not yet our own. */
const SURE = 3
/** Honours and authorities that tell the home of a text which never says it. */
const BY_HONOURS = 4
/** Nobody invents 阿鲁科尔沁旗. */
const CERTAIN_LENGTH = 4
/** More mentions of a name prove no more. */
const MOST = 5

const homes = new WeakMap<TextModel, { whole?: Home; unsigned?: Home }>()

export function homeOf(model: TextModel, divisions: Divisions, options: CheckOptions): Home {
  return remembered(model, 'whole', divisions, options)
}

/** What all but the signature says, to judge the signature by. */
export function homeWithoutSignature(model: TextModel, divisions: Divisions, options: CheckOptions): Home {
  return remembered(model, 'unsigned', divisions, options)
}

function remembered(model: TextModel, how: 'whole' | 'unsigned', divisions: Divisions, options: CheckOptions): Home {
  const known = homes.get(model) ?? {}
  homes.set(model, known)
  const told = options.registry?.places ?? []
  known[how] ??= told.length > 0 ? toldHome(told, divisions) : inferredHome(model, divisions, how === 'whole')
  return known[how]
}

function toldHome(told: string[], divisions: Divisions): Home {
  const names = new Set(told)
  const province = Object.keys(divisions).find((name) => told.some((own) => own === name || divisions[name]?.[own]))
  const cities = province ? divisions[province] : undefined
  const city = cities && told.find((name) => cities[name] !== undefined && name !== province)
  const isCountyCity = (name: string) =>
    name.endsWith('市') && name !== city && told.some((other) => other !== name && other.endsWith('市'))
  const seat = told.findLast((name) => /[县区旗]$/.test(name) || isCountyCity(name))
  return { ...(province ? { province } : {}), ...(city ? { city } : {}), ...(seat ? { seat } : {}), names }
}

function inferredHome(model: TextModel, divisions: Divisions, signed: boolean): Home {
  const { spots, signatureStart } = spotsOf(model)
  const seen = signed ? spots : spots.filter(({ start }) => start < signatureStart)
  const invented = inventedNames(seen, divisions, ownLinks(model))
  const own = signed ? trustedUnit(model, {}) : undefined
  const mentions = placeMentions(model, divisions).filter(
    (mention) =>
      !liesWithin(model, mention, invented.keys()) &&
      !isDisowned(model, mention, own) &&
      !isInside(model, mention) &&
      !SYSTEM.test(model.plain.slice(mention.end, mention.end + 6)),
  )
  const all = mentions.filter(
    (mention, index) =>
      // A signature is judged by what the document says of itself, not by places it happens to name.
      spotOf(mention, seen) || (signed && index < ENOUGH_MENTIONS),
  )
  const votes = listedVotes(all, seen)
  const listed = sumOf(votes.values()) + timesSaid(model, votes.keys())
  const alone = [...invented].filter(([name]) => /[市县区旗]$/.test(name) && !goesWith(name, all, seen))
  const names = new Set(invented.keys())
  // An own name that no list has says nothing about its province, and a listed name beside it may be the foreign one.
  const invention =
    sumOf(alone.map(([, weight]) => weight)) +
    timesSaid(
      model,
      alone.map(([name]) => name),
    )
  if (alone.length > 0 && invention > listed) return inventedHome(model, mentions, names)
  const isCounty = ({ full, places }: PlaceMention) => full && places.every(({ level }) => level === 'county')
  const beside = besides(model, all, seen)
  const told = all.some((mention) => isCounty(mention) && spotOf(mention, seen) && !beside.has(mention.start))
  // 罗山湾县 in 河南省信阳市: the own county need not be in the list.
  const unlisted = told ? undefined : alone.find(([name]) => /[县旗]$/.test(name))?.[0]
  for (const [name] of alone) if (name !== unlisted) names.delete(name)
  // 云溪区 in 重庆市云溪区: no listed district named later is ours.
  const joined = told
    ? undefined
    : [...invented.keys()].find((name) => /[县区旗]$/.test(name) && goesWith(name, all, seen))
  const weigh = (mention: PlaceMention) => {
    const weight = spotOf(mention, seen)?.weight
    if (weight === TITLE_WEIGHT) return TITLE_VOTE
    return beside.has(mention.start) ? 0 : (weight ?? (mention.full ? 2 : 1))
  }
  const short = shortHome(model, seen, divisions)
  const province = heaviest(all, weigh, ({ province }) => province, SURE)
  if (short && (province === undefined || province === short.province)) {
    const { city, county } = short
    if (county && !isTold(mentions, short)) return namesakeHome(model, mentions, county, names)
    return { province: short.province, ...(city ? { city } : {}), ...(county ? { county, seat: county } : {}), names }
  }
  const inside = all.map((mention) => within(mention, (place) => place.province === province))
  const atSpots = inside.filter((mention) => spotOf(mention, seen))
  const city = heaviest(atSpots, weigh, ({ city }) => city, SURE)
  const county =
    unlisted ??
    joined ??
    heaviest(
      atSpots.map((mention) => within(mention, (place) => place.city === city)),
      weigh,
      ({ county }) => county ?? '',
    )
  if (!settledBy(all, seen, beside, province)) return { ...superiorsOf(model, mentions, [], BY_HONOURS), names }
  if (
    province &&
    city &&
    county &&
    !unlisted &&
    !joined &&
    !isTold(mentions, { province, city, county, level: 'county' })
  )
    return namesakeHome(model, mentions, county, names)
  const namesake = namesakeChain(all, seen, province, city)
  if (namesake && namesake.name !== county)
    return { province: province as string, city: namesake.city, seat: namesake.name, names: names.add(namesake.name) }
  const seat = county && seatOf(model, seen, county, city)
  return {
    ...(province ? { province } : {}),
    ...(city ? { city } : {}),
    ...(county ? { county } : {}),
    ...(seat ? { seat } : {}),
    names,
  }
}

/** What only passes by in the text is no home: title, opening, addressee or signature name it. */
const settledBy = (all: PlaceMention[], spots: Spot[], beside: Set<number>, province: string | undefined) =>
  all.some(
    (mention) =>
      mention.places.some((place) => place.province === province) &&
      !beside.has(mention.start) &&
      spotOf(mention, spots),
  )

/** The list knows the county in a city or province that the text names, too. */
const isTold = (mentions: PlaceMention[], place: Place) =>
  (place.county ?? '').length >= CERTAIN_LENGTH || mentions.some((mention) => isNear(mention, [place]))

/** A county in no list may bear the name of a listed one. */
const namesakeHome = (model: TextModel, mentions: PlaceMention[], county: string, names: Set<string>): Home => ({
  ...superiorsOf(model, mentions, [county]),
  seat: county,
  names: names.add(county),
})

function inventedHome(model: TextModel, mentions: PlaceMention[], names: Set<string>): Home {
  const superiors = superiorsOf(model, mentions, [...names])
  const lowest = [...names].find((name) => /[县区旗]$/.test(name))
  const seat = lowest ?? (superiors.city ? [...names].find((name) => name.endsWith('市')) : undefined)
  return { ...superiors, ...(seat ? { seat } : {}), names }
}

/** The county is named where the text says whose it is, and the title does not speak for the whole city. */
function seatOf({ plain }: TextModel, spots: Spot[], county: string, city = ''): string | undefined {
  const titles = spots.filter(({ weight }) => weight === TITLE_WEIGHT).map(({ start, end }) => plain.slice(start, end))
  if (city !== '' && titles.some((text) => text.includes(city) && !text.includes(county))) return undefined
  return spots.some(({ text }) => text.includes(county)) ? county : undefined
}

const sumOf = (weights: Iterable<number>) => [...weights].reduce((sum, weight) => sum + weight, 0)

/** How often the names stand in the text, up to a point. */
function timesSaid({ plain }: TextModel, names: Iterable<string>): number {
  let times = 0
  for (const name of names) {
    let at = plain.indexOf(name)
    for (let tries = 0; at >= 0 && tries < MOST; tries++, at = plain.indexOf(name, at + name.length)) times++
  }
  return times
}

/** Starts of the places that are named as neighbours: 与湖北省英山县、罗田县接壤. */
function besides(model: TextModel, all: PlaceMention[], spots: Spot[]): Set<number> {
  const found = new Set<number>()
  let last: PlaceMention | undefined
  for (const mention of all) {
    const goesOn = last !== undefined && found.has(last.start) && mention.start - last.end <= 1
    const lead = model.plain.slice(Math.max(0, mention.start - 8), mention.start)
    const after = model.plain.slice(mention.end, mention.end + REACH)
    const speaks = mention.full && (SUBJECT.test(lead) || /^(?:委|政府)/.test(after))
    const passes = !speaks && /[，。]/.test(spotOf(mention, spots)?.text ?? '')
    if (goesOn || passes || BESIDE.test(lead) || BETWEEN.test(after)) found.add(mention.start)
    last = mention
  }
  return found
}

/** Names of no list, with the weight of their spots; of two counties the one in the weightier spot is ours. */
function inventedNames(spots: Spot[], divisions: Divisions, links: string[]): Map<string, number> {
  const invented = new Map<string, number>()
  const levels = new Map<string, string>()
  for (const spot of spots.toSorted((a, b) => b.weight - a.weight))
    for (const name of new Set([...links.filter((link) => spot.text.includes(link)), ...chainNames(spot.text)])) {
      const level = name.at(-1) as string
      const known = levels.get(level) ?? name
      // 保持|泰州市 is no name, 汉江源区 is.
      const parts = links.includes(name) ? [name] : [name, name.slice(2)]
      if (parts.some((each) => placesOfName(each, divisions).length > 0) || known !== name) continue
      levels.set(level, name)
      invented.set(name, (invented.get(name) ?? 0) + spot.weight)
    }
  return invented
}

const within = (mention: PlaceMention, keep: (place: Place) => boolean): PlaceMention => ({
  ...mention,
  places: mention.places.filter(keep),
})

/** 梧川市 stands right before or behind a listed name of the same spot: both are own. */
function goesWith(name: string, all: PlaceMention[], spots: Spot[]): boolean {
  return spots.some((spot) => {
    const at = spot.text.indexOf(name)
    if (at < 0) return false
    const start = spot.start + at
    return all.some((mention) => mention.end === start || mention.start === start + name.length)
  })
}

/** Weights of listed full names at the spots, by name. */
function listedVotes(all: PlaceMention[], spots: Spot[]): Map<string, number> {
  const votes = new Map<string, number>()
  for (const mention of all) {
    const spot = spotOf(mention, spots)
    if (spot) votes.set(mention.name, (votes.get(mention.name) ?? 0) + (mention.full ? spot.weight : spot.weight / 2))
  }
  return votes
}

/** Title, addressee, opening and signature. */
function spotsOf(model: TextModel): { spots: Spot[]; signatureStart: number } {
  const filled = bodyLines(model)
  const spots: Spot[] = []
  const add = (line: Line, weight: number, length = line.end - line.start) => {
    const end = Math.min(line.end, line.start + length)
    spots.push({ text: model.plain.slice(line.start, end), start: line.start, end, weight })
  }
  let index = 0
  for (; index < Math.min(filled.length, TITLE_LINES + 2); index++) {
    const line = filled[index] as Line
    const text = model.plain.slice(line.start, line.end)
    if (isProse(line) && /。/.test(text)) {
      add(line, OPENING_WEIGHT, OPENING)
      break
    }
    if (text.endsWith('：') && text.length < 40) add(line, ADDRESSEE_WEIGHT)
    else if (text.length <= 60 && !line.label && index < TITLE_LINES) add(line, TITLE_WEIGHT)
  }
  let signatureStart = Number.POSITIVE_INFINITY
  for (const line of filled.slice(Math.max(index + 1, filled.length - TAIL_LINES))) {
    if (line.end - line.start > 36 || line.label || /[，。；：]/.test(model.plain.slice(line.start, line.end))) continue
    add(line, SIGNATURE_WEIGHT)
    signatureStart = Math.min(signatureStart, line.start)
  }
  return { spots, signatureStart }
}
const PROVINCE = /^[\u4e00-\u9fff]{2,7}?(?:省|自治区)/
const LINK = /[\u4e00-\u9fff]{2,4}?(?:自治州|街道|[市县区旗盟镇乡])/g
/** 守着清岚县: a county in running text, of two characters as nearly all are. */
const IN_PROSE =
  /(?<=[着在是于从到与和及位处为属我赴，。、])([\u4e00-\u9fff]{2}(?:县(?!级|委|直|城)|市(?!场|政|区|民|委|级|直|容|值)))/g

/** The administrative names in front of a unit's name: 梧川市北苑区人民法院 → 梧川市, 北苑区. */
export function chainNames(text: string): string[] {
  const names: string[] = []
  for (const match of text.matchAll(CHAIN))
    for (const link of (match[1] as string).replace(PROVINCE, '').matchAll(LINK))
      if (!GENERIC.test(link[0])) names.push(link[0])
  for (const match of text.matchAll(IN_PROSE)) {
    const name = match[1] as string
    if (!GENERIC.test(name) && !names.includes(name)) names.push(name)
  }
  return names
}

function heaviest(
  all: PlaceMention[],
  weigh: (mention: PlaceMention) => number,
  read: (place: Place) => string,
  least = 1,
): string | undefined {
  const votes = new Map<string, number>()
  const counts = new Map<string, number>()
  for (const mention of all) {
    const distinct = new Set(mention.places.map(read).filter((name) => name !== ''))
    const [name] = distinct
    const count = (counts.get(mention.name) ?? 0) + 1
    counts.set(mention.name, count)
    if (distinct.size === 1 && name && count <= MOST) votes.set(name, (votes.get(name) ?? 0) + weigh(mention))
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1])
  return best && best[1] >= least ? best[0] : undefined
}

/** Do we know enough to call another place foreign? */
export function isSettled(home: Home): boolean {
  return home.province !== undefined || [...home.names].some((name) => /[市县区旗]$/.test(name))
}

/** Could the name be our own place, or one that holds it or lies in it? */
export function isHome({ name, places }: { name: string; places: Place[] }, home: Home): boolean {
  for (const own of home.names) if (own.includes(name) || name.startsWith(own)) return true
  return places.some((place) => {
    if (place.province !== home.province) return false
    if (place.level === 'province' || home.city === undefined) return true
    return place.city === home.city
  })
}

/** Another county of our own city is no home of ours. */
export function isOurs(mention: { name: string; places: Place[] }, home: Home): boolean {
  if (!isHome(mention, home)) return false
  const { seat, names } = home
  if (seat === undefined || mention.places.length === 0) return true
  const isOwn = [seat, ...names].some((own) => own.includes(mention.name) || mention.name.startsWith(own))
  return isOwn || !mention.places.every(({ level }) => level === 'county')
}

/** The name by which a message calls our place. */
export function homeName(home: Home): string {
  return home.county ?? home.city ?? home.province ?? [...home.names].at(-1) ?? ''
}
