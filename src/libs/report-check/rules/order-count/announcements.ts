import { parseChineseNumber } from '../../../chinese/numerals.ts'
import type { TextModel } from '../../model/text-model.ts'

/** A number of items that the text promises: 四个方面的工作, “三个强化”, “五进”活动. */
export interface Announcement {
  /** Span of number and noun, without the quotation mark in front. */
  start: number
  end: number
  count: number
  /** The words between number (with its measure) and mark, without quotation marks: 方面的工作, 强化. */
  noun: string
  quoted: boolean
  /** A short name that every reader knows: 三农, 两个维护. */
  famous: boolean
  /** The mark that closes the announcement, '' at the end of the text. */
  mark: string
  /** Offset after the mark and after 即, 分别是 and the like. */
  after: number
  /** 即 or a colon says that the items follow at once. */
  direct: boolean
}

const MEASURES = '方面|个|项|条|点|件|大|种|步|类|本|笔|张|篇|道|招|套|支|组|块|句|盏|把|堂|门|处'
const COUNT = '十[一二]?|[二两三四五六七八九]|\\d{1,2}(?!\\d)(?<!\\d{3})'
/** No second number in the noun: 从三个方面推出四项措施 promises four. */
const NOUN = `(?:(?!(?:${COUNT})(?:${MEASURES}))[\\u4e00-\\u9fff])`
const ANNOUNCED = new RegExp(
  `(?:(?<open>“)(?<quoted>${COUNT})(?:${MEASURES})?|(?<plain>${COUNT})(?<measure>${MEASURES})|(?<bare>[二三四五六])(?=：)(?<=有.))` +
    `(?<noun>“?${NOUN}{0,12}?”?${NOUN}{0,8}?)(?<mark>[：。；，\\n（—]|(?=即(?![将使便时刻])|分别[是为]|就是|指的是|是指)|(?<=”)(?=是)|$)`,
  'g',
)
const NUMBER_BEFORE = /[第百千万亿\d年\-—～、.．/十一二三四五六七八九两每各前后上近约余]$/
const BRIDGE =
  /指的是|是指|(?<=”)是|即为?|也就是|就是|分别(?:是|为)|具体(?:是|为)|主要(?:是|为|包括)|(?=一[是要抓靠看]|第一|首先|其一|①|1[.、．])/y
/** Time, places and bodies are counted for their own sake. */
const THING =
  /^(?:月|年|小时|工作日|百分点|季度|半天|学时|分|秒|米|公里|县|市|区|镇|街道|社区|村|科室|党支部|支部|单位|部门|家庭|省|人|级|楼)|(?:社区|村|街道|单位|部门|家庭|企业|学校|小区|网点|点位|党支部|支部|科室|县|班级|站点|商户|门店|服务队|个月)$/

export function announcementsOf({ plain }: TextModel, known: ReadonlySet<string>): Announcement[] {
  const found: Announcement[] = []
  for (const match of plain.matchAll(ANNOUNCED)) {
    const { open = '', quoted, plain: counted, measure, bare: alone, noun = '', mark = '' } = match.groups ?? {}
    const start = match.index + open.length
    const digits = (quoted ?? counted ?? alone) as string
    const count = Number(parseChineseNumber(digits))
    const before = plain.slice(Math.max(0, match.index - 2), match.index)
    if (count < 2 || NUMBER_BEFORE.test(before)) continue
    const close = match.index + match[0].length - mark.length
    BRIDGE.lastIndex = close + mark.length
    const bridge = mark === '，' || mark === '' ? BRIDGE.exec(plain)?.[0] : undefined
    // 有以下三点。
    if (
      noun === '' &&
      counted &&
      measure !== '方面' &&
      mark !== '：' &&
      bridge === undefined &&
      !/(?:以下|如下|下列)[二两三四五六七八九]$/.test(before + digits)
    )
      continue
    const bare = noun.replace(/[“”]/g, '')
    // “三长一短” counts in another way.
    if (open === '' ? THING.test(bare) : /[二三四五六七八九十]|一./.test(bare)) continue
    // 从供给和需求两方面: the two are named before.
    if (
      count === 2 &&
      /[\u4e00-\u9fff]和[\u4e00-\u9fff]{2,12}$/.test(plain.slice(Math.max(0, match.index - 16), match.index))
    )
      continue
    const inner = open !== '' ? noun.indexOf('”') : noun.endsWith('”') ? noun.length - 1 : -1
    const end = inner < 0 ? close : close - noun.length + inner
    found.push({
      start,
      end,
      count,
      noun: bare,
      famous: known.has(plain.slice(start, end)),
      quoted: open !== '' || noun.includes('“'),
      mark,
      after: close + mark.length + (bridge?.length ?? 0),
      direct: mark === '：' || mark === '（' || mark === '—' || bridge !== undefined,
    })
  }
  return found
}
