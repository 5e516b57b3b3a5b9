import { parseChineseNumber } from '../../../chinese/numerals.ts'
import { ordinalSeries } from '../../model/ordinals.ts'
import type { TextModel } from '../../model/text-model.ts'
import type { Finding } from '../../rule.ts'

const BACK =
  /(?:这|上述|以上|前述)([二两三四五六七八九十])(?:个|项|条|点|大|种)?(?:方面|问题|不足|短板|措施|做法|环节|差距|体会)/g
const BACK_REACH = 700

/** 从这四个问题改起: the items stand before. */
export function checkBackward(model: TextModel, report: (finding: Finding) => void): void {
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

/** 五个一：一本书、一堂课、…: every item begins with 一, or has it inside (两颗牙齿的一个微笑). */
export function oneLists(plain: string): { start: number; end: number; announced: string; found: number }[] {
  const wrong = []
  for (const match of plain.matchAll(/([二两三四五六七八九十])个一”?[\u4e00-\u9fff]{0,6}(?:：|（|[，\n]即)/g)) {
    const from = match.index + match[0].length
    const items = (plain.slice(from, from + 200).split(/[。；）\n]/)[0] ?? '').split('、')
    const found = items.length
    if (found < 2 || !items.every((item) => item.includes('一')) || !items[0]?.startsWith('一')) continue
    if (found === Number(parseChineseNumber(match[1] as string))) continue
    wrong.push({ start: match.index, end: match.index + 3, announced: match[1] as string, found })
  }
  return wrong
}
