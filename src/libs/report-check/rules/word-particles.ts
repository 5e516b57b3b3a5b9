import type { CheckData } from '../data.ts'
import { vocabularyOf } from '../model/vocabulary.ts'
import { matcherOf } from '../model/word-matcher.ts'
import type { Rule } from '../rule.ts'

type Particles = CheckData['particles']

const matcher = (list: string[]) => matcherOf(list, (words) => words)

/** The list word that ends at `index`, or ''. */
function wordEndingAt(plain: string, index: number, list: string[]): string {
  for (let length = 6; length >= 1; length--) {
    if (index - length < 0) continue
    const word = plain.slice(index - length, index)
    if (setOf(list).has(word)) return word
  }
  return ''
}

const sets = new WeakMap<string[], Set<string>>()
function setOf(list: string[]): Set<string> {
  const known = sets.get(list) ?? new Set(list)
  sets.set(list, known)
  return known
}

/** 极大的提高了, 更好的服务群众: an adverb and a verb with 了 or 着, or a pure adverb that opens its clause and a verb with an object. */
function wantsDi(plain: string, index: number, { adverbs, pure, verbs }: Particles): boolean {
  const adverb = wordEndingAt(plain, index, adverbs)
  if (adverb === '') return false
  const verb = matcher(verbs).at(plain, index + 1)
  if (verb.length < 2) return false
  const after = plain.slice(index + 1 + verb.length, index + 3 + verb.length)
  if (/^[了着]/.test(after)) return !after.startsWith('了解')
  const before = plain.slice(Math.max(0, index - adverb.length - 2), index - adverb.length)
  const opensClause = before === '' || /(?:[，。；：\n]|能够|要|来|也|就|都|将|并|我们|可以|才能|以便)$/.test(before)
  return (
    pure.includes(adverb) &&
    opensClause &&
    /^[\u4e00-\u9fff]{2}/.test(after) &&
    !/^(?:[的和与及是有会能使让促]|作用|效果|方[案法]|途径|水平|能力)/.test(after)
  )
}

const REDUPLICATED =
  /(?:([\u4e00-\u9fff])\1([\u4e00-\u9fff])\2|一([\u4e00-\u9fff]{1,2})一\3|[\u4e00-\u9fff]([悄匆轻渐默紧缓])\4|慢慢|悄悄|轻轻|渐渐|偷偷|静静|默默|缓缓|匆匆|牢牢|深深|紧紧|坚持不懈|持之以恒|坚定不移|全心全意|尽心尽力|一丝不苟|自始至终|源源不断|满腔热情)$/
const ACTION =
  /^(?:[走量记叫放站流增抓做干学说讲写画看听想问劝推拉把将送教改练跑挂贴念唱打开落完解办过坐等守护照陪拿捧握擦扫洗种帮搀扶移搬修查数算讨]|告诉|服务|整治|推进|推动|提高|推行|坚持|贯彻|执行|开展|学习|宣传)/

/** 认认真真的记, 一步一步的走: reduplicated adverbs before an action. */
function isReduplicatedAdverb(plain: string, index: number): boolean {
  return (
    REDUPLICATED.test(plain.slice(Math.max(0, index - 5), index)) &&
    ACTION.test(plain.slice(index + 1, index + 3)) &&
    !/^(?:.[、的]|增[长速收量幅])/.test(plain.slice(index + 1, index + 3))
  )
}

/** 显著地成效: an adjective and a noun. */
function wantsDe(plain: string, index: number, { adjectives, nouns }: Particles): boolean {
  const adjective = wordEndingAt(plain, index, adjectives)
  if (adjective.length < 2) return false
  const noun = matcher(nouns).at(plain, index + 1)
  if (noun === '') return false
  return /^[，。；、！”）和与]|^$/.test(plain.slice(index + 1 + noun.length, index + 2 + noun.length))
}

const FELT =
  /(?:高兴|激动|自豪|开心|兴奋|欣慰|感慨|动情|深情|风趣|幽默|由衷|骄傲|满意|亲切|热情|笑呵呵|乐呵呵|感激|诚恳|自信)$/
const SAID = /^(?:说(?![法明服辞])|讲(?![话解述座])|告诉|表示|说道|唱起|拉着|握着)/
const OFTEN = /(?:定期|不定期|经常|逐一|逐项|逐户|常态化|及时|统一|集中|多次|全面|深入|扎实|有序|广泛|积极|主动)$/
const DOES =
  /^(?:开展|举办|召开|走访|慰问|参加|推动)(?=[“《\u4e00-\u9fff])(?![的了和与及是为有，]|工作[，。]|力|作用|情况|过程|方案|时间|次数|方式|率)/
const BETTER = /(?:明显|显著|稳步|大幅|大幅度|不断|持续|普遍)$/
const ROSE = /^(?:提高|提升|改善|增强|改变|好转|增加|减少|下降|进步)(?=[，。；])/
const HAS = /有|得到|取得|实现|获得|呈|是|迎来|带来|带动|形成|进行|出现|发生|看到|感到|随着|促进|保持/

/** 高兴的说, 定期的开展“清洁家园”行动, 素质明显的提高。 */
function isAdverbial(plain: string, index: number): boolean {
  const before = plain.slice(Math.max(0, index - 16), index)
  const after = plain.slice(index + 1, index + 5)
  if (FELT.test(before)) return SAID.test(after)
  if (OFTEN.test(before) && DOES.test(after)) return true
  const clause = before.slice(Math.max(...['，', '。', '；', '：', '\n'].map((mark) => before.lastIndexOf(mark))) + 1)
  return BETTER.test(before) && ROSE.test(after) && clause.length > 5 && clause.length < 16 && !HAS.test(clause)
}

const PURE_NOUN =
  /^(?:问题|故事|孩子|居民|老人|目标|队伍|群众|干部|职工|党员|学生|单位|社区|环境|条件|制度|机制|作用|精神|力量|风尚|形象|氛围|成效|成绩|成果|基础|经验|困难|企业|家庭|志愿者|要求|任务|原则|理念|方针|局面|态势|格局|水平|能力|素质|典型|榜样|品牌|阵地|平台|载体|办法|方法|措施|方案|计划|意见|建议|资料|材料|岗位|窗口|同志|员工|农户|村民|市民|城市|乡村|人员|名称|情况|原因|关键|核心|重点|特点|特色|优势|部门|科室)/
/** 各地群众, 两地企业, 该地居民: 地 is a place here. */
const PLACE_BEFORE =
  /[各当本外土基场工绿农耕实异内属驻某该两三此飞产原陆草林湿洼低高荒坡田营阵墓盆山平园腹胜圣圈宅用占拆征领天大心质余城乡发源生出目的归所在多几我你他一]$/

/** 针对暴露地问题, 学校地孩子: no adverb goes before these nouns. */
function wantsDeBeforeNoun(plain: string, index: number, words: Set<string>): boolean {
  const before = plain.slice(Math.max(0, index - 2), index)
  if (!/[\u4e00-\u9fff”》]$/.test(before) || PLACE_BEFORE.test(before)) return false
  if (words.has(plain.slice(index - 1, index + 1)) || words.has(plain.slice(index, index + 2))) return false
  return PURE_NOUN.test(plain.slice(index + 1, index + 4))
}

/** 更艳, 越来越好, 清清楚楚 at the end of a clause. */
const DEGREE =
  /^(?:(?:更|最|很|越来越|十分|非常|格外|更加)[\u4e00-\u9fff]{1,2}?[了]?(?=[，。；！\n]|$)|([\u4e00-\u9fff])\1([\u4e00-\u9fff])\2)/

/** 做的很好: a verb and what it came to. */
function wantsDeComplement(
  plain: string,
  index: number,
  { complements, results }: Particles,
  words: Set<string>,
): boolean {
  const verb = wordEndingAt(plain, index, complements)
  // 预想的好 is no 想得好.
  if (verb === '' || (verb.length === 1 && words.has(plain.slice(index - 2, index)))) return false
  const rest = plain.slice(index + 1, index + 7)
  if (verb.length === 1 && DEGREE.test(rest)) return true
  const result = matcher(results).at(plain, index + 1)
  if (result === '' || (result.length === 1 && !/[，。；、]/.test(plain[index + 2] ?? '。'))) return false
  if (result === '更加' || result === '越来越') return /[变走来]/.test(plain[index - 1] as string)
  return /^[，。；、！”）\n]|^$/.test(plain.slice(index + 1 + result.length, index + 2 + result.length))
}

export const wordParticles: Rule = {
  id: 'W-DEDI',
  severity: 'warning',
  title: '“的、地、得”用错',
  why: '状语后用“地”，定语后用“的”，补语前用“得”。',
  source: '《现代汉语词典》',
  examples: {
    bad: [
      {
        text: '极大⟦的⟧提高了干部职工的素养，有效⟦的⟧推动了工作。',
        fixed: '极大地提高了干部职工的素养，有效地推动了工作。',
      },
      { text: '取得了显著⟦地⟧成效，营造了浓厚⟦地⟧氛围。', fixed: '取得了显著的成效，营造了浓厚的氛围。' },
      {
        text: '针对暴露⟦地⟧问题，认认真真⟦的⟧记好账，慢慢⟦的⟧走。',
        fixed: '针对暴露的问题，认认真真地记好账，慢慢地走。',
      },
      { text: '花开⟦的⟧更艳，账写⟦的⟧清清楚楚。', fixed: '花开得更艳，账写得清清楚楚。' },
      {
        text: '张大爷高兴⟦的⟧说。每周六定期⟦的⟧开展“清洁家园”行动，干部素质明显⟦的⟧提高。',
        fixed: '张大爷高兴地说。每周六定期地开展“清洁家园”行动，干部素质明显地提高。',
      },
      { text: '工作做⟦的⟧很好，责任落实⟦的⟧不够。', fixed: '工作做得很好，责任落实得不够。' },
    ],
    good: [
      '群众素养有了极大的提高。',
      '得到了进一步的改善。',
      '驻地群众、目的地居民、两地企业受益，认认真真的态度值得学习。',
      '各地成效显著，当地氛围浓厚，追求实实在在的增长。',
      '这是做的好事，看的书不少。',
      '扎实的推进方案，有效的改善途径。',
      '大力地推进，认真地落实。',
      '令人高兴的说法，素质有了明显的提高，群众看到明显的改善，全面的开展情况。',
      '以更好的服务赢得口碑，更好的服务会让群众满意。',
    ],
  },
  check({ model: { plain }, data, report }) {
    const { particles } = data
    const words = vocabularyOf(data)
    const emit = (index: number, right: string, reason: string) =>
      report({
        start: index,
        end: index + 1,
        message: `“${plain[index]}”应为“${right}”：${reason}。`,
        fix: { text: right, safe: true },
      })
    for (let index = plain.indexOf('的'); index >= 0; index = plain.indexOf('的', index + 1)) {
      if (wantsDi(plain, index, particles) || isReduplicatedAdverb(plain, index) || isAdverbial(plain, index))
        emit(index, '地', '状语修饰动词用“地”')
      else if (wantsDeComplement(plain, index, particles, words)) emit(index, '得', '补语前用“得”')
    }
    for (let index = plain.indexOf('地'); index >= 0; index = plain.indexOf('地', index + 1)) {
      if (wantsDe(plain, index, particles) || wantsDeBeforeNoun(plain, index, words))
        emit(index, '的', '定语修饰名词用“的”')
    }
  },
}
