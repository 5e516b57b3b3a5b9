import type { Lexicon } from '../../model/lexicon.ts'
import { clauseAfter, clauseBefore, matcher, type Particles, wordEndingAt } from './lists.ts'

const REDUPLICATED =
  /(?:([\u4e00-\u9fff])\1([\u4e00-\u9fff])\2|([\u4e00-\u9fff]{2})\3|一([\u4e00-\u9fff]{1,2})一\4|逐[字户条项门][逐挨][\u4e00-\u9fff]|一[针笔砖点字步招砖丝刀锤锄分][一][线划瓦滴句步式石毫剪凿锹厘]|[\u4e00-\u9fff]([悄匆轻渐默紧缓])\5|慢慢|悄悄|轻轻|渐渐|偷偷|静静|默默|缓缓|匆匆|牢牢|深深|紧紧)$/
const ACTION =
  /^(?:[走量记叫放站流增抓做干学说讲写画看听想问劝推拉送教改练跑挂贴念唱打开落完解办过坐等守护照陪拿捧握擦扫洗种帮搀扶移搬修查数算讨许摇唤笑哭点指回来去带领喊织缝补摆铺盖拼读背跟养喂扛抬背端递接迎排围聚躺跳举冲登爬捡拾分清理顶撑托搭啃抠磨熬挖砌割绣刻剪敲凿筛捋](?![的、])|告诉)/
/** Before these nothing but an adverbial stands; 对策, 为人 and the like are words of their own. */
const BEFORE_PHRASE = /^[把将为向对给让从]/
/** 跳入河中, 成长为骨干: a deed and where it leads. */
const MOVES =
  /^(?:[跳冲扑走站挺救扶抱背抬举挑闯奔赶跑追爬攀潜游迈踏融送刷运搬端][入进出起上下向到]|[成转变发](?:长|变|化|展)为)[\u4e00-\u9fff]/
/** 唱出“……”, 扶起老人: a deed with its direction. */
const UTTERS = /^[唱喊说讲道指提抬扶举搬拿救捧递接][出起下开](?=[“《\u4e00-\u9fff])(?!来的|去的)/
const FELT =
  /(?:高兴|激动|自豪|开心|兴奋|欣慰|感慨|动情|深情|风趣|幽默|由衷|骄傲|满意|亲切|热情|笑呵呵|乐呵呵|感激|诚恳|自信)$/
const SAID = /^(?:说(?![法明服辞])|讲(?![话解述座])|告诉|表示|说道|唱起|拉着|握着|称)/
const BETTER = /(?:明显|显著|稳步|大幅|大幅度|不断|持续|普遍)$/
const ROSE = /^(?:提高|提升|改善|增强|改变|好转|增加|减少|下降|进步)(?=[，。；]|$)/
const HAS = /有|得到|取得|实现|获得|呈|是|迎来|带来|带动|形成|进行|出现|发生|看到|感到|随着|促进|保持/
/** A verb before the adverb makes the whole its object: 提供更好的服务, 离不开扎实的推进. */
const GOVERNED =
  /有|是|以|取得|得到|进行|给予|实现|形成|提供|需要|作出|做出|获得|赢得|受到|带来|具|保持|营造|建立|制定|采取|通过|经过|凭|靠|用|从|在|对|因|由|离不开|体现|展现|树立|创造|打下|奠定|成为|作为|不|没|和|与|及|、|的|让|使|了|为|于|到|被|把|将|按|随|给|向|出/
/** Words that a clause may have before its adverb although they look like verbs. */
const LEADS = /(?:我们|他们|大家|将|要|能够?|都|就|也|并|还|来|去|会|应|可以|才能|以便|更加?|十分|非常|较|很|清醒)+$/
/** 全面的检查结果, 热情的服务态度: what the second word belongs to. */
const HEAD =
  /^(?:态度|作风|方[案法式向]|办法|措施|机制|作用|效[果率应]|水平|能力|质量|环境|氛围|力[度量]|状态|精神|局面|形象|制度|体系|经验|成[果效绩]|基础|过程|情况|思路|理念|要求|结果|计划|任务|活动|工作|资料|数据|队伍|人员|平台|渠道|模式|手段|流程|环节|条件|格局|途径|意见|问题|目标|方针|原则|战略|氛|体验|感受|机会|空间|价值|意义|效能|系统|网络|需求|用地|力|性|度|率|者|员(?!工)|化|品|权|法|队|组|会|室|点|站|费|期|规[范则定章划程]|标准|指南|准则|细则|清单|手册|窗口|大厅|中心|设施|设备|场所|用语|承诺|内容|形式|对象|项目|课程|教材|措|信息|知识|技[能术]|人才|单位|部门|机构|企业|市场|政策|程序|文件|文化|关系|责任|义务|职责|权|秩序|氛围|大纲|纲要|体制)/
const NO_OBJECT = /^[的地得和与及或等是有让使能会成之后前中时下里上、为对给向把将在从离需必不已正都也就才还]/
const FINITE = /让|使|是|成为|取得|获得|赢得|得到|受到|带来|起到|令|离不开/

/** These take what follows as their object, except for a few nouns. */
const TRANSITIVE =
  /^(?:落实|完善|健全|解决|提高|提升|增强|加强|改善|推动|促进|弘扬|践行|履行|遵守|执行|贯彻|化解|抓好|做好|建立|加大|加快|强化|深化|优化|维护|保障|满足|转变|改变|发挥|调动|激发|夯实|筑牢|消除|杜绝|遏制|规范|净化|美化|丰富|拓宽|拓展|巩固|核对|梳理|查找|剖析|完成|实现|承担|协调|压实|明确)$/
const THEIR_HEAD =
  /^(?:情况|机制|方[案法式]|过程|力度|效果|作用|计划|措施|办法|途径|手段|思路|经验|活动|工作|平台|能力|程度|意见|任务|目标|性|力|率|者|期|后|前|中)(?:$|[的和与及、])/

/** 认真的记录居民诉求: nothing governs the clause but this verb, and an object follows that is no noun of the verb. */
function isPredicate(plain: string, start: number, verb: string, verbEnd: number): boolean {
  const rest = clauseAfter(plain, verbEnd)
  if (
    /^[了着过](?!解|渡|程|去的)|^到(?!位)|^开[了来]|^起来|^[出下过回上]来|^下去|^在(?![于线职建校岗内编])[\u4e00-\u9fff]{2}/.test(
      rest,
    )
  )
    return !/^在/.test(rest) || !GOVERNED.test(clauseBefore(plain, start).replace(LEADS, ''))
  const lead = clauseBefore(plain, start).replace(LEADS, '')
  if (rest === '' && /[“《]/.test(plain[verbEnd] ?? '')) return !GOVERNED.test(lead)
  if (
    rest.length < 2 ||
    NO_OBJECT.test(rest) ||
    (TRANSITIVE.test(verb) ? THEIR_HEAD : HEAD).test(rest) ||
    FINITE.test(rest)
  )
    return false
  if (/的[\u4e00-\u9fff]{0,3}(?:力|性|度|率)$/.test(rest) || verb.length < 2) return false
  return !GOVERNED.test(lead)
}

/** 热情的服务赢得好评: behind the phrase comes what it does, so that it is a subject. */
const SUBJECT_OF =
  /^[\u4e00-\u9fff]{2,12}?(?:换来|换得|赢得|获得|取得|收[到获]|深受|备受|颇受|受到|得到|装满|写满|成为|令人|感动了|打动了|温暖了|占|达到?\d|达成|深入人心|十分|非常|格外|明显|显著|突出|共计|累计|各有|都有|随处可见|蔚然成风)/
/** The one who does it: 工作人员不厌其烦的解释政策. */
const DOER =
  /(?:[们员工警兵]|人员|干部|职工|群众|居民|村民|市民|学生|教师|老师|师生|家长|孩子|老人|儿童|党员|志愿者|医生|护士|大家|队伍?|班子|科室|部门|单位|社区|企业|他|她|我)$/
const CAUSED = /(?:让|使|帮助|引导|助力|陪伴|鼓励|激励|带领|组织|保障|确保|祝愿?)[^的，]{1,8}$/
/** 自觉的轻声交谈, 主动的上门办证: another adverb goes before the verb. */
const SECOND =
  /^(?:轻声|逐[条户项个人村]|一一|上门|登门|入户|及时|共同|一[起道同]|当[场面]|带头|全程|义务|反复|连夜|分[头批]|轮[流番]|现场|亲自|随时|主动|积极|自发|自觉|相互|互相|来回|分别|按时)(?=[\u4e00-\u9fff]{2})/
/** 提供主动的上门办证 */
const GIVEN = /(?:提供|开展|实行|进行|推行|给予|得到|受到|享受|是|有|以|用|通过|靠|凭|和|与|、)[^，的]{0,4}$/
/** These never stand as nouns. */
const MERE_VERB =
  /^(?:惠及|投身|奔赴|融入|赶[到往赴]|走[进向入遍]|来到|造福|服务于|投入到|置身|奋战|坚守在|守护着|惠泽)[^的，。；]/
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
  const isPure = particles.pure.includes(adverb) || REDUPLICATED.test(adverb)
  if (!isPure) return isRising(plain, index)
  if (verb.length > 1 && /^$|^[，。；]/.test(plain.slice(index + 1 + verb.length, index + 2 + verb.length)))
    return (
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
const AS_COMPLEMENT = /^(?:很|多|不|像|如|让|令|连|了|出|到|起|惊|无)/
const FEELING = /(?:高兴|激动|感动|兴奋|开心|热情|忙碌|愉快|生动|详细|清楚|清晰|准确|真实|形象|具体|踊跃|规范|系统|到)$/

/** 明显得好转, 更好得方便群众: 得 where only an adverbial can be meant. */
export function isAdverbialWithDe(plain: string, index: number, particles: Particles, lexicon: Lexicon): boolean {
  const idiom = plain.slice(index - 4, index)
  if (index >= 4 && /^[\u4e00-\u9fff]{4}$/.test(idiom) && lexicon.cost(idiom) !== undefined)
    return /^[\u4e00-\u9fff]/.test(plain[index + 1] ?? '') && !AS_COMPLEMENT.test(plain.slice(index + 1, index + 3))
  const adverb = wordEndingAt(plain, index, particles.adverbs)
  if (adverb.length < 2) return false
  const verb = matcher(particles.verbs).at(plain, index + 1)
  if (verb.length < 2 && !ROSE.test(plain.slice(index + 1, index + 4)) && !BEFORE_PHRASE.test(plain[index + 1] ?? ''))
    return false
  if (verb === '看到' || verb === '认识') return true
  // 准确得告诉他未来五天的雨情: what is told follows.
  return !FEELING.test(adverb) || (verb.length > 1 && clauseAfter(plain, index + 1 + verb.length).length > 3)
}
