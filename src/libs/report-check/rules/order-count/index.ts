import { parseChineseNumber } from '../../../chinese/numerals.ts'
import { summedLists } from '../../model/listing.ts'
import { ordinalSeries } from '../../model/ordinals.ts'
import { lineAt, type TextModel } from '../../model/text-model.ts'
import type { Finding, Rule } from '../../rule.ts'
import { type Announcement, announcementsOf } from './announcements.ts'
import { echoesOf } from './echoes.ts'
import { enumerationAt, outlineByStart } from './enumerations.ts'
import { countHolding, countParted, countPlain, countSameHead, countSamePattern, countSameTail } from './lists.ts'

/** Nouns whose items a report goes on to tell. */
const TELLABLE =
  /方面|工作|措施|举措|做法|办法|问题|不足|短板|差距|困难|特点|特色|亮点|环节|步骤|重点|任务|关键|体会|经验|启示|建议|打算|工程|行动|原则|转变|提升|结合|强化|到位|坚持|注重|突出|聚焦|文章|件事|账|抓手|阶段|成效|变化|入手|发力|用力|下功夫|着力/
/** What other documents announce is quoted, not promised. */
const QUOTES =
  /(?:围绕|聚焦|按照|落实|对照|根据|紧扣|贯彻|学习|锚定|为|遵循|践行|助力|推进|深化|争创)(?:好|了|着)?[^，。；\n]{0,8}$/
const STRONG = /(?:主要|着重|重点|具体)?(?:做了|抓了|做好|抓好|开展了|采取了|如下|以下|下列)[^，。；：\n]{0,6}$/

interface Listed {
  counts: number[]
  /** More may follow that was not announced. */
  open: boolean
}

const exactly = (count: number | undefined): Listed | undefined =>
  count === undefined ? undefined : { counts: [count], open: false }

/** The words that every item may begin or end with: 四个“坚持” → 坚持, 三个到位 → 到位. */
function keysOf({ noun }: Announcement): string[] {
  const bare = noun.replace(/(?:活动|工作法?|机制|要求|制度|标准|目标|战术)?$/, '').replace(/^大/, '')
  const words = bare === '' ? [noun] : [bare]
  const [word] = words as [string]
  if (word.length > 2) words.push(word.slice(-2), word.slice(0, 2))
  return [...new Set(words)]
}

function keyedList(plain: string, announced: Announcement): number | undefined {
  if (announced.noun === '一') return undefined
  for (const key of keysOf(announced)) {
    const isWord = key.length > 1 || announced.quoted
    const head = isWord ? countSameHead(plain, announced.after, key) : undefined
    if (head !== undefined) return head
    const tail = announced.direct && key.length > 1 ? countSameTail(plain, announced.after, key) : undefined
    if (tail !== undefined) return tail
    const holding = announced.direct && announced.quoted ? countHolding(plain, announced.after, key) : undefined
    if (holding !== undefined) return holding
  }
  return undefined
}

/** What is listed right behind the announcement. */
function listedAfter(model: TextModel, announced: Announcement): Listed | undefined {
  const { plain } = model
  const { after, direct, mark } = announced
  // “三省邻里”的味道。第一，……: a quoted saying promises no items.
  const tells = !announced.quoted || TELLABLE.test(announced.noun)
  if (direct || (tells && (mark === '。' || mark === '\n'))) {
    const enumeration = enumerationAt(model, after)
    if (enumeration) return { counts: [enumeration.count], open: enumeration.open }
  }
  const keyed = keyedList(plain, announced)
  if (keyed !== undefined && Math.abs(keyed - announced.count) <= MOST_LOST) return exactly(keyed)
  if (direct) {
    const parted = mark === '：' ? countParted(plain, after) : undefined
    const counts = parted === undefined ? countPlain(plain, after, mark) : [parted]
    return counts.length > 0 && counts.some((count) => Math.abs(count - announced.count) <= MOST_LOST)
      ? { counts, open: false }
      : undefined
  }
  if ((mark === '。' || mark === '\n') && TELLABLE.test(announced.noun)) return exactly(countSamePattern(plain, after))
  return undefined
}

const MOST_LOST = 3
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
  const stops = [line.end, start + BRIDGE]
  const own = announced.quoted || TELLABLE.test(noun)
  if (!own || QUOTES.test(plain.slice(Math.max(0, start - 14), announced.quoted ? start - 1 : start))) return undefined
  if (next && next.start < Math.min(...stops)) return undefined
  const head = /[。：]\s?(?=一是|第一|首先|其一|①|1[.、．]|一要|一抓)/.exec(plain.slice(after, Math.min(...stops)))
  if (head && !announced.quoted) return listed(model, after + head.index + head[0].length)
  if (
    line.end - after > BRIDGE ||
    line.end <= after ||
    announced.quoted === /[^。]*如下/.test(plain.slice(after, line.end))
  ) {
    if (line.end - after > BRIDGE || line.end <= after) return undefined
  }
  const series = outlineByStart(model).get(model.lines[line.index + 1]?.start ?? -1)
  if (!series) return undefined
  const key = keysOf(announced)[0] as string
  const heads = series.items.map(({ line: { end }, label }) => plain.slice(label.end, Math.min(end, label.end + 20)))
  const told = key.length > 1 && heads.filter((text) => text.includes(key.slice(0, 2))).length >= 2
  if (told) return exactly(heads.filter((text) => text.includes(key.slice(0, 2))).length)
  const isTask = /(?:抓好|抓实|做好|开展了?|做了|采取了?|推进|完成了?|从)[^，。；]{0,6}$/.test(
    plain.slice(Math.max(0, start - 10), start),
  )
  return isTask && series.items.length < announced.count ? exactly(series.items.length) : undefined
}

function listed(model: TextModel, offset: number): Listed | undefined {
  const enumeration = enumerationAt(model, offset)
  return enumeration && { counts: [enumeration.count], open: enumeration.open }
}

const BACK =
  /(?:这|上述|以上|前述)([二两三四五六七八九十])(?:个|项|条|点|大|种)?(?:方面|问题|不足|短板|措施|做法|环节|差距|体会)/g
const BACK_REACH = 700

/** 从这四个问题改起: the items stand before. */
function checkBackward(model: TextModel, report: (finding: Finding) => void): void {
  for (const match of model.plain.matchAll(BACK)) {
    const before = ordinalSeries(model).findLast(
      (series) => (series.at(-1)?.start ?? 0) < match.index && (series[0]?.start ?? 0) > match.index - BACK_REACH,
    )
    const announced = Number(parseChineseNumber(match[1] as string))
    const last = before?.at(-1)
    if (
      !before ||
      !last ||
      before.length < 2 ||
      before.length === announced ||
      before.some(({ value }, at) => value !== at + 1)
    )
      continue
    const start = match.index
    report({
      start,
      end: start + match[0].length,
      message: `前面列出${before.length}条，这里说“${match[0]}”。`,
      related: [{ start: last.start, end: last.end, message: '前面的最后一条' }],
    })
  }
}

export const orderCount: Rule = {
  id: 'O-COUNT',
  severity: 'error',
  title: '说有几条，实际不是几条',
  why: '“五个方面”只写了四个，说明有一条漏了，或改稿时没有改数。',
  examples: {
    bad: [
      '主要抓了⟦三个方面的工作⟧：一是健全制度；二是落实责任。',
      '下一步采取⟦四项措施⟧。\n（一）健全制度，明确分工。\n（二）落实责任，抓好整改。\n（三）强化督导，严格考核。',
      '今年主要做了⟦四个方面的探索⟧。',
      '做到“⟦三个到位⟧”：组织到位、人员到位。',
      '我们记好了⟦四本账⟧。\n第一本，民情账。\n第二本，安全账。\n第三本，服务账。',
      '课程是反诈、征信、养老⟦五类⟧，很受欢迎。',
      '工作中还有⟦四点不足⟧：归档不及时；宣传较单一；载体不新。',
      '坚持“⟦四个强化⟧”。强化学习，提高认识。强化管理，建章立制。强化督查，奖优罚劣。',
      '窗口实行“⟦四公开⟧”：公开程序、公开标准、公开电话。',
      '营业厅算了⟦三笔账⟧。\n算时间账，少跑路。\n算人情账，多问候。',
      '一是学得少；二是做得慢。明年将从⟦这三个问题⟧改起。',
    ],
    good: [
      '主要抓了三个方面的工作：一是健全制度；二是落实责任；三是强化督导。',
      '活动覆盖五个社区。',
      '课程有反诈、征信、养老三类，开设“成人礼”“百日誓师”两个课程。',
      '走访党员、群众，五个支部的代表参加。',
      '做到“三个到位”：组织到位、人员到位、经费到位。',
      '这项工作涉及四个部门。一是宣传部门牵头；二是其他部门配合。',
      '紧扣“四个强化”要求，扎实推进。一是抓学习；二是抓作风；三是抓服务。',
      '坚持“两个结合”：与党建相结合、与业务相结合，确保两促进、两不误。',
      '从征信、养老等五个方面开展宣讲。',
    ],
  },
  check({ model, data: { abbreviations }, report }) {
    const { plain } = model
    const all = announcementsOf(model, new Set(abbreviations))
    all.forEach((announced, index) => {
      const { start, end, count } = announced
      const told = announced.famous
        ? exactly(keyedList(plain, announced))
        : (listedAfter(model, announced) ?? listedFurtherOn(model, announced, all, index))
      if (told) {
        const [found = 0] = told.counts
        // The outermost headings may go on after the announced ones (下一步打算).
        if (told.counts.includes(count) || (told.open && found > count)) return
        const verb = found > count ? '列出' : '只列出'
        report({ start, end, message: `前面说“${plain.slice(start, end)}”，后面${verb}${found}条。` })
        return
      }
      const line = lineAt(model, start)
      const before = plain.slice(Math.max(0, start - 14), start)
      const next = plain.slice(end + 1, end + 6).trimStart()
      if (STRONG.test(before) && end >= line.end - 1 && !/^(?:第一|首先|其一|一|—)/.test(next))
        report({ start, end, message: `前面说“${plain.slice(start, end)}”，后面没有列出。` })
    })
    for (const { start, end, announced, counts, comma } of summedLists(model, abbreviations)) {
      if (counts.length === 0 || counts.includes(announced) || comma?.counts.includes(announced)) continue
      report({ start, end, message: `前面列了${counts[0]}样，这里说“${plain.slice(start, end)}”。` })
    }
    for (const { start, end, announced, found } of oneLists(plain))
      report({ start, end, message: `前面说“${announced}个一”，后面列出${found}个。` })
    checkBackward(model, report)
    for (const finding of echoesOf(model)) report(finding)
  },
}

/** 五个一：一本书、一堂课、…: every item begins with 一, or has it inside (两颗牙齿的一个微笑). */
function oneLists(plain: string): { start: number; end: number; announced: string; found: number }[] {
  const wrong = []
  for (const match of plain.matchAll(/([二两三四五六七八九十])个一”?[\u4e00-\u9fff]{0,6}(?:：|，即)/g)) {
    const from = match.index + match[0].length
    const items = (plain.slice(from, from + 200).split(/[。；\n]/)[0] ?? '').split('、')
    const found = items.length
    if (found < 2 || !items.every((item) => item.includes('一')) || !items[0]?.startsWith('一')) continue
    if (found === Number(parseChineseNumber(match[1] as string))) continue
    wrong.push({ start: match.index, end: match.index + 3, announced: match[1] as string, found })
  }
  return wrong
}
