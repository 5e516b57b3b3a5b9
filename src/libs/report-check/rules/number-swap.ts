import { hanziBefore } from '../model/normalize.ts'
import type { Quantity } from '../model/numbers.ts'
import { lineAt, sentenceAt, type TextModel } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'
import { formatValue } from './number-sum.ts'
import { COMMON } from './number-swap.words.ts'

const BEFORE = 12
const BEHIND = 14
const OTHER_TIME = /上年|去年|前年|同期|季度|上半年|下半年|(?:由|从)[^，。；]{0,10}$|增至|降至|力争|目标|计划/
const MOST = 6
const RANGE = 3

interface Place {
  quantity: Quantity
  digits: string
}

/** The written digits without point and magnitude: 26.8万 is 268. */
const writtenOf = ({ value, step }: Quantity) => Math.round(value / step)

function wordsAround({ plain }: TextModel, { start, end }: Quantity, onlyBehind = false): Set<string> {
  const before = onlyBehind ? '' : hanziBefore(plain, start, BEFORE)
  const behind = /^[\u4e00-\u9fff]*/.exec(plain.slice(end, end + BEHIND))?.[0] ?? ''
  const words = new Set<string>()
  for (const run of [before, behind])
    for (let index = 0; index + 2 <= run.length; index++) {
      const word = run.slice(index, index + 2)
      if (!COMMON.test(word)) words.add(word)
    }
  return words
}

/** Two digits have changed places; of a rounded figure any. */
function isSwapped(a: string, b: string, isRounded: boolean): boolean {
  if (isRounded && a.length > 2) return a !== b
  const places = [...a].flatMap((digit, index) => (digit === b[index] ? [] : [index]))
  const [one, two, more] = places
  return one !== undefined && two !== undefined && more === undefined && a[one] === b[two] && a[two] === b[one]
}

interface Keyed {
  quantity: Quantity
  written: number
  /** How often each digit occurs: the same for numbers whose digits changed places. */
  key: number
}

const MOST_DIGITS = 8
/** What a digit adds to the key, by its value. */
const WEIGHTS = Array.from({ length: 10 }, (_, digit) => (MOST_DIGITS + 1) ** digit)

/** The numbers that are compared. */
function keyedPlaces({ quantities }: TextModel): Keyed[] {
  const found: Keyed[] = []
  for (const quantity of quantities) {
    const { value, step, percent, approximate, family } = quantity
    if (percent || approximate || value < 100 || (family === '' && step === 1)) continue
    const written = writtenOf(quantity)
    if (written < 10 || (written < 100 && step === 1) || written >= 10 ** MOST_DIGITS) continue
    let key = 0
    for (let rest = written; rest > 0; rest = Math.floor(rest / 10)) key += WEIGHTS[rest % 10] as number
    found.push({ quantity, written, key })
  }
  return found
}

/** The places whose digits stand in another order elsewhere. */
function swapped(places: Keyed[]): Keyed[] {
  const first = new Map<number, number>()
  const several = new Set<number>()
  for (const { key, written } of places) {
    const known = first.get(key)
    if (known === undefined) first.set(key, written)
    else if (known !== written) several.add(key)
  }
  return places.filter(({ key }) => several.has(key))
}

/** Where each number with its unit stands first. */
function firstStarts(places: Keyed[]): Map<string, number> {
  const starts = new Map<string, number>()
  for (const { quantity } of places.toReversed()) starts.set(`${quantity.value} ${quantity.family}`, quantity.start)
  return starts
}

/** 全乡1.61万干部群众: all people of the place, so no word needs to be the same. */
const EVERYBODY = /全(?:街道|社区|[村乡镇区县市])$/
const POPULATION = /人口(?:为|达|约)?$/

/** 建成自动气象站286个……部分自动气象站需迁建，全市268个站点: the sentence names what was counted. */
function sharesName({ plain }: TextModel, first: Quantity, start: number): boolean {
  const name = /[\u4e00-\u9fff]{4}$/.exec(plain.slice(Math.max(0, first.start - 4), first.start))?.[0]
  return name !== undefined && plain.slice(Math.max(0, start - 30), start).includes(name)
}

/** In one paragraph only what stands right behind the number: 女职工121人 beside 男职工112人 is another part. */
function tellSame(model: TextModel, first: Place, now: Place, near: boolean): boolean {
  const { plain } = model
  const { start } = now.quantity
  const everybody =
    EVERYBODY.test(plain.slice(Math.max(0, start - 4), start)) &&
    POPULATION.test(plain.slice(Math.max(0, first.quantity.start - 4), first.quantity.start))
  if (everybody) return true
  const words = wordsAround(model, first.quantity)
  if (!near && sharesName(model, first.quantity, start)) return true
  return [...wordsAround(model, now.quantity, near)].some((word) => words.has(word))
}

export const numberSwap: Rule = {
  id: 'N-CONFLICT-SWAP',
  severity: 'warning',
  title: '同一个数前后数字颠倒',
  why: '前面是28.6万，后面写成26.8万，多是誊抄时把两个数字写颠倒了。',
  check({ model, report }) {
    const known = new Map<number, Place[]>()
    const all = keyedPlaces(model)
    let starts: Map<string, number> | undefined
    for (const { quantity, key, written } of swapped(all)) {
      const digits = String(written)
      const { value, step, family, start, end } = quantity
      const sentence = sentenceAt(model, start)
      const line = lineAt(model, start).start
      if (OTHER_TIME.test(model.plain.slice(Math.max(sentence.start, start - 30), start))) continue
      const now: Place = { quantity, digits }
      const others = known.get(key) ?? []
      known.set(key, others)
      const first = others.find(
        (other) =>
          isSwapped(other.digits, digits, step > 1 || step < 1) &&
          value / other.quantity.value < RANGE &&
          other.quantity.value / value < RANGE &&
          (family === '' || other.quantity.family === '' || family === other.quantity.family) &&
          other.quantity.start < sentence.start &&
          tellSame(model, other, now, other.quantity.start >= line),
      )
      if (others.length < MOST) others.push(now)
      if (!first) continue
      starts ??= firstStarts(all)
      if ((starts.get(`${value} ${family}`) as number) < start) continue
      report({
        start,
        end,
        message: `前文是${formatValue(first.quantity.value)}${first.quantity.unit}，这里是${formatValue(value)}${quantity.unit}，数字可能颠倒，请核对。`,
        related: [{ start: first.quantity.start, end: first.quantity.end, message: '前文的数' }],
      })
    }
  },
}
