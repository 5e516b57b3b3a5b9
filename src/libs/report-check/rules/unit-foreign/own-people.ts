import type { CheckData } from '../../data.ts'
import { type Home, isHome, isSettled } from '../../model/home.ts'
import { type Place, placesOfName, placesOfShort } from '../../model/places.ts'
import { vocabularyOf } from '../../model/vocabulary.ts'
import type { RuleContext } from '../../rule.ts'
import { OWN_PEOPLE } from './own-people.words.ts'

/** A name that cannot be our own, with its span. */
export interface Foreign {
  start: number
  end: number
  name: string
}

/** 全县, 各镇, 该区 name no place. */
export const OTHERS = /^(?:全|各|我|本|该|外|邻|兄弟|周边|其他|相邻|所有|每个|上级|省|市|辖)/
/** 按照区, 12个乡镇: words before a level are no name. */
export const isNoName = (name: string, data: CheckData): boolean =>
  OTHERS.test(name) ||
  GENERIC_PLACE.test(name) ||
  /[省市县区旗镇乡村街]{2}$/.test(name) ||
  (vocabularyOf(data).has(name.slice(0, -1)) && placesOfShort(name.slice(0, -1), data.divisions).length === 0)
const PARENT = /[省市州盟]$/
/** Of an invented county we know neither the city nor the province; an invented 市 may lie in another. */
export const mayHold = (name: string, { province, names }: Home, places: Place[] = []): boolean =>
  province === undefined &&
  (places.length > 0 ? places.some(({ level }) => level !== 'county') : PARENT.test(name)) &&
  ![PARENT, /[县区旗]$/].every((level) => [...names].some((own) => level.test(own)))
/** 为上饶市博物馆修复瓷器: a task for another house, no wish for our own. */
export const isHelped = (before: string, after: string): boolean =>
  /[为帮替给]$/.test(before) && !/发展|建设|创建|争|贡献|[添增]|事业/.test(after)
/** 为建设文明和谐的丰乐镇: what we promise to build is our own. */
const OWN_PROMISE =
  /(?:富裕|文明|和谐|美丽|幸福|平安|美好|宜居|繁荣|富强)的([\u4e00-\u9fff]{2,3}(?:街道|[镇乡县市区]))(?=作出|做出|而|贡献|添|[，。])/g
/** Names of the same level exclude each other. */
const LEVELS = [/(?:街道|[镇乡])$/, /[县市区]$/]

/** Places whose people speak of us, or that we promise to build, and that are not ours. */
export function ownPeople({ model, data: { divisions } }: RuleContext, home: Home): Foreign[] {
  const people = isSettled(home)
    ? [...model.plain.matchAll(OWN_PEOPLE)].map(({ 0: text, 1: name = '', index }) => ({ name, start: index, text }))
    : []
  const promises = [...model.plain.matchAll(OWN_PROMISE)].flatMap(({ 0: text, 1: name = '', index }) => {
    const level = LEVELS.find((each) => each.test(name))
    const rival = [...home.names].some((own) => level?.test(own))
    const alone = model.plain.indexOf(name) === model.plain.lastIndexOf(name)
    return rival && alone ? [{ name, start: index + text.length - name.length }] : []
  })
  return [...people, ...promises].flatMap(({ name, start }) =>
    OTHERS.test(name) || GENERIC_PLACE.test(name) || isHome({ name, places: placesOfName(name, divisions) }, home)
      ? []
      : [{ start, end: start + name.length, name }],
  )
}

const GENERIC_PLACE = /[社小校园景城山辖片病新老]区$|城市$|[城乡新古]镇$|家乡$/
