import type { Divisions } from '../data.ts'
import type { CheckOptions } from '../options.ts'
import type { Line } from './lines.ts'
import type { TextModel } from './text-model.ts'
import { filledLines } from './text-model.ts'
import { compileWords, type WordMatcher } from './word-matcher.ts'

/** One place of the national list that a name may mean. */
export interface Place {
  province: string
  city: string
  county?: string
  level: 'province' | 'city' | 'county'
}

/** A name of a division where it stands in the text. `full` = with 省, 市, 县 or 区 behind it. */
export interface PlaceMention {
  name: string
  start: number
  end: number
  full: boolean
  places: Place[]
}

interface Gazetteer {
  matcher: WordMatcher
  byName: Map<string, Place[]>
  full: Set<string>
}

/** Short names that are also common words, so that only their full form counts. */
const COMMON_WORDS = new Set([
  '东方',
  '朝阳',
  '和平',
  '长江',
  '三明',
  '吉安',
  '永安',
  '平安',
  '南通',
  '安康',
  '长治',
  '保定',
  '资阳',
  '来宾',
  '铁岭',
  '海东',
  '海南',
  '河南',
  '大同',
  '丽水',
  '平凉',
  '白银',
  '金昌',
  '双鸭山',
  '黄山',
  '清远',
  '百色',
  '泰安',
  '开封',
  '太原',
  '海口',
  '伊春',
])
const SUFFIX = /(?:特别行政区|自治区|自治州|自治县|地区|林区|省|市|县|区|盟|旗)$/
const NATION =
  /(?:维吾尔|壮族|回族|藏族|彝族|苗族|土家族|朝鲜族|蒙古族?|哈萨克|柯尔克孜|白族|傣族|景颇族|傈僳族|布依族|侗族|羌族|哈尼族|满族|蒙古|瑶族|黎族|畲族|各族)+$/

const gazetteers = new WeakMap<Divisions, Gazetteer>()

function gazetteerOf(divisions: Divisions): Gazetteer {
  const known = gazetteers.get(divisions)
  if (known) return known
  const byName = new Map<string, Place[]>()
  const full = new Set<string>()
  const add = (name: string, place: Place, isFull: boolean) => {
    if (name.length < 2) return
    byName.set(name, [...(byName.get(name) ?? []), place])
    if (isFull) full.add(name)
  }
  const addBoth = (name: string, place: Place) => {
    add(name, place, true)
    const short = name.replace(SUFFIX, '').replace(NATION, '')
    if (short !== name && short.length >= 2 && !COMMON_WORDS.has(short)) add(short, place, false)
  }
  for (const [province, cities] of Object.entries(divisions)) {
    addBoth(province, { province, city: '', level: 'province' })
    for (const [city, counties] of Object.entries(cities)) {
      if (city !== province) addBoth(city, { province, city, level: 'city' })
      for (const county of counties) add(county, { province, city, county, level: 'county' }, true)
    }
  }
  const gazetteer = { matcher: compileWords(byName.keys()), byName, full }
  gazetteers.set(divisions, gazetteer)
  return gazetteer
}

const mentions = new WeakMap<TextModel, PlaceMention[]>()

/** Every division named in the text, in order. */
export function placeMentions(model: TextModel, divisions: Divisions): PlaceMention[] {
  const known = mentions.get(model)
  if (known) return known
  const { matcher, byName, full } = gazetteerOf(divisions)
  const found: PlaceMention[] = []
  matcher.scan(model.plain, (name, start) => {
    // 完成|县委 holds 成县: such short names count only behind a boundary.
    if (
      name.length === 2 &&
      full.has(name) &&
      /[\u4e00-\u9fff]/.test(model.plain[start - 1] ?? '') &&
      !/[省市在为由对共]/.test(model.plain[start - 1] ?? '')
    )
      return
    found.push({ name, start, end: start + name.length, full: full.has(name), places: byName.get(name) ?? [] })
  })
  mentions.set(model, found)
  return found
}

/** Where the document is at home. Names that the registry gives and names inferred from the text count alike. */
export interface Home {
  province?: string
  city?: string
  county?: string
  /** Own names that may be in no list (示例市). */
  names: Set<string>
}

const TITLE_WEIGHT = 6
const TITLE_LINES = 4
/** A city named once in passing is not yet our own. */
const SURE = 6
const INVENTED =
  /(?<=^|[\s—《“：，、。]|关于|中共)(?![全我本各])([\u4e00-\u9fff]{2,3}[市县区])(?=[\u4e00-\u9fff]{2,8}(?:局|委|办|街道|镇|乡|学校|中学|小学|医院|公司|中心|法院|检察院|社区|村|站|所|馆))/g

/** 梧川市|北苑区: the county right behind an own city. */
const INNER = /^(?!社|小)[\u4e00-\u9fff]{2}[县区](?=[\u4e00-\u9fff]{2})/

export function homeOf(model: TextModel, divisions: Divisions, options: CheckOptions): Home {
  const told = options.registry?.places ?? []
  const names = new Set(told)
  const all = placeMentions(model, divisions)
  const title = unitLine(model, all)
  const titleEnd = title?.end ?? 0
  if (told.length === 0 && title) {
    const text = model.plain.slice(title.start, title.end)
    for (const match of text.matchAll(INVENTED)) {
      names.add(match[1] as string)
      const inner = INNER.exec(text.slice(match.index + match[0].length))
      if (inner) names.add(inner[0])
    }
  }
  // An own name that no list has says nothing about its province, and a listed name beside it may be the foreign one.
  const isInvented = told.length === 0 && names.size > 0 && [...names].every((name) => !isListed(name, divisions))
  const province = isInvented
    ? undefined
    : told.length > 0
      ? provinceOfTold(told, divisions)
      : heaviest(all, titleEnd, ({ places }) => onlyOne(places.map((place) => place.province)))
  const inside = all.map((mention) => ({
    ...mention,
    places: mention.places.filter((place) => place.province === province),
  }))
  const city =
    toldLevel(told, divisions, province, 'city') ??
    heaviest(
      inside,
      titleEnd,
      ({ places }) => onlyOne(places.map((place) => place.city).filter((name) => name !== '')),
      SURE,
    )
  const county = heaviest(
    inside.map((mention) => ({ ...mention, places: mention.places.filter((place) => place.city === city) })),
    titleEnd,
    ({ places }) => onlyOne(places.map((place) => place.county ?? '').filter((name) => name !== '')),
  )
  return { ...(province ? { province } : {}), ...(city ? { city } : {}), ...(county ? { county } : {}), names }
}

/** The first of the head lines that names a place: the title, or the addressee below a title without place. */
function unitLine(model: TextModel, all: PlaceMention[]): Line | undefined {
  return filledLines(model)
    .slice(0, TITLE_LINES)
    .find(
      (line) =>
        all.some((mention) => mention.start >= line.start && mention.start < line.end) ||
        new RegExp(INVENTED.source).test(model.plain.slice(line.start, line.end)),
    )
}

function isListed(name: string, divisions: Divisions): boolean {
  return gazetteerOf(divisions).byName.has(name)
}

function provinceOfTold(told: string[], divisions: Divisions): string | undefined {
  return Object.keys(divisions).find((province) =>
    told.some((name) => province === name || divisions[province]?.[name] !== undefined),
  )
}

function toldLevel(
  told: string[],
  divisions: Divisions,
  province: string | undefined,
  _level: 'city',
): string | undefined {
  const cities = province ? divisions[province] : undefined
  return cities ? told.find((name) => cities[name] !== undefined && name !== province) : undefined
}

function onlyOne(names: string[]): string | undefined {
  const distinct = new Set(names)
  return distinct.size === 1 ? [...distinct][0] : undefined
}

function heaviest(
  all: PlaceMention[],
  titleEnd: number,
  read: (mention: PlaceMention) => string | undefined,
  least = 1,
): string | undefined {
  const votes = new Map<string, number>()
  for (const mention of all) {
    const name = read(mention)
    if (name) votes.set(name, (votes.get(name) ?? 0) + (mention.start < titleEnd ? TITLE_WEIGHT : mention.full ? 2 : 1))
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1])
  return best && best[1] >= least ? best[0] : undefined
}

/** Could the mention be our own place, or one that holds it or lies in it? */
export function isHome(mention: PlaceMention, home: Home): boolean {
  if (
    [...home.names].some(
      (name) => name === mention.name || name.startsWith(mention.name) || mention.name.startsWith(name),
    )
  )
    return true
  return mention.places.some((place) => {
    if (place.province !== home.province) return false
    if (place.level === 'province' || home.city === undefined) return true
    return place.city === home.city
  })
}
