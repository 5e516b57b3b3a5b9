import type { Lexicon } from '../../model/lexicon.ts'
import {
  ACTION,
  DOER,
  FELT,
  GOVERNED,
  HEAD,
  MERE_VERB,
  MOVES,
  NO_OBJECT,
  OBJECT_FOLLOWS,
  REDUPLICATED,
  SECOND,
  SUBJECT_OF,
  THEIR_HEAD,
  TRANSITIVE,
} from './adverbial.words.ts'
import { clauseAfter, clauseBefore, matcher, type Particles, wordEndingAt } from './lists.ts'

/** Before these nothing but an adverbial stands; 对策, 为人 and the like are words of their own. */
const BEFORE_PHRASE = /^[把将为向对给让从]/
/** 唱出“……”, 扶起老人: a deed with its direction. */
const UTTERS = /^[唱喊说讲道指提抬扶举搬拿救捧递接][出起下开](?=[“《\u4e00-\u9fff])(?!来的|去的)/
const SAID = /^(?:说(?![法明服辞])|讲(?![话解述座])|告诉|表示|说道|唱起|拉着|握着|称)/
const BETTER = /(?:明显|显著|稳步|大幅|大幅度|不断|持续|普遍)$/
const ROSE = /^(?:提高|提升|改善|增强|改变|好转|增加|减少|下降|进步)(?=[，。；]|$)/
const HAS = /有|得到|取得|实现|获得|呈|是|迎来|带来|带动|形成|进行|出现|发生|看到|感到|随着|促进|保持/
/** Words that a clause may have before its adverb although they look like verbs. */
const LEADS = /(?:我们|他们|大家|将|要|能够?|都|就|也|并|还|来|去|会|应|可以|才能|以便|更加?|十分|非常|较|很|清醒)+$/
const FINITE = /让|使|是|成为|取得|获得|赢得|得到|受到|带来|起到|令|离不开/

/** 认真的记录居民诉求: nothing governs the clause but this verb, and an object follows that is no noun of the verb. */
function isPredicate(plain: string, start: number, verb: string, verbEnd: number): boolean {
  const rest = clauseAfter(plain, verbEnd)
  if (
    /^[了着过](?!解|渡|程|去的)|^到(?!位|了)|^开[了来]|^起来|^[出下过回上]来|^下去|^在(?![于线职建校岗内编])[\u4e00-\u9fff]{2}/.test(
      rest,
    )
  )
    return !/^在/.test(rest) || !GOVERNED.test(clauseBefore(plain, start).replace(LEADS, ''))
  const lead = clauseBefore(plain, start).replace(LEADS, '')
  if (rest === '' && /[“《]/.test(plain[verbEnd] ?? '')) return !GOVERNED.test(lead)
  if (
    rest.length < 2 ||
    NO_OBJECT.test(rest) ||
    (lead === '' && PREDICATE.test(rest)) ||
    (TRANSITIVE.test(verb) ? THEIR_HEAD : HEAD).test(rest) ||
    FINITE.test(rest)
  )
    return false
  if (/的[\u4e00-\u9fff]{0,3}(?:力|性|度|率)$/.test(rest) || verb.length < 2) return false
  return !GOVERNED.test(lead)
}
/** 严格的管理出效益, 及时的救治挽回了他的手: the clause opens with its subject. */
const PREDICATE = /^(?:[出赢换暖](?![入行生口租资版境台房得取心气岗])|[\u4e00-\u9fff]{2}了(?!解))/
const GOING = /(?:一边|正在|一直|始终|只能|必须)$/
const ENDS = /[，。；]/
const CAUSED = /(?:让|使|帮助|引导|助力|陪伴|鼓励|激励|带领|组织|保障|确保|祝愿?)[^的，]{1,8}$/
/** 提供主动的上门办证 */
const GIVEN = /(?:提供|开展|实行|进行|推行|给予|得到|受到|享受|是|有|以|用|通过|靠|凭|和|与|、)[^，的]{0,4}$/
/** 我们将更加努力的工作。 */
const WILL = /(?:^|[们员校局院体])(?:将|要|会|必须|一定|应当?|能)(?:更加?|继续|始终|一直)?$/
const NOMINAL = /^(?:工作|活动|服务|教育|学习|管理|培训|训练|宣传|检查|指导|调研|交流|走访)/

/** 工作人员不厌其烦的解释政策, 让孩子快乐的成长: who does it stands before, what is done behind. */
function isDoing(plain: string, start: number, index: number, particles: Particles): boolean {
  const lead = clauseBefore(plain, start)
  if (!DOER.test(lead) && !/[们员工警导师生长]对[^，的是有]{3,10}$/.test(lead)) return false
  const rest = clauseAfter(plain, index + 1)
  const verb = matcher(particles.verbs).at(plain, index + 1)
  if (verb.length < 2) return false
  const object = rest.slice(verb.length)
  // 值周领导对上周情况简要的讲评。
  if (object === '' && /^[^，]{2,8}对[^，的是有]{3,10}$/.test(lead) && plain[index + 1 + verb.length] === '。')
    return true
  if (object === '') return CAUSED.test(lead) && !NOMINAL.test(verb)
  if (GOVERNED.test(lead.replace(/^(?:在|为|对|按|通过)[^的]{2,10}?(?=[我各全])/, ''))) return false
  return (
    object.length > 1 &&
    !NO_OBJECT.test(object.replace(/^(?:在|等候|等待)/, '')) &&
    !THEIR_HEAD.test(object) &&
    !FINITE.test(object)
  )
}

/** 极大的提高了, 更好得为群众服务, 认真的记录居民诉求: an adverbial and its verb; `index` is at the particle. */
export function isAdverbial(plain: string, index: number, particles: Particles, lexicon: Lexicon): boolean {
  const { isPair } = lexicon
  const before = plain.slice(Math.max(0, index - 6), index)
  const adverb = wordEndingAt(plain, index, particles.adverbs) || (REDUPLICATED.exec(before)?.[0] ?? '')
  if (FELT.test(before) && SAID.test(plain.slice(index + 1, index + 4))) return true
  if (adverb.length > 1 && UTTERS.test(plain.slice(index + 1, index + 4)))
    return !GOVERNED.test(clauseBefore(plain, index - adverb.length).replace(LEADS, ''))
  if (adverb.length > 1 && OBJECT_FOLLOWS.test(plain.slice(index + 1, index + 6))) return true
  const moves = MOVES.test(plain.slice(index + 1, index + 5))
  if (SUBJECT_OF.test(clauseAfter(plain, index + 1))) return false
  // 声情并茂的讲述了, 奋不顾身的救起: any idiom before what was done.
  if (adverb.length < 2) {
    const isIdiom = lexicon.cost(plain.slice(index - 4, index)) !== undefined && index >= 4
    const isDone =
      moves || (isPair(plain, index + 1) && /[了着]/.test(plain[index + 3] ?? '') && plain[index + 4] !== '解')
    if (isIdiom && /^[把将][^\n，。]{3}/.test(plain.slice(index + 1, index + 5)) && !isPair(plain, index + 1))
      return true
    if (isIdiom && isDoing(plain, index - 4, index, particles)) return true
    return isIdiom && isDone && !/有|取得|得到|是|、$/.test(clauseBefore(plain, index - 4))
  }
  if (moves && !isPair(plain, index + 2)) return true
  const next = plain.slice(index + 1, index + 3)
  const start = index - adverb.length
  // 最详细的记录: what is compared is a thing.
  if (plain[start - 1] === '最') return false
  if (isDoing(plain, start, index, particles) || MERE_VERB.test(clauseAfter(plain, index + 1))) return true
  if (WILL.test(clauseBefore(plain, start)) && /^[\u4e00-\u9fff]{2}$/.test(clauseAfter(plain, index + 1))) return true
  const second = SECOND.exec(clauseAfter(plain, index + 1))?.[0].length ?? 0
  if (second > 0) {
    const rest = clauseAfter(plain, index + 1 + second)
    return !NOMINAL.test(rest) && !HEAD.test(rest.slice(2)) && !GIVEN.test(clauseBefore(plain, start))
  }
  const verb = matcher(particles.verbs).at(plain, index + 1)
  if (verb.length > 1 && isPredicate(plain, start, verb, index + 1 + verb.length)) return true
  if (isPair(plain, index + 1) && /^[\u4e00-\u9fff]{2}了[^解的，。；、]/.test(plain.slice(index + 1, index + 5)))
    return !/有|取得|得到|是/.test(clauseBefore(plain, start))
  if (BEFORE_PHRASE.test(next) && !isPair(plain, index + 1) && /[\u4e00-\u9fff]{3}/.test(clauseAfter(plain, index + 1)))
    return true
  // 一边轻声的讲述，: only a deed goes on.
  if (verb.length > 1 && GOING.test(clauseBefore(plain, start)) && ENDS.test(plain[index + 1 + verb.length] ?? ''))
    return true
  const isPure = particles.pure.includes(adverb) || REDUPLICATED.test(adverb)
  if (!isPure) return isRising(plain, index)
  if (verb.length > 1 && /^$|^[，。；]/.test(plain.slice(index + 1 + verb.length, index + 2 + verb.length)))
    return (
      // 静静的湖面，默默的奉献.
      clauseBefore(plain, start) !== '' &&
      !HAS.test(clauseBefore(plain, start)) &&
      !GIVEN.test(clauseBefore(plain, start)) &&
      !/^(?:工作|活动|服务|教育|学习|管理|培训|训练)$/.test(verb)
    )
  if (REDUPLICATED.test(adverb) && /^一/.test(adverb) && ACTION.test(next[0] ?? '') && next[1] === '、') return true
  if (!ACTION.test(next)) return false
  return !isPair(plain, index + 1) || (REDUPLICATED.test(adverb) && /[了着过一]/.test(plain[index + 3] ?? ''))
}

/** 素质明显的提高。 */
function isRising(plain: string, index: number): boolean {
  if (!BETTER.test(plain.slice(Math.max(0, index - 3), index)) || !ROSE.test(plain.slice(index + 1, index + 4)))
    return false
  const clause = clauseBefore(plain, index)
  return clause.length > 5 && clause.length < 16 && !HAS.test(clause)
}

/** 淋漓尽致得很. */
const AS_COMPLEMENT = /^(?:很|多|不|像|如|让|令|连|了|出|到|起|惊|无|超|跟|使|叫|犹|仿|好比)/
const FEELING = /(?:高兴|激动|感动|兴奋|开心|热情|忙碌|愉快|生动|详细|清楚|清晰|准确|真实|形象|具体|踊跃|规范|系统|到)$/

/** 明显得好转, 更好得方便群众: 得 where only an adverbial can be meant. */
export function isAdverbialWithDe(plain: string, index: number, particles: Particles, lexicon: Lexicon): boolean {
  const idiom = plain.slice(index - 4, index)
  if (index >= 4 && /^[\u4e00-\u9fff]{4}$/.test(idiom) && lexicon.cost(idiom) !== undefined)
    return /^[\u4e00-\u9fff]/.test(plain[index + 1] ?? '') && !AS_COMPLEMENT.test(plain.slice(index + 1, index + 3))
  const adverb =
    wordEndingAt(plain, index, particles.adverbs) || (REDUPLICATED.exec(plain.slice(index - 4, index))?.[0] ?? '')
  if (adverb.length < 2 || AS_COMPLEMENT.test(plain.slice(index + 1, index + 3))) return false
  const verb = matcher(particles.verbs).at(plain, index + 1)
  if (verb.length < 2 && !ROSE.test(plain.slice(index + 1, index + 4)) && !BEFORE_PHRASE.test(plain[index + 1] ?? ''))
    return false
  if (verb === '看到' || verb === '认识') return true
  // 准确得告诉他未来五天的雨情: what is told follows.
  return !FEELING.test(adverb) || (verb.length > 1 && clauseAfter(plain, index + 1 + verb.length).length > 3)
}
