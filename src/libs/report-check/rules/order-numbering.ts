import { parseChineseNumber, toChineseNumeral } from '../../chinese/numerals.ts'
import { oddLabels } from '../model/odd-labels.ts'
import type { Item, Series } from '../model/outline.ts'
import { outlineOf } from '../model/outline.ts'
import type { TextModel } from '../model/text-model.ts'
import type { Finding, Rule } from '../rule.ts'
import { EXCERPT } from './order-numbering.words.ts'
import { namedSteps } from './order-numbering-named.ts'

interface Step {
  item: Item
  expected: number
  before: Item | undefined
}

/** Items whose number is not the one after its predecessor. */
function wrongSteps({ items }: Series): Step[] {
  const steps: Step[] = []
  let last = 0
  items.forEach((item, index) => {
    if (item.label.value !== last + 1) steps.push({ item, expected: last + 1, before: items[index - 1] })
    // 二、二、四、: only the second is wrong.
    const isSlip = item.label.value === last && items[index + 1]?.label.value === last + 2
    last = item.label.value + (isSlip ? 1 : 0)
  })
  return steps
}

function labelText(model: TextModel, item: Item): string {
  return model.plain.slice(item.label.start, item.label.end)
}

function finding({ item, before }: Step, message: string): Finding {
  return {
    start: item.label.start,
    end: item.label.end,
    message,
    ...(before ? { related: [{ start: before.label.start, end: before.label.end, message: '前一个序号' }] } : {}),
  }
}

const excusedBy = (model: TextModel) => new Set(oddLabels(model).flatMap(({ excuses }) => excuses))

export const orderDuplicate: Rule = {
  id: 'O-NUMDUP',
  severity: 'error',
  title: '标题序号重复',
  why: '同一级序号出现两次，多是拼接文稿或增删标题后没有重排。',
  source: 'GB/T 9704—2012《党政机关公文格式》7.3.3',
  check({ model, report }) {
    const excused = excusedBy(model)
    for (const series of outlineOf(model).series) {
      for (const step of wrongSteps(series)) {
        if (step.before && step.item.label.value < step.expected && !excused.has(step.item)) {
          report(
            finding(
              step,
              `序号“${labelText(model, step.item)}”重复或倒退，接着前一个应为“${toChineseNumeral(step.expected)}”。`,
            ),
          )
        }
      }
    }
    for (const { start, end, expected, isRepeat } of namedSteps(model))
      if (isRepeat)
        report({
          start,
          end,
          message: `序号“${model.plain.slice(start, end)}”重复或倒退，接着前一个应为“${expected}”。`,
        })
  },
}

const INLINE_REACH = 800

/** 重点是：（一）……, then （二） at the head of a line: the missing number stands inside the paragraph before. */
function standsInline(model: TextModel, { item, expected, before }: Step): boolean {
  const from = Math.max(before?.label.end ?? 0, item.label.start - INLINE_REACH)
  const written = labelText(model, item)
  const between = model.plain.slice(from, item.label.start)
  for (let value = expected; value < item.label.value; value++) {
    const digits = /\d/.test(written) ? String(value) : toChineseNumeral(value)
    if (!between.includes(written.replace(/[\d一二三四五六七八九十]+/, digits))) return false
  }
  return true
}

const OPENING = 100

export const orderGap: Rule = {
  id: 'O-GAP',
  severity: 'error',
  title: '标题序号跳号或缺少开头',
  why: '序号中间少了一个，或者不从一开始，读者会以为漏了内容。',
  source: 'GB/T 9704—2012《党政机关公文格式》7.3.3',
  check({ model, report }) {
    const excused = excusedBy(model)
    const isExcerpt = EXCERPT.test(model.plain.slice(0, OPENING))
    for (const series of outlineOf(model).series) {
      // One number at the head of one line may be anything but an outline.
      if (series.items.length === 1 && !['cn', 'cnParen', 'chapter', 'section'].includes(series.style)) {
        const gap = gapAfterInline(model, series.items[0] as Item)
        if (gap) report(gap)
        continue
      }
      for (const step of wrongSteps(series)) {
        const gap = step.before ? undefined : gapAfterInline(model, step.item)
        if (gap) report(gap)
        if (!step.before && isExcerpt) continue
        if (gap || step.item.label.value <= step.expected || excused.has(step.item) || standsInline(model, step))
          continue
        const message = step.before
          ? `序号不连续：“${labelText(model, step.item)}”之前少了“${toChineseNumeral(step.expected)}”。`
          : `序号不从一开始：“${labelText(model, step.item)}”之前没有“一”。`
        report(finding(step, message))
      }
    }
    for (const { start, end, expected } of [
      ...inlineGaps(model),
      ...namedSteps(model).filter(({ isRepeat }) => !isRepeat),
    ])
      report({ start, end, message: `序号不连续：“${model.plain.slice(start, end)}”之前少了“${expected}”。` })
  },
}

/** 1.……2.…… inside the paragraph before, and then 4. at the head of a line. */
function gapAfterInline({ plain }: TextModel, item: Item): Finding | undefined {
  const { start, end, style, value } = item.label
  if (style !== 'num' || value < 3) return undefined
  const before = plain.slice(Math.max(0, start - INLINE_REACH), start)
  const stands = (number: number) => new RegExp(`[：；。\\s]${number}[.．](?!\\d)`).test(before)
  if (!stands(value - 2) || stands(value - 1)) return undefined
  return { start, end, message: `序号不连续：“${plain.slice(start, end)}”之前少了“${toChineseNumeral(value - 1)}”。` }
}

const CIRCLES = '①②③④⑤⑥⑦⑧⑨⑩'
const INLINE = new RegExp(
  `(?=[（①-⑩1-9])(?<=[：；。，\\s]|^)(?:（(?<digit>[1-9]\\d?)）|（(?<han>[一二三四五六七八九])）|(?<circle>[${CIRCLES}])|(?<dot>[1-9])[.．](?!\\d))(?=[\\u4e00-\\u9fff“《])`,
  'g',
)

const REACH = 200

/** （1）…；（2）…；（4）…, ①②④ or 1.2.4. inside one paragraph. */
function inlineGaps({ plain, lines }: TextModel): { start: number; end: number; expected: string }[] {
  const found: { start: number; end: number; expected: string }[] = []
  let last = 0
  let style = ''
  let lineEnd = -1
  let lineIndex = 0
  for (const match of plain.matchAll(INLINE)) {
    const [now = '', digits = ''] = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined) ?? []
    if (match.index > lineEnd || style !== now) {
      last = 0
      while (lines[lineIndex] && (lines[lineIndex] as { end: number }).end < match.index) lineIndex++
      lineEnd = lines[lineIndex]?.end ?? plain.length
    }
    style = now
    const value = style === 'circle' ? CIRCLES.indexOf(digits) + 1 : Number(parseChineseNumber(digits))
    // 1.……；2、……；3.……: the mark of the second is wrong.
    const isThere =
      now === 'dot' &&
      new RegExp(`[：；。，\\s]${last + 1}[、，:：）]`).test(plain.slice(Math.max(0, match.index - REACH), match.index))
    if (last > 0 && value === last + 2 && !isThere)
      found.push({
        start: match.index,
        end: match.index + match[0].length,
        expected: style === 'han' ? toChineseNumeral(last + 1) : String(last + 1),
      })
    last = value === 1 || last > 0 ? value : 0
  }
  return found
}
