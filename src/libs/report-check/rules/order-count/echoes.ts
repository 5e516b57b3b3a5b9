import { parseChineseNumber } from '../../../chinese/numerals.ts'
import { lineAt, type TextModel } from '../../model/text-model.ts'
import type { Finding } from '../../rule.ts'
import { PLANNED } from './echoes.words.ts'

const PHRASE =
  /(?<count>[二两三四五六七八九十])(?<measure>[个项条大点件])(?<noun>[\u4e00-\u9fff]{2,6})(?=[，。；：、\n]|$)/g

/** 抓好三项工程 in the lead and 三、抓好四项工程 as a heading: the same plan with two numbers. */
export function echoesOf(model: TextModel): Finding[] {
  const firsts = new Map<string, { start: number; end: number; count: string; text: string }>()
  const found: Finding[] = []
  for (const match of model.plain.matchAll(PHRASE)) {
    const { count = '', measure = '', noun = '' } = match.groups ?? {}
    const verb = model.plain.slice(Math.max(0, match.index - 2), match.index)
    if (!PLANNED.test(verb)) continue
    const key = `${verb}${measure}${noun}`
    const start = match.index
    const end = match.index + match[0].length
    const first = firsts.get(key)
    const isHeading = lineAt(model, start).label !== undefined
    if (!first) {
      firsts.set(key, { start, end, count, text: verb + match[0] })
      continue
    }
    if (!isHeading || parseChineseNumber(first.count) === parseChineseNumber(count)) continue
    found.push({
      start: first.start,
      end: first.end,
      message: `这里说“${first.text}”，下文标题是“${verb}${match[0]}”。`,
      related: [{ start, end, message: '下文标题' }],
    })
  }
  return found
}
