import type { Collocation } from '../data.ts'
import { indexWithin } from '../model/text-model.ts'
import { matcherOf } from '../model/word-matcher.ts'
import type { Rule } from '../rule.ts'

const REACH = 80
const STOP = /[，。；：！？\n、]/

/** 推进校园环境 alone is bare; 提高服务群众水平 holds a verb. */
const VERB_LIKE = /[化性级型]|应对|解决|改善|提高|优化|治理|整治|克服|处理|化解/

/**
 * Offset of the object that closes the clause after a verb, quotations skipped. The object counts only when 的 or a quotation
 * stands between: 推动了居民的日常锻炼.
 */
function findObject(plain: string, from: number, object: string): number {
  let skeleton = ''
  let index = from
  const end = Math.min(plain.length, from + REACH)
  if (!plain.slice(from, end).includes(object)) return -1
  while (index < end) {
    const character = plain[index] as string
    if (character === '“') {
      const close = indexWithin(plain, '”', index, REACH)
      if (close < 0 || close > end) return -1
      skeleton += '“”'
      index = close + 1
      continue
    }
    // 加强质量、安全管理: the object is not the end of it.
    if (character === '、') return -1
    if (STOP.test(character)) break
    skeleton += character
    index++
  }
  if (!skeleton.endsWith(object)) return -1
  const between = skeleton.slice(0, -object.length)
  // 活动开展的水平: the verb stands before its noun.
  if (between.startsWith('的')) return -1
  const isBare = /^了?(?:[\u4e00-\u9fff]{2})?$/.test(between) && !VERB_LIKE.test(between)
  return (isBare || /的[^的]{0,6}$|“”[^的]{0,4}$/.test(between)) && !/(?:并|和|及|以|使|让|后|来|，)/.test(between)
    ? index - object.length
    : -1
}

/** 积极性得到了明显加强: the object stands in front. */
function passiveSubject(plain: string, verbStart: number, object: string): number {
  const before = plain.slice(Math.max(0, verbStart - 20), verbStart)
  const at = before.lastIndexOf(object)
  return at >= 0 &&
    /^(?:得到|有|获得)(?:了)?(?:明显|显著|进一步|有效|很大|极大|不断)?(?:的)?$/.test(before.slice(at + object.length))
    ? verbStart - before.length + at
    : -1
}

function byVerb(collocations: Collocation[]): Map<string, Collocation[]> {
  const map = new Map<string, Collocation[]>()
  for (const entry of collocations) map.set(entry.verb, [...(map.get(entry.verb) ?? []), entry])
  return map
}

export const grammarCollocation: Rule = {
  id: 'G-COLLOC',
  severity: 'hint',
  title: '动词与宾语不搭配',
  why: '搭配不当的动宾会让句子似通非通。词表可由本单位增补。',
  check({ model: { plain }, data: { collocations }, report }) {
    const entries = byVerb(collocations)
    matcherOf(collocations, (list) => new Set(list.map((entry) => entry.verb))).scan(plain, (verb, start) => {
      for (const { object, better } of entries.get(verb) ?? []) {
        const found = findObject(plain, start + verb.length, object)
        const passive = found < 0 ? passiveSubject(plain, start, object) : -1
        if (passive >= 0) {
          report({
            start: passive,
            end: start + verb.length,
            message: `“${object}……${verb}”不搭配，可改为“${better}”。`,
          })
          return
        }
        if (found < 0) continue
        report({ start, end: found + object.length, message: `“${verb}……${object}”不搭配，可改为“${better}”。` })
        return
      }
    })
  },
}
