import { CHANGED, LEAD } from './holders.words.ts'
import { housesOf, ownHouse } from './identity.ts'
import type { Lexicon } from './lexicon.ts'
import { type Appointment, type Mention, mentionsOf, nameOf } from './posts.ts'
import { AFTER_LONG } from './posts.words.ts'
import type { TextModel } from './text-model.ts'

/** A post of which a house has one, with its holder. */
interface Holder extends Mention {
  key: string
  name: string
}

/** 院长范晓琳 first and 院长宋德明 later. */
export interface Rival {
  first: Appointment
  second: Appointment
}

/** Posts of which a house of that kind has exactly one. */
const HEAD_OF: Record<string, string> = {
  局长: '局',
  院长: '院',
  校长: '校',
  园长: '校园',
  馆长: '馆',
  行长: '行',
  厂长: '厂',
  董事长: '公司',
  检察长: '院',
  镇长: '镇',
  乡长: '乡',
  场长: '场',
  台长: '台',
  关长: '关',
  团长: '团',
  段长: '段',
}
const BODY = /(?:党工委|党委|党组|党总支|办事处|居委会|村委会|管委会)$/
const REACH = 12
const AROUND = 24

function keyOf({ plain }: TextModel, house: string, { posts, start, end, named }: Mention): string | undefined {
  const post = posts.at(-1) as string
  const from = named === 'behind' ? plain.lastIndexOf(post, end) : start
  if (named !== 'behind' || from < 0) return undefined
  const before = plain.slice(Math.max(0, from - REACH), from)
  const body = /^(?:书记|主任)$/.test(post) ? BODY.exec(before)?.[0] : ''
  if (body === undefined) return undefined
  const lead = LEAD.exec(body ? before.slice(0, -body.length) : before)
  // 院党委书记、院长: the post behind another one is of the same house.
  if (!lead && posts.length < 2) return undefined
  if (body === '') {
    const kind = HEAD_OF[post]
    if (!kind || !(housesOf(house).some((each) => kind.includes(each) || each.includes(kind)) || house.includes(kind)))
      return undefined
  }
  if (
    CHANGED.test(plain.slice(Math.max(0, start - AROUND), start)) ||
    /^[，（]?(?:原|时|前|接|继|新)/.test(plain.slice(end, end + 3))
  )
    return undefined
  return body + post
}

/** 局长高度重视, 书记常抓不懈: no name begins with a word, and behind it goes on what may follow a name. */
function isNamed({ plain }: TextModel, { long, short, named, end }: Mention, isPair: Lexicon['isPair']): boolean {
  const name = short || long
  if (isPair(name, 0)) return false
  return named === 'ahead' || short !== '' || AFTER_LONG.test(plain.slice(end, end + 1))
}

/** Two holders of a post of which there is one; sure where the second is known by another post. */
export function rivals(model: TextModel, { isPair }: Lexicon): Rival[] {
  const mentions = mentionsOf(model).filter((mention) => isNamed(model, mention, isPair))
  if (mentions.length < 2) return []
  const house = ownHouse(model)
  const firsts = new Map<string, Holder>()
  const named = new Set<string>()
  return mentions.flatMap((mention) => {
    const name = nameOf(mention)
    const isKnown = named.has(name)
    named.add(name)
    const key = keyOf(model, house, mention)
    if (key === undefined) return []
    const holder = { ...mention, key, name }
    const first = firsts.get(key)
    if (!first) firsts.set(key, holder)
    if (!first || isSame(first, mention) || CHANGED.test(model.plain.slice(first.end, first.end + AROUND))) return []
    // Two names side by side are a list of several houses' heads.
    if (!isKnown && mention.start - first.end < 6 && !/[。\n]/.test(model.plain.slice(first.end, mention.start)))
      return []
    return [{ first, second: { ...holder, end: mention.end - (mention.long !== name ? 1 : 0) } }]
  })
}

/** 王明任 may be 王明: the shorter name is enough. */
const isSame = (a: Mention, b: Mention) =>
  a.long === b.long || (a.long.slice(0, 2) === b.long.slice(0, 2) && (a.short !== '' || b.short !== ''))

/** Holders of a post of which the registry knows another one. */
export function unregistered(
  model: TextModel,
  people: { name: string; posts: string[] }[],
  { isPair }: Lexicon,
): (Appointment & { rightly: string })[] {
  if (people.length === 0) return []
  const house = ownHouse(model)
  return mentionsOf(model).flatMap((mention) => {
    if (!isNamed(model, mention, isPair)) return []
    const key = keyOf(model, house, mention)
    const name = nameOf(mention)
    if (key === undefined || people.some((each) => mention.long.startsWith(each.name) || each.name === name)) return []
    const holder = people.find(({ posts }) =>
      posts.some((post) => post.split(/[、，]/).some((each) => each.endsWith(key) && !each.includes('副'))),
    )
    return holder ? [{ ...mention, name, rightly: holder.name }] : []
  })
}
