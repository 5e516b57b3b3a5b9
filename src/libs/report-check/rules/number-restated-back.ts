import type { Quantity } from '../model/numbers.ts'
import { clauseBefore, quantitiesWithin, sentenceAt, type TextModel } from '../model/text-model.ts'
import { isDerived, isTold } from './number-conflict/explained.ts'
import { BEHIND, EMPTY, OTHERS } from './number-restated.words.ts'
import { isSlip } from './number-sum.ts'

const LEAST = 10
const LEAD = 40
const TAKES = /[在以用把将让按靠借持凭巩]/

/** 以全年办件46.2万件的成绩为新起点: what was reached has been told before, of the same words. */
export function lookedBack(model: TextModel): [first: Quantity, again: Quantity][] {
  return [...model.plain.matchAll(BEHIND)].flatMap(({ index }): [Quantity, Quantity][] => {
    const again = quantitiesWithin(model, Math.max(0, index - 14), index).at(-1)
    if (!again || again.unit === '' || again.percent || again.approximate || again.value < LEAST) return []
    const { start } = sentenceAt(model, again.start)
    const lead = model.plain.slice(Math.max(start, again.start - LEAD), again.start)
    const between = model.plain.slice(again.end, index)
    const clause = clauseBefore(model.plain, again.start, LEAD)
    if (!/^[\u4e00-\u9fff]*$/.test(between) || OTHERS.test(clause)) return []
    if (isTold(model, again) || isDerived(model, again)) return []
    const kin = quantitiesWithin(model, 0, start).filter(({ family }) => family === again.family)
    const words = pairsOf(lead + between)
    const told = kin.length > 1 ? kin.filter((first) => isOfWords(model, first, words)) : kin
    const isSure = told.length === 1 && kin.length > 1 && TAKES.test(clause)
    const [one, more] = isSure ? told : told.filter((first) => isNear(first, again))
    return one && !more ? [[one, again]] : []
  })
}

/** One digit is another, at whatever scale the two are written: 1.2万, 2.1万. */
const isNear = (first: Quantity, again: Quantity) => {
  const step = Math.min(first.step, again.step)
  return isSlip(Math.round(first.value / step), Math.round(again.value / step))
}

function isOfWords({ plain }: TextModel, first: Quantity, words: string[]): boolean {
  if (first.approximate) return false
  const before = clauseBefore(plain, first.start, 14)
  const around = before + plain.slice(first.end, first.end + 6).replace(/[，。；、\n][\s\S]*/, '')
  return !OTHERS.test(before) && words.some((word) => around.includes(word))
}

/** Two characters that stand together and say what is counted. */
const pairsOf = (text: string): string[] =>
  [...text].flatMap((character, at) => {
    const pair = character + (text[at + 1] ?? '')
    return /^[\u4e00-\u9fff]{2}$/.test(pair) && !EMPTY.test(pair) ? [pair] : []
  })
