import { parseChineseNumber } from '../../chinese/numerals.ts'
import { colonLists, summedLists } from '../model/listing.ts'
import { ordinalSeries } from '../model/ordinals.ts'
import { outlineOf } from '../model/outline.ts'
import { lineAt, type TextModel } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'

const ANNOUNCED =
  /(?<count>[二两三四五六七八九十]|十[一二]|\d{1,2})(?:个|项|条|点|件|本|笔|大|种|步|方面)(?<noun>[\u4e00-\u9fff]{0,10}?)(?=[：。\n]|$)/gm
const STRONG = /(?:主要|着重|重点|具体)?(?:做了|抓了|做好|抓好|开展了|采取了|如下|以下|下列)[^，。；：\n]{0,6}$/
const NOT_LIST =
  /^(?:月|年|小时|工作日|百分点|季度|半天|学时|县|市|区|镇|街道|社区|村|科室|党支部|支部|单位|部门|家庭|省)/

interface Following {
  count: number
  outer: boolean
}

/** Items of the enumeration that begins right at `offset`, or undefined when none does. */
function enumerationAt(model: TextModel, offset: number): Following | undefined {
  const start = skipBlank(model.plain, offset)
  for (const series of ordinalSeriesOf(model).get(start) ?? []) return { count: series, outer: false }
  const items = seriesByStart(model).get(lineStartOf(model, start))
  return items
}

const ordinalCache = new WeakMap<TextModel, Map<number, number[]>>()
function ordinalSeriesOf(model: TextModel): Map<number, number[]> {
  const known =
    ordinalCache.get(model) ?? new Map(ordinalSeries(model).map((series) => [series[0]?.start ?? -1, [series.length]]))
  ordinalCache.set(model, known)
  return known
}

const seriesCache = new WeakMap<TextModel, Map<number, Following>>()
function seriesByStart(model: TextModel): Map<number, Following> {
  const known = seriesCache.get(model)
  if (known) return known
  const map = new Map<number, Following>()
  for (const { items, style } of outlineOf(model).series) {
    const first = items[0]
    if (first) map.set(first.line.start, { count: items.length, outer: style === 'cn' || style === 'chapter' })
  }
  seriesCache.set(model, map)
  return map
}

function skipBlank(plain: string, offset: number): number {
  let index = offset
  while (index < plain.length && /\s/.test(plain[index] as string)) index++
  return index
}

function lineStartOf(model: TextModel, offset: number): number {
  const line = lineAt(model, offset)
  return line.start === offset ? offset : -1
}

const NAMED_REACH = 4000

/** 第一本……第二本…… at the heads of the lines that follow at once. */
function namedItems(plain: string, from: number): Following | undefined {
  const body = plain.slice(from, from + NAMED_REACH)
  const first = /^\s*第一([本件项条个笔步点类张堂句])/.exec(body)
  if (!first) return undefined
  let count = 1
  for (const match of body.matchAll(new RegExp(`[\\n。；]第([二三四五六七八九十])${first[1]}`, 'g'))) {
    if (Number(parseChineseNumber(match[1] as string)) !== count + 1) break
    count++
  }
  return { count, outer: count < 2 }
}

/** 三个到位：组织到位、人员到位: items that all end in the announced noun can be counted. */
function countSameEnding(plain: string, from: number, noun: string): number {
  const list = plain.slice(from, from + 160).split(/[。；\n]/)[0] ?? ''
  const items = list.replace(/^[，：即是”]+/, '').split(/[、，]|(?:以及|和)(?=[^、，]{1,12}$)/)
  const tail = noun.slice(-2)
  let count = 0
  while (count < items.length && items[count]?.endsWith(tail)) count++
  return count === items.length || /^(?:确保|使|让|有效|推动|取得|不断)/.test(items[count] ?? '') ? count : 0
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
    ],
    good: [
      '主要抓了三个方面的工作：一是健全制度；二是落实责任；三是强化督导。',
      '活动覆盖五个社区。',
      '课程有反诈、征信、养老三类，开设“成人礼”“百日誓师”两个课程。',
      '走访党员、群众，五个支部的代表参加。',
      '做到“三个到位”：组织到位、人员到位、经费到位。',
      '这项工作涉及四个部门。一是宣传部门牵头；二是其他部门配合。',
    ],
  },
  check({ model, report }) {
    const { plain } = model
    for (const match of plain.matchAll(ANNOUNCED)) {
      const { count = '', noun = '' } = match.groups ?? {}
      const announced = Number(parseChineseNumber(count))
      const start = match.index
      const end = start + match[0].length
      if (
        !(announced >= 2) ||
        /[第百千万\d年\-—～、]/.test(plain[start - 1] ?? '') ||
        NOT_LIST.test(noun) ||
        (noun === '' && !match[0].endsWith('方面'))
      )
        continue
      const after = plain[end] === '\n' ? end : end + 1
      const found = enumerationAt(model, after) ?? namedItems(plain, after)
      if (found) {
        // The outermost headings may go on after the announced ones (下一步打算).
        if (found.count !== announced && !(found.outer && found.count > announced)) {
          report({
            start,
            end,
            message: `前面说“${plain.slice(start, end)}”，后面只列出${found.count}条。`.replace(
              '只列出',
              found.count > announced ? '列出' : '只列出',
            ),
          })
        }
        continue
      }
      const before = plain.slice(Math.max(0, start - 14), start)
      const line = lineAt(model, start)
      const next = plain.slice(end + 1, end + 6).trimStart()
      if (STRONG.test(before) && end >= line.end - 1 && !/^(?:第一|首先|其一|一)/.test(next))
        report({ start, end, message: `前面说“${plain.slice(start, end)}”，后面没有列出。` })
    }
    for (const { start, end, announced, counts, comma } of summedLists(plain)) {
      if (counts.length === 0 || counts.includes(announced) || comma?.counts.includes(announced)) continue
      report({ start, end, message: `前面列了${counts[0]}样，这里说“${plain.slice(start, end)}”。` })
    }
    for (const match of plain.matchAll(/([二三四五六七八九十])个一”?[\u4e00-\u9fff]{0,6}：/g)) {
      const from = match.index + match[0].length
      const items = (plain.slice(from, from + 200).split(/[。；\n]/)[0] ?? '').split('、')
      if (
        items.length < 2 ||
        !items.every((item) => item.startsWith('一')) ||
        items.length === Number(parseChineseNumber(match[1] as string))
      )
        continue
      report({
        start: match.index,
        end: match.index + 3,
        message: `前面说“${match[1]}个一”，后面列出${items.length}个。`,
      })
    }
    for (const { start, end, announced, found } of colonLists(plain)) {
      report({ start, end, message: `这里说${announced}，后面列出${found}条。` })
    }
    for (const match of plain.matchAll(/([二两三四五六七八九十])个([\u4e00-\u9fff]{2})(?=”?(?:，即|：|，就是))/g)) {
      const found = countSameEnding(plain, match.index + match[0].length, match[2] as string)
      if (found >= 2 && found !== Number(parseChineseNumber(match[1] as string))) {
        report({
          start: match.index,
          end: match.index + match[0].length,
          message: `前面说“${match[0]}”，后面列出${found}个。`,
        })
      }
    }
  },
}
