import { parseChineseNumber } from '../../../chinese/numerals.ts'
import type { TextModel } from '../../model/text-model.ts'
import { ANNOUNCED, BRIDGE, NUMBER_BEFORE, SHORT_NAME, THING, TIME, TOLD } from './announcements.words.ts'

/** A number of items that the text promises: 四个方面的工作, “三个强化”, “五进”活动. */
export interface Announcement {
  /** Span of number and noun, without the quotation mark in front. */
  start: number
  end: number
  count: number
  /** The words between number (with its measure) and mark, without quotation marks: 方面的工作, 强化. */
  noun: string
  quoted: boolean
  /** The words inside the quotation marks, or the noun. */
  word: string
  /** Places, bodies and people are counted for their own sake: only a plain list of them is theirs. */
  thing: boolean
  /** 部 of 两部热线: 一部……，一部…… are its items. */
  measure: string
  /** Any word may stand behind a number; only items that hold it prove the announcement: 三怕：怕雾、怕浪、怕想家. */
  keyed: boolean
  /** A short name that every reader knows: 三农, 两个维护. */
  famous: boolean
  /** The mark that closes the announcement, '' at the end of the text. */
  mark: string
  /** Offset after the mark and after 即, 分别是 and the like. */
  after: number
  /** 即 or a colon says that the items follow at once. */
  direct: boolean
}
const INSIDE = /“[^”]*[一二两三四五六七八九十][^”]*$/

export function announcementsOf({ plain }: TextModel, known: ReadonlySet<string>): Announcement[] {
  const found: Announcement[] = []
  for (const match of plain.matchAll(ANNOUNCED)) {
    const [, open = '', quoted, named, counted, measure, short, alone, noun = '', mark = ''] = match
    const start = match.index + open.length
    const digits = (quoted ?? counted ?? short ?? alone) as string
    const count = Number(parseChineseNumber(digits))
    const before = open.slice(1) || plain.slice(Math.max(0, match.index - 2), match.index)
    if (count < 2 || NUMBER_BEFORE.test(before)) continue
    const close = match.index + match[0].length - mark.length
    BRIDGE.lastIndex = close + mark.length
    const words = mark === '，' || mark === '\n' || mark === '' ? BRIDGE.exec(plain)?.[0] : undefined
    const bridge = mark === '\n' ? words || undefined : words
    // 有以下三点。
    const weak =
      noun === '' &&
      counted !== undefined &&
      measure !== '方面' &&
      mark !== '：' &&
      bridge === undefined &&
      !/(?:以下|如下|下列)[二两三四五六七八九]$/.test(before + digits)
    // 走了三步。第一步……
    if (weak && !(/[。\n]/.test(mark) && startsRank(plain, close + mark.length, measure as string, before))) continue
    const bare = noun.replace(/[“”]/g, '')
    // “三长一短” counts in another way.
    // 有三名同志被评为先进。 tells what was done, it promises nothing.
    if (mark === '。' && TOLD.test(noun)) continue
    // 把“文明单位”四个字写得滚烫。 and 东三条的老人说：……
    if (noun.startsWith('字') && plain[match.index - 1] === '”') continue
    if (mark === '：' && (/[说道问答]$/.test(noun) || (plain[close + 1] === '“' && isSpeech(plain, close + 1))))
      continue
    if (/[中里内时后前]$/.test(noun) && mark === '，') continue
    const thing = open === '' && THING.test(bare)
    if (
      thing
        ? mark !== '：' || TIME.test(bare)
        : open !== '' &&
          (named === '个' ? /[二两三四五六七八九十]|.一/ : /[二两三四五六七八九十]|一./).test(
            bare.replace(/位?一体|统一|第一|唯一/, ''),
          )
    )
      continue
    // “四级三类”规划：…… is counted as a whole; 议了四次：砍，舍不得；…… tells what was said.
    if (noun.startsWith('”') && INSIDE.test(plain.slice(Math.max(0, start - 6), start))) continue
    if (noun === '' && measure === '次' && mark === '：' && !/^第?一/.test(plain.slice(close + 1, close + 3))) continue
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
      word: open === '' ? bare : plain.slice(start + digits.length + (named?.length ?? 0), end),
      thing,
      measure: measure ?? named ?? '',
      keyed:
        short !== undefined &&
        !SHORT_NAME.test(bare.replace(/(?:责任制|工作法|活动|行动|制度|机制|服务|标准|管理)$/, '')),
      famous: known.has(plain.slice(start, end)) && !plain.startsWith('位一体', start + 1),
      quoted: open !== '' || noun.includes('“'),
      mark,
      after: close + mark.length + (bridge?.length ?? 0),
      direct: mark === '：' || mark === '（' || mark === '—' || bridge !== undefined,
    })
  }
  return found
}

const SPEECH = /“[^”\n]{0,80}[，。！？；…][^”\n]{0,200}”?(?![”“、，]?“)/y

/** 坐“三轮”赶场的老伙计：“坐得宽，不如坐得安。” is said by somebody; “一屋不扫，……”“……” are items. */
function isSpeech(plain: string, at: number): boolean {
  SPEECH.lastIndex = at
  return SPEECH.test(plain)
}

/** 四步。and then 第一步, 三点。and then 一是. */
function startsRank(plain: string, from: number, measure: string, before: string): boolean {
  const next = plain.slice(from, from + 8).trimStart()
  return (
    next.startsWith(`第一${measure}`) ||
    (/[步点条]|[有是为下抓做].?$/.test(measure + before) &&
      /[步点条项件招句关个]/.test(measure) &&
      /^(?:一是|一要|首先|其一|第一，|一、|（一）|1[.．])/.test(next))
  )
}
