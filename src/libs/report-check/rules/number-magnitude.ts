import type { Quantity } from '../model/numbers.ts'
import { quantitiesWithin, sentenceAt, type TextModel } from '../model/text-model.ts'
import { unitAt, unitFamily } from '../model/units.ts'
import type { Finding, Rule } from '../rule.ts'
import { checkBases } from './number-base.ts'
import { SAME_SUBJECT } from './number-magnitude.words.ts'
import { checkMagnitudesTold } from './number-magnitude-told.ts'
import { isInTenths, wrongShare } from './number-percent/index.ts'
import { formatValue } from './number-sum.ts'

const REACH = 24
/** 近三成 is a little below 30 %, not half of it. */
const NEAR_SHARE = 0.8
const POINTS = 8

/** The exact figure in the clause before that a magnitude word repeats. */
function figureBefore(model: TextModel, word: Quantity): Quantity | undefined {
  const sentence = sentenceAt(model, word.start)
  const figure = quantitiesWithin(model, Math.max(sentence.start, word.start - REACH - 12), word.start).at(-1)
  if (!figure || figure.bound || figure.approximate) return undefined
  const gap = model.plain.slice(figure.end, word.start)
  if (!/^[，（][^，。；]{0,10}$/.test(gap) || /其中|同比|比上年|较|增|平均|每|缺|最|另|还/.test(gap)) return undefined
  // 县城占八成，乡镇不足两成: another subject has a share of its own.
  if (word.percent && !SAME_SUBJECT.test(gap)) return undefined
  return figure.family === word.family || (word.unit === '' && figure.unit !== '') ? figure : undefined
}

/** 达2860人，突破3000人: with digits only right behind the exact figure. */
function isStatedBefore(model: TextModel, word: Quantity): boolean {
  return /\d[\u4e00-\u9fff]{1,4}，(?:已|首次)?(?:突破|超过|超|逾|接近|近|不足)(?:了)?$/.test(
    model.plain.slice(Math.max(0, word.start - 14), word.start),
  )
}

/** 突破百万条，达到82万条. */
function figureBehind(model: TextModel, word: Quantity): Quantity | undefined {
  const figure = quantitiesWithin(model, word.end, word.end + 10)[0]
  if (!figure || figure.approximate || figure.bound || figure.family !== word.family) return undefined
  if (word.percent) return TENTHS.test(model.plain.slice(word.end, figure.start)) ? figure : undefined
  return RESTATES.test(model.plain.slice(word.end, figure.start)) ? figure : undefined
}

function contradicts(word: Quantity, figure: Quantity): boolean {
  if (word.bound === 'over') return figure.value < word.value
  const least = word.percent ? Math.max(word.value * NEAR_SHARE, word.value - POINTS) : word.value * NEAR_SHARE
  return figure.value >= word.value || figure.value < least
}

const TENTHS = /^(?:，(?:达到?|为)|（(?:达)?)$/

/** 近万份，达到12600份: the exact figure follows the round one. */
const ROUND = /(近|不足|不到|超过?|突破|逾)([万亿])(?=[\u4e00-\u9fff])/g
const RESTATES = /^(?:大关|关口)?[，（](?:实际)?(?:达到?|共|共计|累计|为|计)(?:了)?$/

const KEPT = /(?:保持|稳定|均|都|始终|一直)在$/

/** 保持在99%以上，2024年达98.6%. */
function checkKept({ plain, quantities }: TextModel, report: (finding: Finding) => void): void {
  quantities.forEach((level, index) => {
    const figure = quantities[index + 1]
    if (!level.percent || !figure?.percent || figure.value >= level.value || figure.approximate) return
    if (!KEPT.test(plain.slice(Math.max(0, level.start - 4), level.start)) || !plain.startsWith('以上，', level.end))
      return
    if (!/^以上，(?!其中)[^，。；率度]{0,10}(?:达到?|为|是)$/.test(plain.slice(level.end, figure.start))) return
    report({
      start: figure.start,
      end: figure.end,
      message: `前面的数是${level.value}%，与“${figure.value}%”不符。`,
      related: [{ start: level.start, end: level.end, message: '前面的说法' }],
    })
  })
}

const ROUND_BEHIND = /(?<=[，（])(近|不足|不到|已?超过?|突破|逾)([万亿])(?=[\u4e00-\u9fff])/g

/** 达9860人，超万人: the round number stands behind the exact one. */
function checkRoundBehind(model: TextModel, report: (finding: Finding) => void): void {
  for (const match of model.plain.matchAll(ROUND_BEHIND)) {
    const at = match.index
    const end = at + match[0].length
    const figure = quantitiesWithin(model, Math.max(0, at - 14), at).at(-1)
    const unit = unitAt(model.plain, end)
    if (!figure || figure.approximate || unit === '' || figure.family !== unitFamily(unit) || figure.end !== at - 1)
      continue
    const isUnder = /^[近不]/.test(match[1] as string)
    const value = match[2] === '万' ? 1e4 : 1e8
    if (isUnder ? figure.value < value : figure.value >= value) continue
    report({
      start: at,
      end: end + unit.length,
      message: `前面的数是${formatValue(figure.value)}${figure.unit}，与“${match[0]}”不符。`,
      related: [{ start: figure.start, end: figure.end, message: '准确的数' }],
    })
  }
}

/** 近三成, 七成以上: the words around the tenths belong to what is said. */
function sayingAt({ plain }: TextModel, { start, end }: Quantity): { start: number; end: number } {
  const lead = /(?:[近超逾过]|接近|不足|不到|突破)$/.exec(plain.slice(Math.max(0, start - 2), start))?.[0] ?? ''
  const tail = /^(?:以上|多)/.exec(plain.slice(end, end + 2))?.[0] ?? ''
  return { start: start - lead.length, end: end + tail.length }
}

export const numberMagnitude: Rule = {
  id: 'N-MAGNITUDE',
  severity: 'error',
  title: '“突破千亿”等说法与数字不符',
  why: '概数的说法必须与紧挨着的准确数字一致。',
  check({ model, report }) {
    for (const word of model.quantities) {
      const share = isInTenths(word) ? wrongShare(model, word) : undefined
      if (share) report({ ...share, ...sayingAt(model, word) })
      if (!word.bound) continue
      const behind = figureBehind(model, word)
      if (behind && contradicts(word, behind)) {
        report({
          start: behind.start,
          end: behind.end,
          message: `前面的说法是“${model.plain.slice(word.start - 2, word.end)}”，与${formatValue(behind.value)}${behind.unit}不符。`,
          related: [{ start: word.start, end: word.end, message: '前面的说法' }],
        })
        continue
      }
      if (!word.chinese && !isStatedBefore(model, word)) continue
      const figure = figureBefore(model, word)
      if (!figure || !contradicts(word, figure)) continue
      report({
        start: word.start,
        end: word.end,
        message: `前面的数是${formatValue(figure.value)}${figure.unit}，与“${model.plain.slice(word.start - 2, word.end)}”不符。`,
        related: [{ start: figure.start, end: figure.end, message: '准确的数' }],
      })
    }
    for (const match of model.plain.matchAll(ROUND)) {
      const end = match.index + match[0].length
      const figure = quantitiesWithin(model, end, end + 12)[0]
      const unit = unitAt(model.plain, end)
      if (!figure || figure.approximate || figure.family !== unitFamily(unit) || unit === '') continue
      if (!RESTATES.test(model.plain.slice(end + unit.length, figure.start))) continue
      const isUnder = match[1] === '近' || /^不/.test(match[1] as string)
      const value = match[2] === '万' ? 1e4 : 1e8
      if (isUnder ? figure.value < value : figure.value >= value) continue
      report({
        start: match.index,
        end: end + unit.length,
        message: `后面的数是${formatValue(figure.value)}${figure.unit}，与“${match[0]}”不符。`,
        related: [{ start: figure.start, end: figure.end, message: '准确的数' }],
      })
    }
    checkRoundBehind(model, report)
    checkKept(model, report)
    checkMagnitudesTold(model, report)
    checkBases(model, true, report)
    for (const match of model.plain.matchAll(/过半(?![个年月天小])|超过?(?:半数|一半)|(?:不足|不到)(?:半数|一半)/g)) {
      const below = match[0].startsWith('不')
      const figure = quantitiesWithin(model, Math.max(0, match.index - 12), match.index).at(-1)
      if (
        !figure?.percent ||
        (below ? figure.value < 50 : figure.value > 50) ||
        !/^[，（]?[\u4e00-\u9fff]{0,3}$/.test(model.plain.slice(figure.end, match.index))
      )
        continue
      report({
        start: match.index,
        end: match.index + match[0].length,
        message: `前面的数是${figure.value}%，${below ? '已经' : '没有'}过半。`,
      })
    }
  },
}
