import { FOLLOWS, LEAST_WORDS, OTHERS } from './leaders.words.ts'
import type { Appointment } from './posts.ts'
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
  `(?<![副原任前])(书记|主任|[局院校园馆站镇乡行厂所场处台关团段社会]长|董事长|总经理|理事长)([\\u4e00-\\u9fff]{3,4}?)${FOLLOWS}`,
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
