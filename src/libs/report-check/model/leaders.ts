import { FOLLOWS, LEAST_WORDS, OTHERS, ROLE } from './leaders.words.ts'
import type { Appointment } from './posts.ts'
import { ALL_SURNAMES } from './surnames.ts'
import { firstMatches, type TextModel } from './text-model.ts'

/** A name that should be that of an earlier holder. */
export interface Misled {
  first: Appointment
  start: number
  end: number
  name: string
}

/** More names than this prove no more. */
const MOST = 100
/** Posts of which a house has one, with a name of any surname behind. */
const LED = new RegExp(
  `(?<![副原任前])(书记|主任|[局院校园馆站镇乡行厂所场处台]长|董事长|总经理|理事长)([\\u4e00-\\u9fff]{3,4}?)${FOLLOWS}`,
  'g',
)
/** 在站长邵庆洋带领下: whoever leads us. */
const LEADS_US = /^(?:同志)?的?(?:坚强|正确)?(?:带领|领导|主持|率领)下/
const CHANGED = /接任|继任|换届|调离|退休|调任|卸任|新任(?!组长|副)|履新|到任|上任/
const REACH = 14

/** 园长代梅芳 and 园长戴梅芳; another general manager at the end than at the head. */
export function ledByAnother(model: TextModel): Misled[] {
  const { plain } = model
  const firsts = new Map<string, Appointment>()
  return firstMatches(plain, LED, MOST).flatMap(({ 1: post = '', 2: name = '', index }) => {
    if (LEAST_WORDS.test(name) || /[的地得了在将]$/.test(name)) return []
    const start = index + post.length
    const end = start + name.length
    const lead = plain.slice(Math.max(0, index - REACH), index)
    const first = firsts.get(post)
    const isOurs = !OTHERS.test(lead)
    if (!first) {
      if (isOurs) firsts.set(post, { name, posts: [post], start: index, end })
      return []
    }
    if (first.name === name || plain.indexOf(name) !== plain.lastIndexOf(name)) return []
    const isLeader =
      isOurs && LEADS_US.test(plain.slice(end, end + 8)) && !CHANGED.test(plain.slice(first.start - 30, index))
    const isAlmost = first.name.length === name.length && differing(first.name, name).length === 1
    return isAlmost || isLeader ? [{ first, start, end, name }] : []
  })
}

const differing = (one: string, other: string) =>
  [...one].flatMap((character, at) => (character === other[at] ? [] : [at]))
const KNOWN = new RegExp(
  `(?<=${ROLE})([${ALL_SURNAMES}][\\u4e00-\\u9fff]{2})(?![\\u4e00-\\u9fff]?(?:村|镇|路|县|市))`,
  'g',
)
/** Between 的 and a verb stands a person: 送手机的张海艳获得. */
const PERSON = new RegExp(
  `(?<=的|${ROLE}|领导|[，。；、：\\n])([${ALL_SURNAMES}][\\u4e00-\\u9fff]{2})(?=获|被|荣|一行|同志|等|说|先后|带|也|还|在|将|主动|坚持|利用|，|。|、|”|（|入选|当选|作|代表|带领|多次|每|为|从|到|和)`,
  'g',
)
/** No report is longer. */
const LONG = 200_000

/** 张海艳 once, where the text has the driver 张海燕: the same sound in the same place. */
export function misheard({ plain }: TextModel, likeness: (one: string, other: string) => string | undefined): Misled[] {
  if (plain.length > LONG) return []
  const known = new Map<string, number>()
  for (const { 1: name = '', index } of firstMatches(plain, KNOWN, MOST)) if (!known.has(name)) known.set(name, index)
  if (known.size === 0) return []
  return firstMatches(plain, PERSON, MOST * 2).flatMap(({ 1: name = '', index: start }) => {
    for (const [other, at] of known) {
      const [place = -1, ...more] = differing(other, name)
      if (at >= start || place < 0 || more.length > 0) continue
      const like = likeness(other[place] as string, name[place] as string)
      if ((like !== 'tone' && like !== 'sound') || plain.indexOf(name) !== plain.lastIndexOf(name)) continue
      const first = { name: other, posts: ['人名'], start: at, end: at + other.length }
      return [{ first, start, end: start + name.length, name }]
    }
    return []
  })
}
