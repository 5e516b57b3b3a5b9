import { rivals, unregistered } from '../model/holders.ts'
import { ledByAnother } from '../model/leaders.ts'
import { type Lexicon, lexiconOf } from '../model/lexicon.ts'
import { misspeltNames } from '../model/misspelt-names.ts'
import { type Appointment, appointments, misnamed } from '../model/posts.ts'
import type { TextModel } from '../model/text-model.ts'
import type { Finding, Rule } from '../rule.ts'
import { TITLES } from './unit-person.words.ts'

const TITLE_BEFORE = new RegExp(`(?:副|第一|常务副)?(?:${TITLES})$`)
/** 李小江副局长. */
const TITLE_DIRECT = new RegExp(`^(?:同志)?((?:副|第一|常务副)?(?:${TITLES}))`)
const TITLE_AFTER = new RegExp(
  `^(?:同志)?(?:任|担任|为|是|，|（)?[\\u4e00-\\u9fff]{0,10}?((?:副|第一|常务副)?(?:${TITLES}))(?=[，。；、）]|$)`,
)

/** Does one of the posts say the same: 局党组书记、局长 covers 局长, but not 副局长. */
function holds(posts: string[], claimed: string): boolean {
  return posts.some((post) => {
    const at = post.indexOf(claimed)
    if (at < 0) return false
    return claimed.startsWith('副') || post[at - 1] !== '副'
  })
}

function checkPerson(model: TextModel, name: string, posts: string[], report: (finding: Finding) => void): void {
  for (let index = model.plain.indexOf(name); index >= 0; index = model.plain.indexOf(name, index + name.length)) {
    const end = index + name.length
    const before = TITLE_BEFORE.exec(model.plain.slice(Math.max(0, index - 10), index))?.[0]
    if (before && !holds(posts, before)) {
      report({
        start: index - before.length,
        end,
        message: `${name}的职务登记为“${posts.join('、')}”，不是“${before}”。`,
      })
      continue
    }
    const direct = before ? null : TITLE_DIRECT.exec(model.plain.slice(end, end + 10))
    if (direct && !holds(posts, direct[1] as string)) {
      report({
        start: index,
        end: end + direct[0].length,
        message: `${name}的职务登记为“${posts.join('、')}”，不是“${direct[1]}”。`,
      })
      continue
    }
    const after = before ? null : TITLE_AFTER.exec(model.plain.slice(end, end + 20))
    const claimed = after?.[1]
    if (after && claimed && /任|为|是/.test(after[0]) && !/组长/.test(claimed) && !holds(posts, claimed)) {
      const stop = end + after[0].length
      report({
        start: stop - claimed.length,
        end: stop,
        message: `${name}的职务登记为“${posts.join('、')}”，不是“${claimed}”。`,
      })
    }
  }
}

/** A house has one of these, and who is one is no other. */
const HEADS = /^(?:[局校院所站镇乡县区市行馆园庭场厂队关团段社]长|大队长|支队长|检察长|教导员|指导员|政委)$/
const plainPost = (post: string) => post.replace(/^(?:常务副|第一|副)/, '')

/** 校长 here and 副校长 there, 所长 here and 教导员 there: the text contradicts itself. */
function contradicts(before: string[], post: string): boolean {
  if (before.includes(post)) return false
  const title = plainPost(post)
  // 党委书记 first and 党委副书记 later, or 主任 and 副主任, with no other post beside.
  if (before.length === 1 && /^副?(?:书记|主任)$/.test(post) && /^副?(?:书记|主任)$/.test(before[0] as string))
    return title === plainPost(before[0] as string)
  const heads = before.map(plainPost).filter((each) => HEADS.test(each))
  return HEADS.test(title) && heads.length > 0 && (heads.includes(title) || !/副/.test(before.join() + post))
}

/** 党委书记 and 党委副书记 are of one body, 支部书记 and 党委副书记 may be one man's two posts. */
function sameBody({ plain }: TextModel, first: Appointment, second: Appointment, post: string): boolean {
  if (!/书记|主任/.test(post)) return true
  const [one, other] = [first, second].map(
    ({ start }) => /[\u4e00-\u9fff]{0,2}$/.exec(plain.slice(start - 2, start))?.[0] ?? '',
  )
  const isPlain = (lead = '') => lead === '' || /[由在是了请经，]$/.test(lead)
  return one === other || (isPlain(one) && isPlain(other))
}

function checkContradictions(
  model: TextModel,
  known: Set<string>,
  { isPair }: Lexicon,
  report: (finding: Finding) => void,
): void {
  const seen = new Map<string, Appointment>()
  for (const appointment of appointments(model, isPair)) {
    const { name, posts, start, end } = appointment
    if (known.has(name)) continue
    const first = seen.get(name)
    if (!first) seen.set(name, appointment)
    else {
      const wrong = posts.find((post) => contradicts(first.posts, post))
      if (wrong && posts.every((post) => !first.posts.includes(post)) && sameBody(model, first, appointment, wrong))
        report({
          start,
          end,
          message: `前文称${name}为“${first.posts.at(-1)}”，这里称“${wrong}”。`,
          related: [{ start: first.start, end: first.end, message: '前文' }],
        })
    }
  }
}

const isOneOff = (one: string, other: string) =>
  one.length === other.length && [...one].filter((character, at) => character !== other[at]).length === 1

export const unitPerson: Rule = {
  id: 'U-PERSON',
  severity: 'blocker',
  title: '人名与职务不符',
  why: '人员调整后没有改旧稿，姓名和职务就对不上。',
  check({ model, data, options, report }) {
    const people = options.registry?.people ?? []
    for (const { name, posts } of people)
      if (name.length >= 2 && posts.length > 0) checkPerson(model, name, posts, report)
    for (const { first, second } of misnamed(model))
      if (!people.some(({ name }) => name === second.name))
        report({
          start: second.end - second.name.length,
          end: second.end,
          message: `前文的${first.posts.at(-1)}是“${first.name}”，这里是“${second.name}”，差一个字。`,
          related: [{ start: first.start, end: first.end, message: '前文' }],
        })
    for (const { start, end, name, posts, rightly } of unregistered(model, people, lexiconOf(data)))
      report({ start, end, message: `登记的${posts.at(-1)}是“${rightly}”，这里是“${name}”，请核对。` })
    for (const { first, start, end, name } of [...ledByAnother(model), ...misspeltNames(model, lexiconOf(data))])
      if (!people.some((each) => each.name === name))
        report({
          start,
          end,
          message: `前文的${first.posts.at(-1)}是“${first.name}”，这里是“${name}”，${isOneOff(first.name, name) ? '差一个字。' : '请核对。'}`,
          related: [{ start: first.start, end: first.end, message: '前文' }],
        })
    for (const { first, second } of rivals(model, lexiconOf(data)))
      if (!people.some(({ name }) => name === second.name))
        report({
          start: second.start,
          end: second.end,
          message: `前文的${first.posts.at(-1)}是“${first.name}”，这里是“${second.name}”，请核对。`,
          related: [{ start: first.start, end: first.end, message: '前文' }],
        })
    checkContradictions(model, new Set(people.map(({ name }) => name)), lexiconOf(data), report)
  },
}
