import { type Lexicon, lexiconOf } from '../model/lexicon.ts'
import { isHanzi } from '../model/normalize.ts'
import { listedPairsOf, officeWordsOf } from '../model/vocabulary.ts'
import type { Rule } from '../rule.ts'

/** A pair of characters that is no word, and the word that it stands for. */
interface Slip {
  start: number
  wrong: string
  right: string
  /** How much better the place reads with the right word, in the measure of `Lexicon.cost`. */
  gain: number
  /** Neither a name nor a coined word, as far as can be seen here. */
  certain: boolean
}

/** Gain from which a slip is certain enough. */
const LEAST_GAIN = 6
/** Less likely ways to go wrong must gain more. */
const HARDSHIP = { tone: 0, shape: 1.5, sound: 3, near: 3 }
/** These stand alone so often that a pair with one of them is weak evidence. */
const FUNCTION = new Set(
  '的了在和与及或是有等为以于对将把被从由向并而其这那各本该所着过地得不也都就又再已还更最很因如若则因用到至给使让个名位次年月日时中上下前后内外里间一二三四五六七八九十两几多大小老新好出起过成完住来去回入进掉',
)
const AS_FUNCTION = 2
const BESIDE_FUNCTION = 1.5
/** 踊, 慰: from this cost on a character hardly stands alone, so that it asks for its word. */
const BOUND = 11
/** These are words of their own only behind another: 家里, 其间. */
const SUFFIX = new Set('里间内外上下中')
/** One half belongs to a neighbour. */
const HELD = 1
const SURNAMES = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱何郭马罗梁宋郑谢韩唐冯董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴夏钟汪姜范姚谭廖邹熊陆郝孔崔毛邱秦史顾侯邵孟龙段雷钱汤尹黎乔贺赖龚覃韦蓝舒甄柏涂邬谌敖娄宁佟柯阮翁裴聂苗沙卞霍柴鲍尚凌褚盛喻祝牟桂耿鞠储靳冉巫匡屈岑',
)
/** Surnames that are also common words: they count only beside a title. */
const SURNAME_WORDS = new Set('易文方田石金任白万于江严施高常葛闵费殷齐向关古林柳安景云时水成党卫蒙车项房解管游吉农')
const AS_NAME = 3.5
/** 吴工, 老史, 主任舒立新. */
const PERSON_SECOND = new Set('工总哥姐叔伯嫂婆爷妈')
const PERSON_FIRST = new Set('老小阿')
const TITLE_BEFORE =
  /(?:主任|主席|书记|经理|干事|干部|同志|老师|师傅|医生|护士|民警|教授|代表|[局科处股所站院校组队班厂会市县区镇乡村部]长|[员工人])$/
/** 周维民、, 老史同志: what follows a person's name. */
const NAME_CLOSE =
  /^[\u4e00-\u9fff]{1,2}?(?:[、，。；：（）\n ]|$|同志|书记|主任|局长|老人|大爷|大妈|阿姨|师傅|老师|说|等|任)/
/** 逐村, 各镇: with these any noun makes a pair. */
const EACH = new Set('逐各每')
/** 3.7万针, 身兼数职: counted things. */
const COUNT = new Set('万亿千百数余几两多')
/** 丰乐镇, 宏达路 are names, whatever they sound like. */
const PLACE_END = /[江镇村乡路街巷湖河山岭桥港湾坪塘坝垭沟庄寨屯堡洲岛洞岗屿坑埠]/
/** 红川县|金坑镇: a name ends with the first character. */
const ADMINISTRATIVE = /[省市县区镇乡村街局院校]/
const AREA_END = /[县市区州园苑府站]/
const BEFORE = 4
const AFTER = 5

/** 现制|现售, 常讲|常新, 应养|尽养: half of a figure of four. */
function isParallel(plain: string, start: number): boolean {
  const first = plain[start]
  const second = plain[start + 1]
  return (
    first === plain[start + 2] ||
    first === plain[start - 2] ||
    second === plain[start + 3] ||
    second === plain[start - 1]
  )
}

/** What speaks for a name or a coined word at [start, start + 2), as gain that is wanted on top. */
function reserve(plain: string, start: number, isPair: Lexicon['isPair']): number {
  const before = plain[start - 1] ?? ''
  const after = plain[start + 2] ?? ''
  if (before === '·' || after === '·' || PLACE_END.test(after)) return Number.POSITIVE_INFINITY
  if (/[〔[]/.test(plain.slice(start + 2, start + 5))) return Number.POSITIVE_INFINITY
  const character = plain[start] as string
  const second = plain[start + 1] as string
  if (EACH.has(character) || COUNT.has(character) || isParallel(plain, start)) return Number.POSITIVE_INFINITY
  const isSurname = (one: string) => SURNAMES.has(one) || SURNAME_WORDS.has(one)
  if (PERSON_FIRST.has(character) && isSurname(second)) return Number.POSITIVE_INFINITY
  const isTitled = (at: number) => TITLE_BEFORE.test(plain.slice(Math.max(0, at - 3), at))
  const titled = PERSON_SECOND.has(second) || isTitled(start)
  if (isSurname(before) && isTitled(start - 1)) return Number.POSITIVE_INFINITY
  const opensName = SURNAMES.has(character) && !isPair(plain, start - 1)
  if ((titled && isSurname(character)) || (opensName && NAME_CLOSE.test(plain.slice(start + 1, start + 5))))
    return Number.POSITIVE_INFINITY
  let wanted = AREA_END.test(after) && !isPair(plain, start + 2) ? AS_NAME : 0
  // “荷心”小组: what stands in short quotation marks is often coined.
  if (plain.slice(Math.max(0, start - 3), start).includes('“') && plain.slice(start + 2, start + 5).includes('”'))
    return Number.POSITIVE_INFINITY
  if (SURNAMES.has(before) && !isPair(plain, start - 2)) wanted += AS_NAME
  else if (SURNAMES.has(plain[start - 2] ?? '') && !isPair(plain, start - 2) && !isPair(plain, start - 3))
    wanted += AS_NAME
  else if (opensName || PLACE_END.test(second) || AREA_END.test(second) || ADMINISTRATIVE.test(character))
    wanted += AS_NAME
  if (before === '）') wanted += AS_NAME
  if (/[、《]/.test(before + after) && !isHanzi(before.charCodeAt(0)) && !isHanzi(after.charCodeAt(0)))
    wanted += AS_NAME
  return wanted
}

interface OfficeWord {
  word: string
  cost: number
}

/** The words of official prose by their first and by their second character. */
interface Office {
  byFirst: Map<string, OfficeWord[]>
  bySecond: Map<string, OfficeWord[]>
  /** What was found for a pair, by a number for its two characters; texts repeat themselves. */
  known: Map<number, Correction[]>
}

interface Correction {
  right: string
  hardship: number
  promise: number
}

const KNOWN_PAIRS = 20_000
const HANZI = 0x4e00

const offices = new WeakMap<Set<string>, Office>()

function officeOf(words: Set<string>, lexicon: Lexicon): Office {
  const known = offices.get(words)
  if (known) return known
  const office: Office = { byFirst: new Map(), bySecond: new Map(), known: new Map() }
  const add = (by: Map<string, OfficeWord[]>, character: string, entry: OfficeWord) => {
    const others = by.get(character)
    if (others) others.push(entry)
    else by.set(character, [entry])
  }
  for (const word of words) {
    const entry = { word, cost: lexicon.cost(word) ?? 0 }
    add(office.byFirst, word[0] as string, entry)
    add(office.bySecond, word[1] as string, entry)
  }
  offices.set(words, office)
  return office
}

/** Right words for the pair, best first, that could gain enough; seen without its neighbours. */
function corrections(first: string, second: string, lexicon: Lexicon, office: Office): Correction[] {
  const found: Correction[] = []
  const own = lexicon.read(first) + lexicon.read(second)
  const stands = (character: string, at: 0 | 1) => FUNCTION.has(character) && (at === 1 || !SUFFIX.has(character))
  const tryAll = (wrong: string, beside: string, words: OfficeWord[] | undefined, at: 0 | 1) => {
    if (!words) return
    const isBound = (lexicon.cost(beside) ?? BOUND) >= BOUND
    const weak = isBound
      ? 0
      : (stands(wrong, at) ? AS_FUNCTION : 0) + (stands(beside, at === 0 ? 1 : 0) ? BESIDE_FUNCTION : 0)
    for (const { word, cost } of words) {
      if (own - cost - weak < LEAST_GAIN) continue
      const kind = lexicon.likeness(wrong, word[at] as string)
      if (!kind) continue
      const hardship = HARDSHIP[kind] + weak
      const promise = own - cost - hardship
      if (promise >= LEAST_GAIN) found.push({ right: word, hardship, promise })
    }
  }
  tryAll(first, second, office.bySecond.get(second), 0)
  tryAll(second, first, office.byFirst.get(first), 1)
  return found.length > 1 ? found.sort((a, b) => b.promise - a.promise).slice(0, 4) : found
}

/** Every pair that is no word, is not the seam of two, and reads far better with a like character. */
function findSlips(plain: string, lexicon: Lexicon, office: Office): Slip[] {
  const slips: Slip[] = []
  let joinsLeft = false
  let joins = lexicon.isPair(plain, 0)
  for (let start = 0; start + 1 < plain.length; start++) {
    const joinsRight = lexicon.isPair(plain, start + 1)
    const isSeam = joins || (joinsLeft && joinsRight)
    const leftHeld = joinsLeft
    joinsLeft = joins
    joins = joinsRight
    if (isSeam || !isHanzi(plain.charCodeAt(start)) || !isHanzi(plain.charCodeAt(start + 1))) continue
    const first = plain[start] as string
    const second = plain[start + 1] as string
    if ((leftHeld || FUNCTION.has(first)) && (joinsRight || FUNCTION.has(second))) continue
    // Small enough to be no number on the heap.
    const key = (plain.charCodeAt(start) - HANZI) * 0x5200 + plain.charCodeAt(start + 1) - HANZI
    let found = office.known.get(key)
    if (!found) {
      if (office.known.size >= KNOWN_PAIRS) office.known.clear()
      found = corrections(first, second, lexicon, office)
      office.known.set(key, found)
    }
    if (found.length === 0) continue
    const wanted = LEAST_GAIN + (leftHeld || joinsRight ? HELD : 0) + reserve(plain, start, lexicon.isPair)
    let from = start
    while (start - from < BEFORE && isHanzi(plain.charCodeAt(from - 1))) from--
    let to = start + 2
    while (to - start < AFTER + 2 && isHanzi(plain.charCodeAt(to))) to++
    const before = plain.slice(from, start)
    const after = plain.slice(start + 2, to)
    const asWritten = lexicon.read(before + first + second + after)
    let best: Slip | undefined
    for (const { right, hardship } of found) {
      const gain = asWritten - lexicon.read(before + right + after) - hardship
      if (gain >= LEAST_GAIN && gain > (best?.gain ?? 0))
        best = { start, wrong: first + second, right, gain, certain: gain >= wanted }
    }
    if (!best) continue
    const last = slips.at(-1)
    if (!last || last.start + 2 <= start) slips.push(best)
    else if (best.gain > last.gain) slips[slips.length - 1] = best
  }
  return slips
}

export const wordHomophone: Rule = {
  id: 'W-TYPO-HOMOPHONE',
  severity: 'blocker',
  title: '同音、形近错字',
  why: '拼音输入选错了字，扫描、手写认错了字，写出来的不成词。',
  examples: {
    bad: [
      { text: '微笑⟦服物⟧抽检得分97分，巩固⟦创健⟧成果。', fixed: '微笑服务抽检得分97分，巩固创建成果。' },
      { text: '实行首问⟦责仟⟧制，解决群众⟦予盾⟧纠纷。', fixed: '实行首问责任制，解决群众矛盾纠纷。' },
      { text: '把工作纳入⟦考合⟧，严格值班⟦治度⟧。', fixed: '把工作纳入考核，严格值班制度。' },
    ],
    good: [
      '克服物资短缺的困难，创健康单位。',
      '服务群众，文明创建。',
      '富裕文明的丰乐镇。',
      '技术骨干吴工、客服专员小肖带头，“荷心”小组响应。',
      '发展民宿，改造老旧表箱，接处警规范。',
    ],
  },
  check({ model: { plain }, data, report }) {
    const lexicon = lexiconOf(data)
    const slips = findSlips(plain, lexicon, officeOf(officeWordsOf(data), lexicon))
    const times = new Map<string, number>()
    for (const { wrong } of slips) times.set(wrong, (times.get(wrong) ?? 0) + 1)
    // The word lists know these better, and say so themselves.
    const listed = listedPairsOf(data)
    const isListed = (start: number) =>
      [-1, 0, 1].some((shift) => listed.has(plain.slice(start + shift, start + shift + 2)))
    for (const { start, wrong, right, certain } of slips) {
      // Written twice or more it is a word of the author's trade or a name, not a slip.
      if (!certain || times.get(wrong) !== 1 || isListed(start)) continue
      report({
        start,
        end: start + 2,
        message: `“${wrong}”不成词，疑为“${right}”。`,
        fix: { text: right, safe: false },
      })
    }
  },
}
