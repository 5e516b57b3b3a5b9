import { parseChineseNumber } from '../../../chinese/numerals.ts'
import { quantitiesWithin, type TextModel } from '../../model/text-model.ts'
import { formatValue } from '../number-sum.ts'
import { type Change, DOWN, UP } from './changes.ts'

export const POINTS = '个百分点'
const CHANGED = `${UP}|${DOWN}|增幅|降幅|涨幅|净增|多|少|高出|高|低|节约|节省|多出|压降|下滑|增收|增量为|减幅`
const TIME =
  '(?:同比|环比|比(?:上年|去年|年初|原来|前者)(?:同期|末)?|较(?:上年|去年|年初|原来)(?:同期|末)?)?(?:分别)?(?:共|共计|累计|净|约)?'
/** From the last figure to the claim: ，增长 or ，同比增加了. */
const CLAIMS = new RegExp(
  `^[，、（）]?(?:效率|数量|总量|总数|人数|用时|时间|每[\\u4e00-\\u9fff]|[亩户人]均)?${TIME}(${CHANGED}|增产|减产)(?:(?<=[多少])(?![于达到至])[\\u4e00-\\u9fff]|了|为|达|达到|约|幅度为|幅度达)?$`,
)
const MULTIPLE =
  /^(?:[，（](?:约)?(?:是|为|达到?|相当于)(?:[去前上]一?年|20\d\d年|原来|原先|年初|前者|以前|此前|当初|当年|过去|[\u4e00-\u9fff]{1,4}前)?(?:同期|时)?|)的$/
const DOUBLED = /^[，、（]?(?:[^，。；\d]{0,6}?)翻(?:了)?([一两二三四])番/
const NEARLY = '将近|接近|近|不到|不足|约|超过?|逾|达'
const BEYOND = /^(?:多|以上|有余|还多)/
const HALVED = new RegExp(
  `^[，、（]?${TIME}(?:${UP}|${DOWN}|高出|多出|[增降]幅)(?:了)?(${NEARLY})?(一半|一倍|两倍|[一二两三四五六七八九]成[五半]?)`,
)
const LOOSE = 0.08
const TENTH = 0.0605

/** What the text says of a change, and what the two figures say instead. */
export interface Claim {
  start: number
  end: number
  text: string
  truth: string
  isWrong: boolean
  /** The word of direction, '' for multiples. */
  verb: string
  after: number
}

/** 3.2万 and 4万 are written side by side: both are as exact as the finer one, and seldom off by the most that rounding allows. */
const halfOf = ({ from, to }: Change) => {
  const step = Math.min(from.step, to.step)
  return step === 1 ? 0 : step / 4
}
const ratioBlur = (change: Change) =>
  (halfOf(change) / change.from.value + halfOf(change) / Math.max(change.to.value, 1e-9)) *
  (change.to.value / change.from.value)

/** The claim that follows the change at `offset`, or undefined. */
export function claimAt(model: TextModel, change: Change, offset: number): Claim | undefined {
  // 0.21千克/人降至0.14千克/人，下降: the rest of the unit.
  const per =
    /^(?:\/[\u4e00-\u9fff]{1,3}(?=[，、（])|相比(?=，)|（[名只个户人家头匹]）)/.exec(
      model.plain.slice(offset, offset + 5),
    )?.[0] ?? ''
  const from = offset + (per.length || unitTail(model.plain, change, offset))
  return wordClaim(model, change, from) ?? numberClaim(model, change, from)
}

/** 2.4千伏安: letters of a unit that is in no list, the same behind both figures. */
function unitTail(plain: string, { from, to }: Change, offset: number): number {
  if (from.unit !== '' || (offset !== from.end && offset !== to.end)) return 0
  let length = 0
  while (
    length < 4 &&
    /[\u4e00-\u9fff]/.test(plain[offset + length] ?? '') &&
    plain[from.end + length] === plain[to.end + length]
  )
    length++
  return length
}

function numberClaim(model: TextModel, change: Change, offset: number): Claim | undefined {
  const said = quantitiesWithin(model, offset, offset + 26)[0]
  if (!said || said.approximate) return undefined
  const gap = model.plain.slice(offset, said.start)
  const { from, to } = change
  const make = (truth: number, unit: string, slack: number, verb: string): Claim => ({
    start: said.start,
    end: said.end,
    text: `${formatValue(said.value)}${said.unit}`,
    truth: `${formatValue(Number(truth.toFixed(2)))}${unit}`,
    isWrong: Math.abs(truth - said.value) > slack + 1e-9,
    verb,
    after: said.end,
  })
  const ratio = to.value / from.value
  if (said.unit === '倍' && MULTIPLE.test(gap)) return make(ratio, '倍', multipleSlack(said) + ratioBlur(change), '')
  // 提升到96.5%，5.5个百分点的背后.
  const isBare = said.family === POINTS && from.percent && gap === '，' && model.plain[said.end] === '的'
  const verb = CLAIMS.exec(gap)?.[1] ?? (isBare ? '提升' : undefined)
  if (!verb) return undefined
  const difference = Math.abs(to.value - from.value)
  if (said.unit === '倍') return make(ratio - 1, '倍', multipleSlack(said) + ratioBlur(change), verb)
  if (from.percent)
    return said.family === POINTS ? make(difference, POINTS, Math.min(said.step, 0.01) * 1.001, verb) : undefined
  if (said.percent) return rateClaim(change, said, make, verb)
  const blur = halfOf(change) * 2
  return said.family === from.family
    ? make(difference, said.unit, blur * 1.001 + (said.step === 1 ? 0 : said.step), verb)
    : undefined
}

/** 增长1倍 is not said of a half. */
const multipleSlack = ({ step }: { step: number }) => (step === 1 ? 0.4 : step * 0.6)

type Make = (truth: number, unit: string, slack: number, verb: string) => Claim

/** The rate may come from any exact figures that are written so. */
function rateClaim(change: Change, said: { value: number; step: number }, make: Make, verb: string): Claim {
  const { from, to } = change
  const half = halfOf(change)
  const ends = [(to.value - half) / (from.value + half), (to.value + half) / (from.value - half)]
  const [low, high] = ends.map((ratio) => Math.abs(ratio - 1) * 100).sort((a, b) => a - b) as [number, number]
  const truth = Math.abs(to.value / from.value - 1) * 100
  const reach = half === 0 ? 0 : said.value < truth ? truth - Math.min(low, truth) : Math.max(high, truth) - truth
  return make(truth, '%', said.step * (reach > 0 ? 0.51 : 1.001) + reach, verb)
}

/** 翻一番, 增加一倍, 减少一半: loose words, so only a clear contradiction counts. */
function wordClaim(model: TextModel, { from, to }: Change, offset: number): Claim | undefined {
  const rest = model.plain.slice(offset, offset + 20)
  const doubled = DOUBLED.exec(rest)
  const halved = doubled ? undefined : HALVED.exec(rest)
  const match = doubled ?? halved
  if (!match || from.percent) return undefined
  const said = match.at(-1) as string
  const isUp = doubled !== null || new RegExp(`(?:${UP}|高出|多出)(?:了|幅)?(?:${NEARLY})?${said}$`).test(match[0])
  const isMore = /[超逾]/.test(match[1] ?? '') || BEYOND.test(rest.slice(match[0].length))
  // 下降近三成 is said of 24%: people round towards the word.
  const isLess = !doubled && /[近不]/.test(match[1] ?? '')
  const share = doubled ? 0 : shareOf(said) + (isMore ? TENTH : isLess ? -TENTH / 2 : 0)
  const wanted = doubled ? 2 ** read(said) : isUp ? 1 + share : 1 - share
  const ratio = to.value / from.value
  if (doubled && isMore && ratio > wanted && ratio < wanted * 2) return undefined
  const start = offset + match[0].search(/翻|(?:一半|一倍|两倍|[一二两三四五六七八九]成[五半]?)$/)
  return {
    start,
    end: offset + match[0].length,
    text: model.plain.slice(start, offset + match[0].length),
    truth:
      ratio >= 1
        ? `原来的${formatValue(Number(ratio.toFixed(2)))}倍`
        : `减少${formatValue(Number(((1 - ratio) * 100).toFixed(1)))}%`,
    isWrong: Math.abs(ratio - wanted) > (said.includes('成') ? TENTH : wanted * LOOSE) + (doubled ? 0.1 : 0),
    verb: '',
    after: offset + match[0].length,
  }
}

const read = (numeral: string) => Number(parseChineseNumber(numeral))

function shareOf(word: string): number {
  if (word === '一半') return 0.5
  if (word.endsWith('倍')) return word === '一倍' ? 1 : 2
  return read((word[0] as string).replace('两', '二')) / 10 + (word.length > 2 ? 0.05 : 0)
}
