import type { Quantity } from '../model/numbers.ts'
import { quantitiesWithin, sentenceAt, type TextModel } from '../model/text-model.ts'
import { unitFamily } from '../model/units.ts'
import { formatValue, tolerance } from './number-sum.ts'
import { VERBS } from './number-sum-totals.words.ts'

type Report = (finding: { start: number; end: number; message: string }) => void

const SUMS = '共计|合计|总计|一共|总共|累计|共有|共'
/** ，共192批次; ，全年共88场; ，全局共有职工96人. */
const TOTAL = new RegExp(
  `[，；]([\\u4e00-\\u9fff]{0,10}?)(?:${SUMS}|(?<=，全年)|(?<=，全[局校院所镇乡村行馆站处厂队区县市]))([\\u4e00-\\u9fff]{0,6}?)(?=[\\d一二三四五六七八九十百千])`,
  'g',
)
const SCOPE = /^(?:[两三四几]项|前后|先后|全年|[二两三四五]年|[全本我]?[\u4e00-\u9fff]{0,3})$/
const STRONG = /(?:共计|合计|总计|一共|总共)$/
/** 24场次、12场 are counted together. */
const familyOf = ({ family }: Quantity) => (family === '场次' ? '场' : family)
const RANGE = 2

/** 开展宣讲12场、清扫18场，共计30场: the total stands behind its parts. */
export function checkTrailingTotals(model: TextModel, report: Report): void {
  for (const match of model.plain.matchAll(TOTAL)) {
    const end = match.index + match[0].length
    const total = quantitiesWithin(model, end, end + 1)[0]
    if (!total || total.unit === '' || total.percent || total.approximate) continue
    const { start } = sentenceAt(model, match.index)
    const isStrong = STRONG.test(match[0])
    // 36户、28名，共计94户（名）: the total names several units.
    const families = new Set([
      familyOf(total),
      ...(total.unit === '家' ? ['个'] : []),
      ...(/^（[名人户个家]）/.test(model.plain.slice(total.end, total.end + 3))
        ? [unitFamily(model.plain[total.end + 1] as string)]
        : []),
    ])
    const parts = trailingList(model, start, match.index, families, total.value)
    if (!parts || parts.some(({ quantity }) => quantity.approximate)) continue
    if (parts.length < 2) {
      if (isStrong) checkRepeatedTotal(model, total, start, match.index, report)
      continue
    }
    const quantities = parts.map(({ quantity }) => quantity)
    const sum = quantities.reduce((all, { value }) => all + value, 0)
    if (!isStrong && !(sum / total.value < RANGE && total.value / sum < RANGE)) continue
    if (
      !(
        isUnder(model, parts, sum, total) ||
        isNamedByParts(`${SCOPE.test(match[1] as string) ? '' : match[1]}${match[2]}`, parts)
      ) ||
      endsIn(quantities, total)
    )
      continue
    report({
      start: total.start,
      end: total.end,
      message: `前面各项之和是${formatValue(sum)}${total.unit}，与合计${formatValue(total.value)}${total.unit}不符。`,
    })
  }
}

/** The last few of the list already make the total: what stands before them is something else. */
function endsIn(quantities: Quantity[], total: Quantity): boolean {
  let sum = 0
  for (let index = quantities.length - 1; index >= 0; index--) {
    sum += (quantities[index] as Quantity).value
    const used = quantities.slice(index)
    if (used.length > 1 && Math.abs(sum - total.value) <= tolerance(used, total)) return true
  }
  return false
}
const CHANGES = /新增|退出|减少|净增|流失|增加|其中|比|较|占|人均|每|各|满分/

/** 男职工、女职工，共有职工: a total with a noun adds up only what has the same noun. */
function isNamedByParts(noun: string, parts: Part[]): boolean {
  if (parts.some(({ label }) => CHANGES.test(label))) return false
  if (noun.length > 1 && parts.length > 1 && parts.every(({ label }) => label.includes(noun.at(-1) as string)))
    return true
  return noun.replace(VERBS, '') === '' || parts.every(({ label }) => label.includes(noun.slice(-2)))
}

const HELD = /(?:下辖|下设|辖|设有|设|现有|拥有|有)[\u4e00-\u9fff]{0,4}$/
const CLOSE = 0.12

/** 下辖1个营业部、24家支行、9家分理处，共有营业网点34家: kinds of what the total names. */
function isUnder({ plain }: TextModel, parts: Part[], sum: number, total: Quantity): boolean {
  const first = parts[0]?.quantity as Quantity
  return (
    parts.length > 1 &&
    HELD.test(plain.slice(Math.max(0, first.start - 6), first.start)) &&
    Math.abs(sum - total.value) / total.value <= CLOSE
  )
}

/** 读书会9期，每月一期，共计12期: the total says again what stands in front. */
function checkRepeatedTotal(model: TextModel, total: Quantity, from: number, end: number, report: Report): void {
  const first = quantitiesWithin(model, from, end).findLast(({ family }) => family === total.family)
  if (!first || first.value === total.value || first.approximate || total.approximate) return
  if (!/^，每[月周季年天日][一两二三四\d]{0,2}[期次场堂]$/.test(model.plain.slice(first.end, end))) return
  report({
    start: total.start,
    end: total.end,
    message: `前面是${formatValue(first.value)}${first.unit}，与共计${formatValue(total.value)}${total.unit}不符。`,
  })
}

interface Part {
  quantity: Quantity
  label: string
}

const LABEL = '[\\u4e00-\\u9fff“”]{0,14}'
/** 进校园23场，进社区、进企业37场: a label may be a list itself. */
const GAP = new RegExp(`^${LABEL}[、，；和及]${LABEL}(?:、${LABEL})?$`)

/** The quantities of a list joined by marks that ends at `end`; undefined when the list counts several kinds of things. */
function trailingList(
  model: TextModel,
  from: number,
  end: number,
  families: Set<string>,
  most: number,
): Part[] | undefined {
  const list: Part[] = []
  let cursor = end
  for (const quantity of quantitiesWithin(model, from, end).reverse()) {
    const gap = model.plain.slice(quantity.end, cursor)
    if (cursor === end ? !/^[\u4e00-\u9fff“”]{0,8}$/.test(gap) : !GAP.test(gap)) break
    // 二类问题23个: the numeral belongs to the name.
    if (quantity.chinese && /^[类级批期等]$/.test(quantity.unit)) continue
    if (!families.has(familyOf(quantity))) {
      if (gap.includes('，')) break
      return undefined
    }
    // 收到征文132篇，评出一等奖5篇、……，共表彰37篇: more than the total is no part of it.
    if (quantity.value > most * RANGE && list.length > 1 && gap.includes('，')) break
    const label = (
      /[\u4e00-\u9fff“”]*$/.exec(
        model.plain.slice(Math.max(from, quantity.start - 14), quantity.start),
      ) as RegExpExecArray
    )[0]
    list.unshift({ quantity, label: label || (/^[\u4e00-\u9fff“”]*/.exec(gap) as RegExpExecArray)[0] })
    cursor = quantity.start
  }
  return list
}
