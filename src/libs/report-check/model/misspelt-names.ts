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
const NAMED = new RegExp(`(${ROLE})(?=([\\u4e00-\\u9fff]{2,3}))`, 'g')
/** No name has them behind the surname. */
const NO_NAME = /[的了是在和与及等为对将也还不带到把被让从由向说任]/
const POST_REACH = 6

/** 局长马学峰 first and 马学锋 once, anywhere: the same sound in the place of one character. */
export function misspeltNames({ plain }: TextModel, { isPair, likeness }: Lexicon): Misspelt[] {
  if (plain.length > LONG) return []
  const names = new Map<string, { at: number; post: string }>()
  for (const { 1: post = '', 2: text = '', index } of plain.matchAll(NAMED)) {
    const at = index + post.length
    for (const name of new Set([text, text.slice(0, 2)]))
      if (names.size < MOST && !names.has(name) && isName(name, at)) names.set(name, { at, post })
  }
  function isName(name: string, at: number): boolean {
    if (!ALL_SURNAMES.includes(name[0] as string) || NO_NAME.test(name.slice(1)) || isPair(name, 0)) return false
    return name.length === 3 || (AFTER_LONG.test(plain.slice(at + 2, at + 3)) && !isPair(plain, at + 1))
  }
  const sounds = (one: string, other: string) => /tone|sound|near/.test(likeness(one, other) ?? '')
  const found: Misspelt[] = []
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
        if (!agree(name, other, place) || !sounds(name[place] as string, other[place] as string)) continue
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
