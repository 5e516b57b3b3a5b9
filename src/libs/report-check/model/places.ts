import type { Divisions } from '../data.ts'
import { ownLinks } from './own-name.ts'
import { BEFORE_SHORT, COMMON_WORDS, NATION, SHORT_BORDER } from './places.words.ts'
import type { TextModel } from './text-model.ts'
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
  /** Short names of every level, common words and counties too: they count only where a place must stand. */
  shorts: Map<string, Place[]>
}

/** Rows of the list that are ordinary words. */
const NO_NAMES = new Set(['城区', '郊区', '矿区', '东区', '西区', '新区', '新城区', '老城区'])
const SUFFIX = /(?:特别行政区|自治区|自治州|自治县|地区|林区|省|市|县|区|盟|旗)$/

const gazetteers = new WeakMap<Divisions, Gazetteer>()

function gazetteerOf(divisions: Divisions): Gazetteer {
  const known = gazetteers.get(divisions)
  if (known) return known
  const byName = new Map<string, Place[]>()
  const full = new Set<string>()
  const add = (name: string, place: Place, isFull: boolean) => {
    if (name.length < 2 || NO_NAMES.has(name)) return
    byName.set(name, [...(byName.get(name) ?? []), place])
    if (isFull) full.add(name)
  }
  const shorts = new Map<string, Place[]>()
  const addShort = (name: string, place: Place) => {
    const short = name.replace(SUFFIX, '').replace(NATION, '')
    if (short.length >= 2 && short !== name) shorts.set(short, [...(shorts.get(short) ?? []), place])
    return short
  }
  const addBoth = (name: string, place: Place) => {
    add(name, place, true)
    const short = addShort(name, place)
    if (short !== name && short.length >= 2 && !COMMON_WORDS.has(short)) add(short, place, false)
    if (name.endsWith('自治州')) add(`${short}州`, place, true)
  }
  for (const [province, cities] of Object.entries(divisions)) {
    addBoth(province, { province, city: '', level: 'province' })
    for (const [city, counties] of Object.entries(cities)) {
      if (city !== province) addBoth(city, { province, city, level: 'city' })
      for (const county of counties) {
        add(county, { province, city, county, level: 'county' }, true)
        addShort(county, { province, city, county, level: 'county' })
      }
    }
  }
  const gazetteer = { matcher: compileWords(byName.keys()), byName, full, shorts }
  gazetteers.set(divisions, gazetteer)
  return gazetteer
}

const NAMED_AFTER = /^(?:[岭路街桥寺溪端峡湾沟郎浦]|[河湖](?![长道]))/

const mentions = new WeakMap<TextModel, PlaceMention[]>()

/** Every division named in the text, in order. */
export function placeMentions(model: TextModel, divisions: Divisions): PlaceMention[] {
  const known = mentions.get(model)
  if (known) return known
  const { matcher, byName, full } = gazetteerOf(divisions)
  const found: PlaceMention[] = []
  const own = ownLinks(model).filter((link) => !byName.has(link))
  matcher.scan(model.plain, (name, start) => {
    // 新洲区 is no part of 赣江新洲区.
    if (own.some((link) => link.endsWith(name) && model.plain.endsWith(link, start + name.length))) return
    if (
      name.length === 2 &&
      full.has(name) &&
      /[\u4e00-\u9fff]/.test(model.plain[start - 1] ?? '') &&
      !BEFORE_SHORT.test(model.plain.slice(Math.max(0, start - 2), start))
    )
      return
    // 会同县城管局 in another province: together with it.
    if (name === '会同县' && model.plain[start - 1] !== '市') return
    // 《办法》和县文明办: here 和 joins.
    if (name === '和县' && /[》”、）]/.test(model.plain[start - 1] ?? '')) return
    // 其中|山区
    if (name.startsWith('中') && model.plain[start - 1] === '其') return
    // 大兴安岭, 南京路, 木兰溪, 松原河
    if (!full.has(name) && NAMED_AFTER.test(model.plain.slice(start + name.length, start + name.length + 2))) return
    found.push({ name, start, end: start + name.length, full: full.has(name), places: byName.get(name) ?? [] })
  })
  mentions.set(model, found)
  return found
}

/** 太行|山南端: a short name behind a character that ends no other word is a part of a longer one. */
export const isInside = ({ plain }: TextModel, { start, full }: PlaceMention): boolean =>
  !full &&
  HANZI.test(plain.slice(Math.max(0, start - 2), start)) &&
  !SHORT_BORDER.test(plain.slice(Math.max(0, start - 2), start))
const HANZI = /[\u4e00-\u9fff]$/

/** The places that a short name may mean, counties and names that are common words as well. */
export function placesOfShort(name: string, divisions: Divisions): Place[] {
  return gazetteerOf(divisions).shorts.get(name) ?? []
}

export function placesOfName(name: string, divisions: Divisions): Place[] {
  return gazetteerOf(divisions).byName.get(name) ?? []
}
