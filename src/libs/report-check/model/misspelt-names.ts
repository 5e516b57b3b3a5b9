import { ROLE } from './leaders.words.ts'
import type { Lexicon } from './lexicon.ts'
import type { Appointment } from './posts.ts'
import { AFTER_LONG } from './posts.words.ts'
import { ALL_SURNAMES } from './surnames.ts'
import type { TextModel } from './text-model.ts'

/** A name that is written once with another character than before. */
export interface Misspelt {
  first: Appointment
  start: number
  end: number
  name: string
}

/** More names, and more places of one, prove no more; no report is longer. */
const MOST = 60
const LONG = 200_000
const NAMED = new RegExp(`(${ROLE})(?=([\\u4e00-\\u9fff]{2,4}))`, 'g')
/** No name has them behind the surname. */
const NO_NAME = /[的了是在和与及等为对将也还不带到把被让从由向说任]/
const POST_REACH = 6
const MOST_OF_POST = 8

/** 局长马学峰 first and 马学锋 once, anywhere: the same sound in the place of one character. */
export function misspeltNames({ plain }: TextModel, { isPair, likeness }: Lexicon): Misspelt[] {
  if (plain.length > LONG) return []
  const names = new Map<string, { at: number; post: string }>()
  const byPost = new Map<string, { text: string; at: number }[]>()
  const found: Misspelt[] = []
  for (const { 1: post = '', 2: text = '', index } of plain.matchAll(NAMED)) {
    const at = index + post.length
    const others = byPost.get(post) ?? []
    byPost.set(post, others)
    for (const other of others) {
      const length = likeAs(other.text, text)
      if (length === 0 || !AFTER_LONG.test(plain.slice(at + length, at + length + 1))) continue
      const name = other.text.slice(0, length)
      const first = { name, posts: [post], start: other.at, end: other.at + length }
      found.push({ first, start: at, end: at + length, name: text.slice(0, length) })
      break
    }
    if (others.length < MOST_OF_POST) others.push({ text, at })
    for (const name of new Set([text.slice(0, 3), text.slice(0, 2)]))
      if (names.size < MOST && !names.has(name) && isName(name, at)) names.set(name, { at, post })
  }
  function sounds(one = '', other = ''): boolean {
    return /tone|sound|near/.test(likeness(one, other) ?? '')
  }
  /** So many characters of both are names of any surname that differ in one: four, or three with the same sound. */
  function likeAs(one: string, other: string): number {
    for (const length of [4, 3]) {
      const names = [one.slice(0, length), other.slice(0, length)] as const
      const odd = [...names[0]].findIndex((character, at) => character !== names[1][at])
      if (
        odd < 0 ||
        names.some((name) => name.length < length || NO_NAME.test(name) || isPair(name, 0) || isPair(name, 1))
      )
        continue
      if (agree(...names, odd) && (length === 4 || sounds(names[0][odd], names[1][odd]))) return length
    }
    return 0
  }
  function isName(name: string, at: number): boolean {
    if (!ALL_SURNAMES.includes(name[0] as string) || NO_NAME.test(name.slice(1)) || isPair(name, 0)) return false
    return name.length === 3 || (AFTER_LONG.test(plain.slice(at + 2, at + 3)) && !isPair(plain, at + 1))
  }
  for (const [name, { at: first, post }] of names) {
    for (let place = 0; place < name.length; place++) {
      const anchor = place === 0 ? name.slice(1) : name.slice(0, place)
      const offset = place === 0 ? 1 : 0
      for (
        let hit = plain.indexOf(anchor), tries = 0;
        hit >= 0 && tries < MOST;
        hit = plain.indexOf(anchor, hit + 1), tries++
      ) {
        const start = hit - offset
        const other = plain.slice(start, start + name.length)
        if (start <= first || other.length < name.length || other === name) continue
        if (!agree(name, other, place) || !sounds(name[place], other[place])) continue
        if (plain.indexOf(other) !== plain.lastIndexOf(other)) continue
        const behind = plain.slice(Math.max(0, start - POST_REACH), start).endsWith(post)
        if (!behind && (name.length < 3 || breaks(start, place, name.length))) continue
        if (name.length < 3 && !AFTER_LONG.test(plain.slice(start + 2, start + 3))) continue
        found.push({
          first: { name, posts: [post], start: first, end: first + name.length },
          start,
          end: start + name.length,
          name: other,
        })
      }
    }
  }
  /** The odd character makes a word with what stands beside the name. */
  function breaks(start: number, place: number, length: number): boolean {
    return (
      (place === 0 && isPair(plain, start - 1)) ||
      (place === length - 1 && isPair(plain, start + place)) ||
      isPair(plain, start)
    )
  }
  return found
}

const agree = (one: string, other: string, place: number) =>
  [...one].every((character, at) => (at === place) !== (character === other[at]))
