import type { Announcement } from './announcements.ts'
import { countClauseTail, countHolding, countSameHead, countSameTail } from './lists.ts'

const REACH = 140

/** The words that every item may begin or end with: 四个“坚持” → 坚持, 三个到位 → 到位. */
export function keysOf({ noun, word: name }: Announcement): string[] {
  const bare = (name || noun)
    .replace(/(?:活动|行动|工程|服务|管理|模式|计划|责任制|工作法?|机制|要求|制度|标准|目标|战术)?$/, '')
    .replace(/^大/, '')
  const words = bare === '' ? [noun] : [bare]
  const [word] = words as [string]
  if (word.length > 2) words.push(word.slice(-2), word.slice(0, 2))
  return [...new Set(words)]
}

export function keyedList(plain: string, announced: Announcement): number | undefined {
  if (announced.noun === '一') return undefined
  for (const key of keysOf(announced)) {
    const isWord = key.length > 1 || announced.quoted
    const head = isWord ? countSameHead(plain, announced.after, key, announced.count) : undefined
    // “三进”活动以来，进社区46次、进企业32次: two items of one letter prove nothing.
    if (head !== undefined && (key.length > 1 || announced.direct || head > 2)) return head
    const tail = announced.direct && key.length > 1 ? countSameTail(plain, announced.after, key) : undefined
    if (tail !== undefined) return tail
    const holding =
      announced.direct && (announced.quoted || announced.keyed) ? countHolding(plain, announced.after, key) : undefined
    if (holding !== undefined) return holding
    const clause = key.length > 1 && !announced.famous ? countClauseTail(plain, announced.after, key) : undefined
    if (clause !== undefined) return clause
  }
  return undefined
}

/** “六进”活动54场，其中进学校18场、进社区12场……, or 围绕“六个提升”，努力争创……：提升党建引领力、提升……. */
export function keyedFurther(plain: string, announced: Announcement, lineEnd: number): number | undefined {
  const { after, count } = announced
  const rest = plain.slice(after, Math.min(lineEnd, after + REACH)).split('。')[0] as string
  const colon = rest.indexOf('：')
  const told = colon < 0 ? undefined : keyedList(plain, { ...announced, after: after + colon + 1, direct: true })
  if (told !== undefined) return Math.abs(told - count) === 1 ? told : undefined
  for (const key of keysOf(announced)) {
    if (/[一二三四五六七八九十]/.test(key) || rest.split(key).length < 4) continue
    const item = `${key}[^、，；：]{1,14}`
    const run = new RegExp(`(?:^|[，：]|其中)(${item}(?:、${item}){2,9})(?=[，；：]|$)`).exec(rest)?.[1]
    const closing = `[^、，；：]{1,6}${key}`
    const tails = new RegExp(`(?:^|[，：])((?:${closing}、){2,8}${closing})`).exec(rest)?.[1]
    const found = (run ?? tails)?.split('、').length
    if (found !== undefined) return Math.abs(found - count) === 1 ? found : undefined
  }
  return firstLetters(announced.word, rest, count)
}

/** “四同步”工作法，做到与业务同部署、同检查、同考核; “四型机关”，建设学习型、服务型、廉洁型机关. */
function firstLetters(word: string, rest: string, count: number): number | undefined {
  const [key = ''] = word
  if (!/^[\u4e00-\u9fff]{2,4}$/.test(word) || /[个项大种类条一二三四五六七八九十]/.test(key)) return undefined
  for (const item of [`${key}[^、，；：${key}]{1,3}`, `[^、，；：${key}]{1,4}${key}`]) {
    const run = new RegExp(`(?:(?:${item})、){2,8}(?:${item})(?=[，；]|${word.slice(1)}|$)`).exec(rest)?.[0]
    if (run) return Math.abs(run.split('、').length - count) === 1 ? run.split('、').length : undefined
  }
  return undefined
}
