import type { Divisions } from '../data.ts'
import { BEARS_PLACE } from './home-spots.words.ts'
import type { OwnName } from './own-name.ts'
import { type Place, type PlaceMention, placesOfShort } from './places.ts'
import type { TextModel } from './text-model.ts'

/** A line in which a document says whose it is. */
export interface Spot {
  text: string
  start: number
  end: number
  weight: number
}

export const TITLE_WEIGHT = 6

export const spotOf = ({ start }: PlaceMention, spots: Spot[]) =>
  spots.find((spot) => start >= spot.start && start < spot.end)

/** 叶县 of 叶县人民医院 in the title, where the text and its signature write 清岚县人民医院. */
export function isDisowned({ plain }: TextModel, { name, end, full }: PlaceMention, own: OwnName | undefined): boolean {
  if (!own || !full || own.chain.length === 0 || own.chain.includes(name)) return false
  return (
    own.chain.at(-1)?.at(-1) === name.at(-1) &&
    plain.startsWith(own.tail, end) &&
    !(own.chain.at(-1) as string).includes(name)
  )
}

/** 重庆市云溪区 in the title: a district of ours that the list knows only in another city. */
export function namesakeChain(
  all: PlaceMention[],
  spots: Spot[],
  province: string | undefined,
  city: string | undefined,
): { name: string; city: string } | undefined {
  for (const [index, { name, start, full, places }] of all.entries()) {
    const holder = all[index - 1]
    if (!holder || holder.end !== start || !full || spotOf(holder, spots)?.weight !== TITLE_WEIGHT) continue
    const parent = holder.places.find((place) => place.level !== 'county' && place.province === province)
    if (!parent || (city !== undefined && parent.city !== '' && parent.city !== city)) continue
    if (places.every((place) => place.level === 'county' && place.province !== province))
      return { name, city: parent.city || (city ?? '') }
  }
  return undefined
}

/** 汉|江源区 in 汉江源区. */
export function liesWithin({ plain }: TextModel, { name, start }: PlaceMention, longer: Iterable<string>): boolean {
  for (const own of longer) {
    const at = own.indexOf(name)
    if (at > 0 && plain.startsWith(own, start - at)) return true
  }
  return false
}

/** 泗阳众兴湾农村商业银行 lies in 泗阳县. */
export function shortHome({ plain }: TextModel, spots: Spot[], divisions: Divisions): Place | undefined {
  for (const { start, end, weight } of spots) {
    if (weight !== TITLE_WEIGHT) continue
    const text = plain.slice(start, end).replace(/^[—国网中共]+/, '')
    for (const length of [2, 3]) {
      const places = placesOfShort(text.slice(0, length), divisions)
      const [place] = places
      if (
        !place ||
        /^[溪湾源]/.test(text.slice(length)) ||
        !BEARS_PLACE.test(text.slice(length)) ||
        places.some(({ city }) => city !== place.city)
      )
        continue
      return places.length > 1 ? { province: place.province, city: place.city, level: 'city' } : place
    }
  }
  return undefined
}
