import type { Words } from '../../model/vocabulary.ts'
import { RESULT_OF_STATE } from './complement.words.ts'
import { clauseAfter, clauseBefore, matcher, type Particles, wordEndingAt } from './lists.ts'

const BOUNDARY = /^[，。；：、！？”）\n]|^$/
/** 更艳, 越来越好, 清清楚楚, 又快又好: nothing but a complement. */
const DEGREE =
  /^(?:(?:更|最|很|太|挺|极|越来越|十分|非常|格外|更加|特别|比较|相当|不够|不太)[\u4e00-\u9fff]{1,2}?了?(?=[，。；：、！”\n]|$)|([\u4e00-\u9fff])\1([\u4e00-\u9fff])\2|又[\u4e00-\u9fff]{1,2}又[\u4e00-\u9fff]{1,2}|([好对快实细牢稳])不\3)/
/** 走的最快的人: how it is done, not what is done last. */
const MANNER = /^(?:更|最|很|较|比较|不)[快慢稳远早晚勤细深高欢响亮紧牢实透](?=[的，。；、！]|$)/
/** 说的最多的是: how often, not what. */
const OFTEN = /^最[多少](?=[的，。]|$)/
const SAYS = /[说讲问谈提聊念]$/
const GOES = /[走跑学干记飞爬来起站看想叫护守做讲写传抓教吃变活长开唱练管建住睡]$/
const REGULAR = /^(?:变|走|来|活|过|干|做|办|建|学|长|发展|变化)$/
const STATE = /(?:累|忙|急|热|冷|笑|哭|乐|冻|晒|疼|感动|激动|高兴|兴奋|开心|紧张|着急|辛苦)$/

/** 做的很好, 累的满头大汗, 走的最快的人: a verb and what it came to. */
export function wantsDeComplement(
  plain: string,
  index: number,
  { complements, results }: Particles,
  words: Words,
): boolean {
  const rest = clauseAfter(plain, index + 1)
  if (STATE.test(plain.slice(Math.max(0, index - 2), index)) && RESULT_OF_STATE.test(rest)) return true
  const verb = wordEndingAt(plain, index, complements)
  // 预想的好 is no 想得好.
  if (verb === '' || (verb.length === 1 && words.has(plain.slice(index - 2, index)))) return false
  if (verb.length === 1 && GOES.test(verb) && MANNER.test(rest)) return true
  if (verb.length === 1 && SAYS.test(verb) && OFTEN.test(rest)) return true
  if (
    DEGREE.test(plain.slice(index + 1, index + 9)) &&
    (verb.length === 1 || !/[的有是]/.test(clauseBefore(plain, index)))
  )
    return true
  const result = matcher(results).at(plain, index + 1)
  if (result === '' || (result.length === 1 && !BOUNDARY.test(plain.slice(index + 2, index + 3)))) return false
  if (result === '更加' || result === '越来越') return REGULAR.test(verb) || verb.length === 1
  if (/^[多少]$/.test(result)) return verb === '做' || verb === '讲' || verb === '学' || verb === '干'
  if (verb.length > 1 && /[的有对是在和与及、]/.test(clauseBefore(plain, index))) return false
  const after = plain.slice(index + 1 + result.length, index + 2 + result.length)
  return BOUNDARY.test(after) || matcher(results).at(plain, index + 1 + result.length).length > 1
}
