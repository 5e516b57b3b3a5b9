import type { Lexicon } from '../../model/lexicon.ts'
import { isHanzi } from '../../model/normalize.ts'
import { SURNAME_WORDS, SURNAMES } from '../../model/surnames.ts'
import { TITLE_BEFORE } from './names.words.ts'

const CERTAIN = new Set(SURNAMES)
/** They count only beside a title. */
const WORDS = new Set(SURNAME_WORDS)
const AS_NAME = 3.5
/** 吴工, 老史, 主任舒立新. */
const PERSON_SECOND = new Set('工总哥姐叔伯嫂婆爷妈')
const PERSON_FIRST = new Set('老小阿')
/** 周维民、, 老史同志: what follows a person's name. */
const NAME_CLOSE =
  /^[\u4e00-\u9fff]{1,2}?(?:[、，。；：（）\n ]|$|同志|书记|主任|局长|老人|大爷|大妈|阿姨|师傅|老师|说|等|任)/
/** 逐村, 各镇: with these any noun makes a pair. */
const EACH = new Set('逐各每')
/** 3.7万针, 身兼数职: counted things. */
const COUNT = new Set('万亿千百数余几两多')
/** 丰乐镇, 宏达路 are names, whatever they sound like. */
const PLACE_END = /[江镇村乡路街巷湖河山岭桥港湾坪塘坝垭沟庄寨屯堡洲岛洞岗屿坑埠]/
/** 红川县|金坑镇: a name ends with the first character, and another begins: 红川市|金溪县. */
const ADMINISTRATIVE = /[省市县区镇乡村街局院校]/
const NEXT_NAME = /^[\u4e00-\u9fff]{0,2}[县市区镇乡村街州盟旗]/
const AREA_END = /[县市区州园苑府站]/

/** 陕晋豫. */
const PROVINCES = /^[京津沪渝冀豫辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽黔粤青藏川滇宁琼]{2}$/
const SHORT = /“[^“”]{1,3}”$/

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

/** 王三善, 李善: may the character at `index` close a name? */
export function endsName(plain: string, index: number, isPair: Lexicon['isPair']): boolean {
  if (CERTAIN.has(plain[index - 1] ?? '')) return !isPair(plain, index - 2)
  return CERTAIN.has(plain[index - 2] ?? '') && !isPair(plain, index - 2) && !isPair(plain, index - 3)
}

/** What speaks for a name or a coined word at [start, start + 2), as gain that is wanted on top. */
export function reserve(plain: string, start: number, isPair: Lexicon['isPair']): number {
  const before = plain[start - 1] ?? ''
  const after = plain[start + 2] ?? ''
  if (before === '·' || after === '·' || PLACE_END.test(after)) return Number.POSITIVE_INFINITY
  // “实”字|查短板, “三三”制: what goes on behind a quotation begins with a word of one character.
  if (
    PROVINCES.test(plain.slice(start, start + 2)) ||
    SHORT.test(plain.slice(Math.max(0, start - 5), start)) ||
    (after === '县' && !isPair(plain, start + 2))
  )
    return Number.POSITIVE_INFINITY
  if (/[〔[]/.test(plain.slice(start + 2, start + 5))) return Number.POSITIVE_INFINITY
  const character = plain[start] as string
  const second = plain[start + 1] as string
  if (EACH.has(character) || COUNT.has(character) || isParallel(plain, start)) return Number.POSITIVE_INFINITY
  if (ADMINISTRATIVE.test(character) && NEXT_NAME.test(plain.slice(start + 2, start + 5)))
    return Number.POSITIVE_INFINITY
  const isSurname = (one: string) => CERTAIN.has(one) || WORDS.has(one)
  if (PERSON_FIRST.has(character) && isSurname(second)) return Number.POSITIVE_INFINITY
  const isTitled = (at: number) => TITLE_BEFORE.test(plain.slice(Math.max(0, at - 3), at))
  const titled = PERSON_SECOND.has(second) || isTitled(start)
  if (isSurname(before) && isTitled(start - 1)) return Number.POSITIVE_INFINITY
  const opensName = CERTAIN.has(character) && !isPair(plain, start - 1)
  if ((titled && isSurname(character)) || (opensName && NAME_CLOSE.test(plain.slice(start + 1, start + 5))))
    return Number.POSITIVE_INFINITY
  let wanted = AREA_END.test(after) && !isPair(plain, start + 2) ? AS_NAME : 0
  // “荷心”小组: what stands in short quotation marks is often coined.
  if (plain.slice(Math.max(0, start - 3), start).includes('“') && plain.slice(start + 2, start + 5).includes('”'))
    return Number.POSITIVE_INFINITY
  if (CERTAIN.has(before) && !isPair(plain, start - 2)) wanted += AS_NAME
  else if (CERTAIN.has(plain[start - 2] ?? '') && !isPair(plain, start - 2) && !isPair(plain, start - 3))
    wanted += AS_NAME
  // 丧户, 护草员: any noun may go before.
  else if (
    second === '户' ||
    opensName ||
    PLACE_END.test(second) ||
    AREA_END.test(second) ||
    ADMINISTRATIVE.test(character)
  )
    wanted += AS_NAME
  if (before === '）') wanted += AS_NAME
  if (/[、《]/.test(before + after) && !isHanzi(before.charCodeAt(0)) && !isHanzi(after.charCodeAt(0)))
    wanted += AS_NAME
  return wanted
}
