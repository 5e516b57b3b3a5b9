import type { Place, PlaceMention } from './places.ts'
import { AUTHORITY_AFTER, TITLE_AFTER } from './superiors.words.ts'
import type { TextModel } from './text-model.ts'
import { isMet } from './trades.ts'

/** The province and the city that hold a county of no list, as far as the text tells. */
export interface Superiors {
  province?: string
  city?: string
}

/** One promise is not enough: a county promises to serve itself. */
const SURE = 1
const PROMISE = 0.5
const REACH = 16
const OPENING = 400
const BESIDE = /(?:邻|(?<!迎)接|距|毗|与|同|赴|到|往|至|来自|从|[学原曾]|向)[\u4e00-\u9fff]{0,6}$/
const AWARDED = /(?:评为|获评|获得|荣获|授予|命名为?)[^，。；]{0,10}$/
const PROMISES = /(?:为(?:推动|推进|促进|服务|建设)?|谱写|书写|推动|推进|促进|建设|助力|服务|文明|美丽|平安|幸福)$/
const LIES = /(?:位于|地处|坐落于?|处于|隶属于?|地属)$/

interface Vote {
  place: Place
  weight: number
  start: number
}

/** Listed provinces and cities that the text speaks of as of its own; `own` are the names of our own county or city. */
function votesOf({ plain }: TextModel, all: PlaceMention[], own: string[]): Vote[] {
  const isCity = own.some((name) => name.endsWith('市'))
  const holdsCity = isCity && own.some((name) => /[县区旗]$/.test(name))
  let chainStart = -1
  return all.flatMap(({ start, end, full, places }, index) => {
    if (all[index - 1]?.end !== start) chainStart = start
    const [place] = places.filter(({ level }) => level !== 'county')
    // A chain votes once: its last name.
    if (!place || (place.level === 'city' && holdsCity) || all[index + 1]?.start === end) return []
    const before = plain.slice(Math.max(0, chainStart - REACH), chainStart)
    const after = plain.slice(end, end + REACH)
    if (own.some((name) => after.startsWith(name))) return [{ place, weight: 5, start }]
    if (BESIDE.test(before) || (isMet(before) && !AWARDED.test(before))) return []
    const isTitle = TITLE_AFTER.test(after)
    if (LIES.test(before) && full && !AUTHORITY_AFTER.test(after)) {
      const opening = start < OPENING && /[位坐]落?于$|地处$/.test(before)
      return [{ place, weight: opening ? 12 : 3, start }]
    }
    if (isTitle) return [{ place, weight: 2, start }]
    // A city of no list has no other city above it that would lead it.
    if (place.level === 'city' && isCity) return []
    return AUTHORITY_AFTER.test(after) ? [{ place, weight: PROMISES.test(before) ? PROMISE : 1, start }] : []
  })
}

function heaviestOf(votes: Vote[], read: (place: Place) => string, least = 0): string | undefined {
  const sums = new Map<string, number>()
  for (const { place, weight } of votes) {
    const name = read(place)
    if (name !== '') sums.set(name, (sums.get(name) ?? 0) + weight)
  }
  const [best] = [...sums].sort((a, b) => b[1] - a[1])
  return best && best[1] >= least ? best[0] : undefined
}

/** 四川省五四红旗团支部、雅安市文明单位: of an own county that no list has, the places that honour it hold it. */
export function superiorsOf(model: TextModel, all: PlaceMention[], own: string[], least = SURE): Superiors {
  const votes = votesOf(model, all, own)
  const province = heaviestOf(votes, (place) => place.province, least)
  if (province === undefined) return {}
  const city = heaviestOf(
    votes.filter(({ place }) => place.province === province),
    (place) => place.city,
  )
  return city ? { province, city } : { province }
}

/** Does the text name the listed county's own city or province as well? A name alone may be the namesake of another. */
export const isNear = ({ places }: PlaceMention, listed: Place[]): boolean =>
  places.some(
    ({ level, province, city }) =>
      level !== 'county' &&
      listed.some((place) => place.province === province && (level === 'province' || place.city === city)),
  )
