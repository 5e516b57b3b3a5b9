import { isForeignLead } from '../../model/mentions.ts'
import type { Quantity } from '../../model/numbers.ts'
import { lineAt, sentenceAt, type TextModel } from '../../model/text-model.ts'
import { MEASURED_FAMILIES } from '../../model/units.ts'
import type { Rule } from '../../rule.ts'
import { formatValue } from '../number-sum.ts'
import { clauseLead, OTHER, PART, runAfter, SOME } from './anaphor.ts'
import { isDerived, isTold } from './explained.ts'
import { EVERYDAY, TAKEN_UP, WHOLE } from './resumption.words.ts'
import { mayBeSome } from './subset.ts'

/** Measures that every report uses of many things. */
const COMMON_MEASURES = new Set([
  '个',
  '名',
  '人',
  '项',
  '次',
  '件',
  '场',
  '条',
  '家',
  '份',
  '户',
  '元',
  '人次',
  '小时',
  '期',
])
const NEVER = new Set([...MEASURED_FAMILIES, '', '%', '分钟', '元', '层', '日'])
/** What is demanded, and what another term had. */
const STANDARD = /规定|要求|标准|比|高于|低于|学[年期]/
const RANGE = 1.5
const LAST = 12
const MOST = 3 * LAST
const NEAR = 160

/** What the sentence took up again: the counts of the same measure that share a word with it, nearest first. */
/** Of more numbers of one measure the words do not tell which is meant. */
const FEW = 24
/** 在2.1万公里的基础上, 以全年46.2万件为起点, 巩固接待138.6万人次的势头: what has been told. */
const REFERENCE = /^[^，。；\n]{0,12}(?:基础上|为新?的?起点|势头|(?:好|佳)成绩)/

/** The one earlier number whose words the sentence repeats. */
function reference(model: TextModel, quantity: Quantity, earlier: Quantity[]): Quantity | undefined {
  const { plain } = model
  const { start } = sentenceAt(model, quantity.start)
  const lead = plain.slice(Math.max(start, quantity.start - 24), quantity.start)
  const words = pairsOf(`${lead} ${plain.slice(quantity.end, quantity.end + 8)}`)
  const scores = earlier.map(({ start: at, end }) => {
    const around = `${plain.slice(Math.max(0, at - 10), at)} ${plain.slice(end, end + 6)}`
    return pairsOf(around).filter((word) => words.includes(word)).length
  })
  const best = Math.max(...scores)
  const fitting = earlier.filter((_, index) => best > 0 && scores[index] === best)
  const values = new Set(fitting.map(({ value }) => value))
  return values.size === 1 ? fitting[0] : undefined
}

function pairsOf(text: string): string[] {
  const pairs: string[] = []
  for (let at = 0; at + 2 <= text.length; at++) {
    const pair = text.slice(at, at + 2)
    if (/^[\u4e00-\u9fff]{2}$/.test(pair) && !EVERYDAY.test(pair)) pairs.push(pair)
  }
  return pairs
}

function antecedent(model: TextModel, quantity: Quantity, earlier: Quantity[]): Quantity | undefined {
  const { plain } = model
  if (REFERENCE.test(plain.slice(quantity.end, quantity.end + 20)))
    return earlier.length > FEW ? undefined : reference(model, quantity, earlier)
  const clause = clauseLead(model, quantity.start)
  if (clause !== '' && !TAKEN_UP.test(clause)) return undefined
  const after = runAfter(plain, quantity.end).slice(0, 8)
  if (
    OTHER.test(clause) ||
    STANDARD.test(clause) ||
    SOME.test(clause) ||
    /(?:其余|其他|剩余|剩下|余下)的?$/.test(clause)
  )
    return undefined
  if (plain[quantity.start - 1] === '、') return undefined
  let tail = 0
  while (tail < Math.min(6, after.length) && !WHOLE.test(after.slice(tail))) tail++
  const isWhole = tail !== 1 && WHOLE.test(after.slice(tail))
  const isBare = isWhole && tail === 0
  const words: string[] = []
  for (let at = 0; at + 2 <= Math.min(after.length, isWhole ? tail : 6); at++) {
    const word = after.slice(at, at + 2)
    if (!EVERYDAY.test(word)) words.push(word)
  }
  const shares = (first: Quantity, reach: number) => {
    const around = `${plain.slice(Math.max(0, first.start - reach), first.start)} ${plain.slice(first.end, first.end + Math.min(10, reach))}`
    return words.some((word) => around.includes(word))
  }
  const rare = !COMMON_MEASURES.has(quantity.family) && new Set(earlier.map(({ value }) => value)).size === 1
  const [only] = earlier
  const isPlain = clause !== '' && !clause.endsWith('的')
  if (rare && only && (isWhole || isPlain || shares(only, 16))) return only
  const isAmong = /^(?:中|当中|里|之中)/.test(after)
  const { start: line } = lineAt(model, quantity.start)
  const { start: sentence } = sentenceAt(model, quantity.start)
  const fitting = earlier.slice(-LAST).filter((first) => {
    if (isBare)
      return (
        first.start >= line &&
        quantity.start - first.end < NEAR &&
        (isAmong || first.start < sentence || first.value < quantity.value)
      )
    // 213人参加，207人结业: those of a list are parts of one another.
    if (first.start >= sentence && !(isWhole && first.value < quantity.value)) return false
    return isWhole ? shares(first, 16) : quantity.start - first.end < NEAR && shares(first, 4)
  })
  const wholes = fitting.filter(({ start }) => !PART.test(plain.slice(Math.max(0, start - 60), start)))
  const values = new Set((wholes.length > 0 ? wholes : fitting).map(({ value }) => value))
  return values.size === 1 ? (wholes[0] ?? fitting[0]) : undefined
}

const RELATIVE = /[^的]{2}的$/

/** 群众反映强烈的19个问题, 86名在职党员: words in front of the noun that the first count did not have. */
function isRestricted(model: TextModel, quantity: Quantity, first: Quantity): boolean {
  const after = runAfter(model.plain, quantity.end)
  return (
    RELATIVE.test(clauseLead(model, quantity.start)) ||
    !(
      WHOLE.test(after) ||
      model.plain
        .slice(Math.max(0, first.start - 16), Math.min(first.end + 10, quantity.start))
        .includes(after.slice(0, 2))
    )
  )
}

/** From the first word for all of them on. */
function wordsBehind(plain: string, end: number): string {
  const after = runAfter(plain, end)
  for (let at = 0; at <= 6 && at < after.length; at++) if (WHOLE.test(after.slice(at))) return after.slice(at)
  return ''
}

export const numberResumption: Rule = {
  id: 'N-CONFLICT-RESUMED',
  severity: 'warning',
  title: '接着说的数与刚说的不一致',
  why: '“公证63次，79次上门没有多收一分钱”“48人当中有9人”接着前面的数说，数目应当一样。',
  check({ model, report }) {
    const byFamily = new Map<string, Quantity[]>()
    for (const quantity of model.quantities) {
      const { family, value, start, end } = quantity
      if (NEVER.has(family) || quantity.approximate || value < 3) continue
      const earlier = byFamily.get(family) ?? []
      if (earlier.length === 0) byFamily.set(family, earlier)
      const first = earlier.length > 0 && !quantity.chinese ? antecedent(model, quantity, earlier) : undefined
      // The first and the last ones: a text of nothing but numbers must not be compared with all of itself.
      if (earlier.length > MOST) earlier.splice(LAST, 1)
      earlier.push(quantity)
      if (!first || first.value === value) continue
      const ratio = value / first.value
      const isReference = REFERENCE.test(model.plain.slice(end, end + 20))
      const range = isReference ? 2 : RANGE
      if ((ratio > range || ratio < 1 / range) && Math.abs(value - first.value) > 2) continue
      if (
        !isReference &&
        mayBeSome(value, first.value, wordsBehind(model.plain, end), isRestricted(model, quantity, first))
      )
        continue
      if (isTold(model, quantity) || isDerived(model, quantity)) continue
      if (isForeignLead(model, quantity) !== isForeignLead(model, first)) continue
      report({
        start,
        end,
        message: `前文说的是${formatValue(first.value)}${first.unit}，这里是${formatValue(value)}${quantity.unit}，请核对。`,
        related: [{ start: first.start, end: first.end, message: '前文的数' }],
      })
    }
  },
}
