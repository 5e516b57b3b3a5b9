import type { Lexicon } from './lexicon.ts'
import { AFTER_LONG, POST } from './posts.words.ts'
import { ALL_SURNAMES } from './surnames.ts'
import type { TextModel } from './text-model.ts'

/** A person named with a post: 校长马建华, 雷鸣远副馆长. */
export interface Appointment {
  name: string
  posts: string[]
  start: number
  end: number
}

const NAMES = new Set(ALL_SURNAMES)
/** Posts of the past, and those of nobody in particular. */
const FORMER = /(?:原|时任|前任|前|老|退休|兼任|任命|当选|选为|评为)$/
/** What may follow a name of two characters. */
const AFTER_NAME = /^(?:$|[^\u4e00-\u9fff]|[任带主出亲强介表说在为等同率的讲和与及到对向是从把代作给深走参])/

/** 书记任组长: here 任 is a verb, not the surname. */
const HOLDS = /^任(?:组|副|第|总|主|正|常|名誉|[班队团校院馆站所局]长)/

export interface Mention extends Omit<Appointment, 'name'> {
  /** The three characters that may be the name, and whether it may have only two. */
  long: string
  short: string
  named: 'behind' | 'ahead'
}

/** Two names of one post that differ in one character. */
export interface Misnamed {
  first: Appointment
  second: Appointment
}

/** 检察长康世杰 once and 检察长康士杰 once. */
export function misnamed(model: TextModel): Misnamed[] {
  const named = mentionsOf(model).filter(
    ({ long, named, end }) => long !== '' && named === 'behind' && AFTER_LONG.test(model.plain.slice(end, end + 1)),
  )
  const firsts = new Map<string, Mention>()
  return named.flatMap((mention) => {
    const key = `${mention.posts.at(-1)}${mention.long[0]}`
    const first = firsts.get(key)
    if (!first) firsts.set(key, mention)
    if (!first || first.long === mention.long) return []
    const off = [1, 2].filter((at) => first.long[at] !== mention.long[at])
    const [at = 0] = off
    // The third character may belong to the next word: 王明任, 王明在.
    if (
      off.length !== 1 ||
      !sameLead(model.plain, first.start, mention.start) ||
      (at === 2 && [first, mention].some(({ short }) => short !== ''))
    )
      return []
    return [{ first: { ...first, name: first.long }, second: { ...mention, name: mention.long } }]
  })
}

/** 瞭望站站长 and 护林站站长 are two posts. */
function sameLead(plain: string, one: number, other: number): boolean {
  const [a, b] = [one, other].map((at) => plain.slice(Math.max(0, at - 2), at))
  const isPlain = (lead = '') => /(?:^|[^\u4e00-\u9fff]|[由在是了请经兼我本局院校镇])$/.test(lead)
  return a === b || isPlain(a) || isPlain(b)
}

/** The name that a mention most likely means. */
export const nameOf = ({ long, short }: Mention): string => short || long

const mentioned = new WeakMap<TextModel, Mention[]>()

export function mentionsOf(model: TextModel): Mention[] {
  const known = mentioned.get(model) ?? readMentions(model)
  mentioned.set(model, known)
  return known
}

function readMentions({ plain }: TextModel): Mention[] {
  const mentions: Mention[] = []
  let chain: { post: string; start: number; end: number }[] = []
  for (const { 0: post, index } of plain.matchAll(POST)) {
    const end = index + post.length
    const last = chain.at(-1)
    chain =
      last && last.end + 1 === index && plain[last.end] === '、'
        ? [...chain.slice(-3), { post, start: index, end }]
        : [{ post, start: index, end }]
    const from = (chain[0] as { start: number }).start
    if (FORMER.test(plain.slice(Math.max(0, from - 3), from))) continue
    const mention = behind(plain, end) ?? ahead(plain, index)
    if (mention)
      mentions.push({
        ...mention,
        posts: chain.map((each) => each.post),
        start: mention.start ?? index,
        end: mention.end ?? end,
      })
  }
  return mentions
}

/** Everybody who is named with a post more than once, in order. */
export function appointments(model: TextModel, isPair: Lexicon['isPair']): Appointment[] {
  // 党委副书记 names nobody.
  const mentions = mentionsOf(model).filter(({ long, short }) => long !== '' || !isPair(short, 0))
  const counts = new Map<string, number>()
  for (const { long, short } of mentions)
    for (const name of new Set([long, short])) if (name) counts.set(name, (counts.get(name) ?? 0) + 1)
  return mentions.flatMap(({ long, short, ...rest }) => {
    const name = [long, short].find((each) => each && (counts.get(each) ?? 0) > 1)
    if (!name) return []
    const cut = long !== '' && name === short && rest.named === 'behind' ? 1 : 0
    return [{ posts: rest.posts, name, start: rest.start, end: rest.end - cut }]
  })
}

type Found = Pick<Mention, 'long' | 'short' | 'named'> & { start?: number; end?: number }

const HANZI = /^[\u4e00-\u9fff]+$/

/** 校长马建华. */
function behind(plain: string, end: number): Found | undefined {
  if (HOLDS.test(plain.slice(end, end + 4))) return undefined
  if (!NAMES.has(plain[end] ?? '')) return undefined
  const text = plain.slice(end, end + 3)
  const short = AFTER_NAME.test(text.slice(2)) && HANZI.test(text.slice(0, 2)) ? text.slice(0, 2) : ''
  const long = text.length === 3 && HANZI.test(text) ? text : ''
  return long || short ? { long, short, named: 'behind', end: end + (long ? 3 : 2) } : undefined
}

/** 雷鸣远副馆长, after a mark of punctuation or a word that no name ends with. */
function ahead(plain: string, start: number): Found | undefined {
  const at = plain.slice(start - 2, start) === '同志' ? start - 2 : start
  for (const length of [3, 2]) {
    const text = plain.slice(Math.max(0, at - length), at)
    const before = plain[at - length - 1] ?? '\n'
    if (
      text.length === length &&
      NAMES.has(text[0] as string) &&
      HANZI.test(text) &&
      /[^\u4e00-\u9fff]|[由请与和]/.test(before)
    )
      return { long: length === 3 ? text : '', short: length === 2 ? text : '', named: 'ahead', start: at - length }
  }
  return undefined
}
