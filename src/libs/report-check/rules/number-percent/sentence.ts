import type { Quantity } from '../../model/numbers.ts'
import type { TextModel } from '../../model/text-model.ts'
import type { Pair } from './pairs.ts'

/** Rates that are changes or may exceed the whole. */
export const NO_SHARE =
  /预计|预期|力争|目标|增长|增值|增幅|下降|完成|收益|负债|达产|产能|利用|上座|提升|提高|回报|周转|投资/
/** What is not done yet says nothing of the rate of doing it. */
export const OPEN = /[未不没待]|正在|尚|继续|限期|跟踪|其余|剩|余下|计划|拟/

export const lead = (model: TextModel, { start }: Quantity, reach: number) =>
  model.plain.slice(Math.max(0, start - reach), start)

const OF_SENTENCE = /^[\u4e00-\u9fff“”]{0,16}(?:[，（]|^)约?占(?:比)?(?:为|达到?|约)?$/
const RATE_OF_SENTENCE = /^[\u4e00-\u9fff“”]{0,14}[，（]([\u4e00-\u9fff]{2,4})率(?:为|达到?|是)?$/

/** 26名职工全部注册，其中22人被评为星级志愿者，占: of some count in front, and none of them makes such a share. */
export function noneFits(
  model: TextModel,
  before: Quantity[],
  part: Quantity,
  gap: string,
  percent: Quantity,
): Pair | undefined {
  if (part.approximate) return undefined
  if (!OF_SENTENCE.test(gap)) {
    const stem = RATE_OF_SENTENCE.exec(gap)?.[1]
    const words = lead(model, part, 6).replace(/^[\s\S]*[，、；。]/, '') + gap.split(/[，（]/)[0]
    if (!stem || NO_SHARE.test(stem) || OPEN.test(words) || !words.includes(stem.slice(0, 2))) return undefined
  }
  const kin = before.filter(({ family, approximate }) => family === part.family && !approximate)
  // 电话123件，占66%；网络48件，占26%: the one before is another part of the same whole.
  const whole = kin.findLast(
    ({ value, end }) => value >= part.value && end < part.start && !SHARED.test(model.plain.slice(end, end + 12)),
  )
  const fits = kin.some((one) =>
    kin.some((all) => one !== all && Math.abs((one.value / all.value) * 100 - percent.value) <= percent.step + ROUGHLY),
  )
  return whole && !fits ? { part, whole } : undefined
}

const ROUGHLY = 0.5
const SHARED = /^[^。；]{0,8}[，（]约?占/

/** 其中噪声126件，占噪声投诉的62%, 占全县骨干教师的21%: of others than the sentence counts. */
export function isOfOthers(model: TextModel, part: Quantity, whole: Quantity, gap: string): boolean {
  const noun = /占([\u4e00-\u9fff]{3,12}?)的(?:比例)?(?:为|达到?|约)?$/.exec(gap)?.[1] ?? ''
  const around =
    model.plain.slice(Math.max(0, whole.start - 14), whole.start) + model.plain.slice(whole.end, whole.end + 6)
  if (/^全[国省市州县区镇乡]/.test(noun) && !around.includes(noun.slice(0, 2))) return true
  const label = (/[\u4e00-\u9fff]*$/.exec(lead(model, part, 8))?.[0] ?? '').replace(/^其中/, '')
  for (let at = 0; at + 2 <= label.length; at++) {
    const word = label.slice(at, at + 2)
    if (noun.includes(word) && !around.includes(word)) return true
  }
  return false
}
