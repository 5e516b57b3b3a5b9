import { lexiconOf } from '../model/lexicon.ts'
import { isHanzi } from '../model/normalize.ts'
import { vocabularyOf, type Words } from '../model/vocabulary.ts'
import type { Rule } from '../rule.ts'
import { DOUBLED_WORDS, FUNCTION_CHARACTERS, SERVED, SPEECH, UNIT_TWICE } from './word-doubled.words.ts'
import { BODY, lingering } from './word-lingering.ts'
import { stuttered } from './word-stuttered.ts'

/** 等等 is a word of its own. */
const DOUBLED = new Set(Object.keys(FUNCTION_CHARACTERS).filter((c) => c !== '等'))
/** 工程|工程师, 学生|学生会: the second opens a longer word. 一步一步 counts, and 研究研究 is speech. */
const LONGER = /^[师会部长员者所家站局院处科室团队组化性]/
const COUNTS = /[一二三四五六七八九十两几半每各逐越整成满]/
/** 参训参训1680人次, 学习学习《……》: an object follows, so that nobody speaks lightly. */
const OBJECT = /^[\d《“]/
/** Longer than two characters when a particle closes it: 开展了开展了. */
const CLOSED = /[了过着]$/

/** 氛围氛围: a common word twice, where neither speech nor a longer word explains it. */
function isRepeated(plain: string, index: number, word: string, words: Words): boolean {
  // “网格网格，一网兜住……”: a saying opens with its theme.
  if (/[“：]/.test(plain[index - 1] ?? '')) return false
  // “花儿花儿不要摘，排队排队慢慢来”: a rhyme.
  if (plain[index - 1] === '，' && /“[^”]*$/.test(plain.slice(Math.max(0, index - 20), index))) return false
  if (word.length === 3) return CLOSED.test(word) && words.has(word.slice(0, 2))
  const after = plain.slice(index + 4, index + 6)
  if (
    word[0] === word[1] ||
    word === '服务' ||
    word === '组织' ||
    // 看着看着, 走着走着.
    word[1] === '着' ||
    COUNTS.test(word) ||
    (SPEECH.test(word) && !OBJECT.test(after)) ||
    !(words.has(word) || (OBJECT.test(after) && isHanzi(word.charCodeAt(0))))
  )
    return false
  const before = plain[index - 1] ?? ''
  return !LONGER.test(after) && !words.has(`${before}${word[0]}`) && !words.has(`${word[1]}${after[0]}`)
}

/** 志愿服务|服务群众, 党组织|组织党员: the first may close a noun and the second open a verb phrase. */
const BOUNDARY_WORDS = new Set(['服务', '组织'])
const CAN_ORGANISE = /[党团基层级会]$/

/** 更大大贡献, 心往往一处想: words that are good elsewhere. */
const MISPLACED =
  /(?<=[午上早家们]|您)好好(?=[！，。])|(?<=更)([大高好多强快深])\1|(?<=[心劲])往往(?=一处)|(?<=如一)日日/y

/** Last characters of the units above, and the longest way from their start to the twin. */
const UNIT_ENDS = new Set('时钟米里元吨亩次日')
const LONGEST_LEAD = 2

/** Where a character stands twice in a row. */
function twinsOf(plain: string): number[] {
  const found: number[] = []
  let first = plain.charCodeAt(0)
  for (let index = 0; index + 1 < plain.length; index++) {
    const second = plain.charCodeAt(index + 1)
    if (first === second && isHanzi(first)) found.push(index)
    first = second
  }
  return found
}

/** The places that do not begin inside the one before. */
function apart(places: number[], length: number): number[] {
  let end = -1
  return places.filter((index) => {
    if (index < end) return false
    end = index + length
    return true
  })
}

/** Every place where two or three characters stand twice in a row; compared directly, as a pattern would look at each twice. */
function repeatedWords(plain: string): { index: number; word: string }[] {
  const found: { index: number; word: string }[] = []
  for (let index = 0; index + 3 < plain.length; index++) {
    const first = plain.charCodeAt(index)
    if (first < 0x4e00) continue
    if (first === plain.charCodeAt(index + 2) && plain.charCodeAt(index + 1) === plain.charCodeAt(index + 3))
      found.push({ index, word: plain.slice(index, index + 2) })
    else if (first === plain.charCodeAt(index + 3) && plain.startsWith(plain.slice(index, index + 3), index + 3))
      found.push({ index, word: plain.slice(index, index + 3) })
  }
  return found
}

function isBoundary(plain: string, character: string, start: number): boolean {
  const { after = '', before = '' } = FUNCTION_CHARACTERS[character] as { after?: string; before?: string }
  if (plain.startsWith('不起', start + 2)) return true
  const next = plain[start + 2]
  const previous = plain[start - 1]
  // 暖暖和和, 是是非非: a figure of four.
  if (/[和是]/.test(character) && (next === plain[start + 3] || previous === plain[start - 2])) return true
  return (next !== undefined && after.includes(next)) || (previous !== undefined && before.includes(previous))
}

export const wordDoubled: Rule = {
  id: 'W-DUPCHAR',
  severity: 'error',
  title: '字或词重复',
  why: '输入或修改时多留下的一个字、一个词。',
  check({ model: { plain }, data, report }) {
    const words = vocabularyOf(data)
    const lexicon = lexiconOf(data)
    const emit = (start: number, length: number, right: string) =>
      report({
        start,
        end: start + length,
        message: `“${plain.slice(start, start + length)}”重复，应为“${right}”。`,
        fix: { text: right, safe: true },
      })
    const twins = twinsOf(plain)
    const letter = (index: number) => plain[index] as string
    const doubled = twins.filter((index) => DOUBLED.has(letter(index)))
    for (const index of apart(doubled, 2)) if (!isBoundary(plain, letter(index), index)) emit(index, 2, letter(index))
    const repeated = repeatedWords(plain)
    for (const { index, word } of repeated)
      if (DOUBLED_WORDS.has(word) || isRepeated(plain, index, word, words)) emit(index, word.length * 2, word)
    const bounding = repeated.flatMap(({ index, word }) => (BOUNDARY_WORDS.has(word) ? index : []))
    for (const index of apart(bounding, 4)) {
      const word = plain.slice(index, index + 2)
      const before = plain.slice(Math.max(0, index - 2), index)
      const after = plain.slice(index + 4, index + 8)
      const isLegal =
        word === '服务'
          ? /[愿共益民会务]$/.test(before) && SERVED.test(after)
          : CAN_ORGANISE.test(before) && /^[\u4e00-\u9fff]{2}/.test(after)
      if (!isLegal) emit(index, 4, word)
    }
    for (const index of lingering(plain, words, DOUBLED, lexicon, twins)) emit(index, 2, plain[index] as string)
    for (const index of stuttered(plain, words, DOUBLED, lexicon, twins)) emit(index, 2, plain[index] as string)
    for (const index of twins) {
      if (!UNIT_ENDS.has(letter(index))) continue
      for (let start = index; start >= Math.max(0, index - LONGEST_LEAD); start--) {
        UNIT_TWICE.lastIndex = start
        const unit = UNIT_TWICE.exec(plain)?.[0]
        if (unit?.length === index + 2 - start) emit(start, unit.length, unit.slice(0, -1))
      }
    }
    for (const index of twins) {
      MISPLACED.lastIndex = index
      if (MISPLACED.test(plain)) emit(index, 2, letter(index))
    }
    const threes = twins.filter((index) => letter(index) === plain[index + 2])
    for (const index of apart(threes, 3))
      if (
        !/[一二三哈呵啦行○〇叽喳叮咚咔嗒嗡哗轰咯嘀嘟咕噜]/.test(letter(index)) &&
        // 太极队|队队有名气: each of what the word before names.
        !BODY.test(letter(index)) &&
        !plain.slice(Math.max(0, index - 3), index).includes(letter(index))
      )
        emit(index, 3, letter(index))
  },
}
