import { parseChineseNumber } from '../../../chinese/numerals.ts'
import type { Line } from '../../model/lines.ts'
import { summedLists } from '../../model/listing.ts'
import { lineAt, nextFilled, type TextModel } from '../../model/text-model.ts'
import type { Rule } from '../../rule.ts'
import { type Announcement, announcementsOf } from './announcements.ts'
import { checkBackward } from './backward.ts'
import { compositesOf } from './composites.ts'
import { datedCounts, placedCounts } from './dated.ts'
import { countRepeated, enumerationAt, outlineByStart } from './enumerations.ts'
import { COVERS, DONE, KEEPS, QUOTES, STRONG, TELLABLE } from './index.words.ts'
import { keyedFurther, keyedList, keysOf } from './keyed.ts'
import { countSamePattern } from './lists.ts'
import { writtenList } from './written.ts'

interface Listed {
  counts: number[]
  /** More may follow that was not announced. */
  open: boolean
}

const exactly = (count: number | undefined): Listed | undefined =>
  count === undefined ? undefined : { counts: [count], open: false }

/** What is listed right behind the announcement. */
function listedAfter(model: TextModel, announced: Announcement): Listed | undefined {
  const { plain } = model
  const { after, direct, mark } = announced
  // “三省邻里”的味道。第一，……: a quoted saying promises no items.
  const tells =
    TELLABLE.test(announced.noun) ||
    !(announced.quoted || COVERS.test(plain.slice(Math.max(0, announced.start - 8), announced.start)))
  if (direct || (tells && (mark === '。' || mark === '\n'))) {
    const enumeration = enumerationAt(model, after)
    // 师德八条上墙。一是……二是……: other things are counted.
    const isNear = direct || TELLABLE.test(announced.noun) || Math.abs((enumeration?.count ?? 0) - announced.count) < 2
    if (enumeration && isNear) return { counts: [enumeration.count], open: enumeration.open }
  }
  const repeated = countRepeated(plain, after, [announced.measure, announced.noun[0] ?? ''])
  if (repeated !== undefined && Math.abs(repeated - announced.count) < 2) return exactly(repeated)
  const keyed = keyedList(plain, announced)
  if (keyed !== undefined && Math.abs(keyed - announced.count) <= MOST_LOST) return exactly(keyed)
  // 贯彻“三个意识”要求：从严管理，从严教育: what others announced.
  if (announced.quoted && /要求|精神|部署|指示/.test(announced.noun)) return undefined
  if (direct) {
    // 整改问题5个：更换灯具12盏，修复路面3处: what was done about them, and 三场（3月一场、9月两场) tells numbers.
    if (
      NUMBERED.test(plain.slice(after, after + LOOK).split(/[。；\n）]/)[0] as string) &&
      (announced.noun === '' || mark === '（')
    )
      return undefined
    const { counts, most, characters } = writtenList(plain, after, mark)
    // 六个字：看见、听见、做到 counts characters.
    if (characters === announced.count && /^.个?大?字/.test(plain.slice(announced.start))) return exactly(characters)
    if (counts.some((count) => Math.abs(count - announced.count) <= MOST_LOST)) return { counts, open: false }
    const short = most === undefined ? 0 : announced.count - most
    if (short === 1 || (short === 2 && (most as number) > 2)) return exactly(most)
    return undefined
  }
  if (mark === '。' || mark === '\n') {
    const count = countSamePattern(plain, after)
    const isTold = TELLABLE.test(announced.noun) || announced.quoted || /^\s*“/.test(plain.slice(after, after + 8))
    return isTold ? exactly(count) : undefined
  }
  return undefined
}

const MOST_LOST = 3
/** 三个方面向检查组汇报 */
const SPOKEN = /(?<=方面)(?:作|向|汇报|谈|讲|进行|简要).*$/
const LOOK = 80
/** Every item has a number of its own. */
const NUMBERED = /^[^、，]*[\d一二两三四五六七八九十][\u4e00-\u9fff]{1,3}[、，][^、，]*[\d一二两三四五六七八九十]/
const BRIDGE = 90

/** 抓好三项任务，推动创建。现将情况汇报如下。 and then the items: a few words stand between. */
function listedFurtherOn(
  model: TextModel,
  announced: Announcement,
  all: Announcement[],
  index: number,
): Listed | undefined {
  const { plain } = model
  const { start, after, mark, noun } = announced
  if (mark === '：' || mark === '（') return undefined
  const next = all[index + 1]
  const line = lineAt(model, start)
  const stop = Math.min(line.end, start + BRIDGE, next?.start ?? line.end)
  const heading =
    line.end - line.start < LONGEST_HEADING && line.label ? listedUnder(model, announced, line) : undefined
  if (heading) return heading
  const further = announced.quoted ? keyedFurther(plain, announced, line.end) : undefined
  if (further !== undefined) return exactly(further)
  const own = announced.quoted || TELLABLE.test(noun)
  if (!own || QUOTES.test(plain.slice(Math.max(0, start - 14), announced.quoted ? start - 1 : start))) return undefined
  const head = /[。：]\s?(?=一是|第一|首先|其一|①|1[.、．]|一要|一抓)/.exec(plain.slice(after, stop))
  const told = announced.quoted
    ? keyedItems(
        model,
        announced,
        head ? after + head.index + head[0].length : stop === line.end ? (nextFilled(model, line)?.start ?? -1) : -1,
      )
    : undefined
  if (told) return told
  if (head && !announced.quoted) return listed(model, after + head.index + head[0].length)
  if (line.end - after > BRIDGE || line.end <= after || stop < line.end) return undefined
  const series = outlineByStart(model).get(nextFilled(model, line)?.start ?? -1)
  if (!series) return undefined
  const key = keysOf(announced)[0] as string
  const heads = series.items.map(({ line: { end }, label }) => plain.slice(label.end, Math.min(end, label.end + 20)))
  const isTold =
    announced.quoted && key.length > 1 && heads.filter((text) => text.includes(key.slice(0, 2))).length >= 2
  if (isTold) return exactly(heads.filter((text) => text.includes(key.slice(0, 2))).length)
  const isTask = /(?:抓好|抓实|做好|开展了?|做了|采取了?|推进|完成了?|从)[^，。；]{0,6}$/.test(
    plain.slice(Math.max(0, start - 10), start),
  )
  return isTask && series.items.length < announced.count ? exactly(series.items.length) : undefined
}

/** 抓好“三个结合”，提升实效。一是与党建相结合。……: numbered items that hold the announced word. */
function keyedItems(model: TextModel, announced: Announcement, at: number): Listed | undefined {
  const items = at < 0 ? undefined : listed(model, at)
  const [key = ''] = keysOf(announced)
  const holds = model.plain.slice(at, at + ITEMS).split(key).length > 2
  return items &&
    !items.open &&
    key.length > 1 &&
    holds &&
    Math.abs((items.counts[0] as number) - announced.count) === 1
    ? items
    : undefined
}

const ITEMS = 300
const DONE_REACH = 90
const LONGEST_HEADING = 45

/** 五、开展“五心”行动，涵养服务文化, and the next line tells the five: 对老人讲耐心、对企业讲诚心、…… or 一是……二是……. */
function listedUnder(model: TextModel, announced: Announcement, line: Line): Listed | undefined {
  const { plain } = model
  const from = nextFilled(model, line)?.start ?? plain.length
  const near = (count: number | undefined) => count !== undefined && Math.abs(count - announced.count) === 1
  const keyed = announced.quoted ? keyedList(plain, { ...announced, after: from, direct: true }) : undefined
  if (near(keyed)) return exactly(keyed)
  const ranked = plain.startsWith(`第一${announced.measure}`, from) && announced.measure !== ''
  if (!ranked && !KEEPS.test(plain.slice(Math.max(0, announced.start - 4), announced.start))) return undefined
  const { count, open } = enumerationAt(model, from) ?? { count: undefined, open: true }
  return !open && (near(count) || (count !== undefined && count === announced.count - 2 && count > 2))
    ? exactly(count)
    : undefined
}

const partsOf = (text: string) =>
  [...text.matchAll(DONE)].map(([, digits = '']) =>
    /\d/.test(digits) ? Number(digits) : Number(parseChineseNumber(digits)),
  )

function listed(model: TextModel, offset: number): Listed | undefined {
  const enumeration = enumerationAt(model, offset)
  return enumeration && { counts: [enumeration.count], open: enumeration.open }
}

export const orderCount: Rule = {
  id: 'O-COUNT',
  severity: 'error',
  title: '说有几条，实际不是几条',
  why: '“五个方面”只写了四个，说明有一条漏了，或改稿时没有改数。',
  check({ model, data: { abbreviations }, report }) {
    const { plain } = model
    const lists = summedLists(model, abbreviations)
    // 从经济、政治、家庭三个方面算账: its items stand in front.
    const summed = new Set(
      lists.filter(({ announced, counts }) => counts.includes(announced)).map(({ start }) => start),
    )
    const all = announcementsOf(model, new Set(abbreviations)).filter(({ start }) => !summed.has(start))
    all.forEach((announced, index) => {
      const { start, end, count, mark, measure } = announced
      // 另有3名老党员在家观看。\n二是……: people are counted, not told one by one.
      if (/[名位人]/.test(measure) && (mark === '。' || mark === '\n')) return
      const told =
        announced.famous || announced.keyed
          ? exactly(keyedList(plain, announced) ?? keyedFurther(plain, announced, lineAt(model, start).end))
          : (listedAfter(model, announced) ?? listedFurtherOn(model, announced, all, index))
      if (told) {
        const [found = 0] = told.counts
        // The outermost headings may go on after the announced ones (下一步打算).
        if (told.counts.includes(count) || (told.open && found > count)) return
        // 7个问题，整改到位6个。一是……: the six are told.
        if (partsOf(plain.slice(end, end + DONE_REACH)).includes(found)) return
        const verb = found > count ? '列出' : '只列出'
        const name = plain.slice(start, end).replace(SPOKEN, '')
        report({ start, end: start + name.length, message: `前面说“${name}”，后面${verb}${found}条。` })
        return
      }
      const line = lineAt(model, start)
      const before = plain.slice(Math.max(0, start - 14), start)
      const next = plain.slice(end + 1, end + 6).trimStart()
      if (STRONG.test(before) && end >= line.end - 1 && !/^(?:第一|首先|其一|一|—)/.test(next))
        report({ start, end, message: `前面说“${plain.slice(start, end)}”，后面没有列出。` })
    })
    for (const { start, end, announced, counts, comma } of lists) {
      if (counts.length === 0 || counts.includes(announced) || comma?.counts.includes(announced)) continue
      report({ start, end, message: `前面列了${counts[0]}样，这里说“${plain.slice(start, end)}”。` })
    }
    for (const finding of [...datedCounts(plain), ...placedCounts(plain)]) report(finding)
    checkBackward(model, report)
    for (const finding of compositesOf(plain, abbreviations)) report(finding)
  },
}
