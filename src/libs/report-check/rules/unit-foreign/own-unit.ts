import type { CheckData, Divisions } from '../../data.ts'
import { type Home, isHome, isOurs } from '../../model/home.ts'
import { ownUnits, trustedUnit } from '../../model/own-name.ts'
import { type Place, type PlaceMention, placesOfName, placesOfShort } from '../../model/places.ts'
import type { RuleContext } from '../../rule.ts'
import { contains } from '../unit-name-forms.ts'
import { type Foreign, isHelped, isNoName, mayHold, OTHERS } from './own-people.ts'
import { COMMON_TAIL, GUEST, MEETS } from './own-unit.words.ts'

const REACH = 16
const MOST = 60

/** 叶县人民医院 in the text of 清岚县人民医院: our own unit's name behind a place that is not ours. */
export function ownUnit({ model, data, options }: RuleContext, home: Home, all: PlaceMention[]): Foreign[] {
  const { divisions } = data
  const unit = trustedUnit(model, options)
  if (!unit) return []
  const { plain } = model
  const { chain, tail } = unit
  const placesByEnd = new Map(all.flatMap(({ name, end, full }) => (full ? [[end, name] as const] : [])))
  const found: Foreign[] = []
  for (let index = chain.length - 1; index >= 0; index--) {
    const rest = chain.slice(index + 1).join('') + tail
    if (rest.length < 3) continue
    const isDistinct = chain.length - 1 > index || !COMMON_TAIL.test(tail)
    for (let at = plain.indexOf(rest), tries = 0; at >= 0 && tries < MOST; at = plain.indexOf(rest, at + 1), tries++) {
      const name = placesByEnd.get(at) ?? (isDistinct ? unlistedBefore(plain, at, data) : undefined)
      if (!name || chain.includes(name) || OTHERS.test(name) || found.some(({ end }) => end === at)) continue
      const places = placesOfName(name, divisions)
      if (mayHold(name, home, places)) continue
      const next = placesOfName(chain[index + 1] ?? '', divisions)
      // 福州市鼓楼区图书馆 beside 南京市鼓楼区图书馆.
      if (next.some(({ city, province }) => places.some((place) => place.city === city && place.province === province)))
        continue
      if (isHome({ name, places }, home) && !isRival(name, places, chain, home, divisions)) continue
      const before = plain.slice(Math.max(0, at - name.length - REACH), at - name.length)
      const after = plain.slice(at + rest.length, at + rest.length + REACH)
      if (MEETS.test(before) || GUEST.test(after) || isHelped(before, after)) continue
      found.push({ start: at - name.length, end: at, name })
    }
  }
  return found
}

/** The title alone may have misled us: of two counties, or two cities that hold no other, only one is ours. */
function isRival(name: string, places: Place[], chain: string[], home: Home, divisions: Divisions): boolean {
  const own = chain.find((each) => each.at(-1) === name.at(-1))
  if (!own || own.includes(name) || places.length === 0) return false
  if (!isHome({ name: own, places: placesOfName(own, divisions) }, home)) return false
  if (!name.endsWith('市')) return true
  return !placesOfName(own, divisions).some(({ city }) => places.some((place) => place.city === city))
}

/** A name of no list ends here, where it cannot be a part of other words. */
function unlistedBefore(plain: string, end: number, data: CheckData): string | undefined {
  const name = plain.slice(Math.max(0, end - 3), end)
  return /^[\u4e00-\u9fff]{2}[省市县区州盟旗镇乡]$/.test(name) &&
    !isNoName(name, data) &&
    !/[\u4e00-\u9fff]/.test(plain[end - 4] ?? '')
    ? name
    : undefined
}

const ANCHOR = 3
const NAME = 14
/** What only we say of our house at the head of a clause. */
const AS_WE =
  /^(?:党委|党组|党总支|党支部)?(?:全体[\u4e00-\u9fff]{2,4})?(?:将(?!于)|还?坚持|始终|一直|以此次|力争|决心|有信心|愿|热忱)/
const CLAUSE = /(?:^|[，。；！\n] {0,2})$/

/** 西华县检察院全体干警将 in the report of 扶沟县人民检察院: a house of our kind elsewhere acts as we do. */
export function actsElsewhere({ model, data: { divisions }, options }: RuleContext, home: Home): Foreign[] {
  const { plain } = model
  const names = ownUnits(model, options).flatMap(({ full, source }) => (source === 'signature' ? [] : full))
  return [...new Set(names.map((full) => full.slice(-ANCHOR)))].flatMap((anchor) => {
    const found: Foreign[] = []
    for (
      let at = plain.indexOf(anchor), tries = 0;
      at >= 0 && tries < MOST;
      at = plain.indexOf(anchor, at + 1), tries++
    ) {
      const end = at + anchor.length
      const text = /[\u4e00-\u9fff]+$/.exec(plain.slice(Math.max(0, end - NAME), end))?.[0] ?? ''
      const start = end - text.length
      if (!CLAUSE.test(plain.slice(Math.max(0, start - 3), start)) || !AS_WE.test(plain.slice(end, end + 12))) continue
      if (GUEST.test(plain.slice(end, end + 20)) || plain.indexOf(text) !== plain.lastIndexOf(text)) continue
      for (const length of [2, 3, 4, 5]) {
        const name = text.slice(0, length)
        const places = /[省市县区州盟旗]$/.test(name) ? placesOfName(name, divisions) : placesOfShort(name, divisions)
        const rest = text.slice(length)
        const isFull = /^[省市县区州盟旗]/.test(rest)
        if (places.length === 0 || isFull || isOurs({ name, places }, home)) continue
        if (names.every((full) => !contains(full, rest) || full.includes(name))) continue
        found.push({ start, end, name })
        break
      }
    }
    return found
  })
}
