import { planStart } from '../model/facts.ts'
import { codesOf, isMark } from '../model/normalize.ts'
import type { Quantity } from '../model/numbers.ts'
import { lineAt, type TextModel } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'
import { OPENING, OTHER } from './number-echo.words.ts'
import { formatValue } from './number-sum.ts'

interface Statement {
  quantity: Quantity
  line: number
}
const CLOSING = /(?:共计|累计|总计|合计|达到|达|为|共|约|了|的)+$/
const CLAUSE_MARKS = codesOf('，。；：、（）\n')
/** Money, areas and the like are said of few things, so that a short name tells which. */
const TELLING = new Set(['元', '平方米', '亩', '公里', '吨'])

function clauseAround(plain: string, { start, end }: Quantity): { before: string; after: string } {
  let from = start
  while (from > 0 && start - from < 30 && !isMark(plain.charCodeAt(from - 1), CLAUSE_MARKS)) from--
  let to = end
  while (to < plain.length && to - end < 16 && !isMark(plain.charCodeAt(to), CLAUSE_MARKS)) to++
  return { before: plain.slice(from, start), after: plain.slice(end, to) }
}

/** What is counted: 结对帮扶 in 全年结对帮扶8个村, 罚没款 in 全年罚没款共计468万元. */
function nameOf(model: TextModel, quantity: Quantity): string | undefined {
  const { before, after } = clauseAround(model.plain, quantity)
  const least = TELLING.has(quantity.family) ? 3 : 4
  if (before.length < least) return undefined
  const name = before.replace(OPENING, '').replace(CLOSING, '')
  if (name.length < least || !/^[\u4e00-\u9fff“”]+$/.test(name)) return undefined
  const sentence = model.plain.slice(Math.max(0, quantity.start - 24), quantity.start).replace(/^[\s\S]*[。；\n]/, '')
  return OTHER.test(sentence) || OTHER.test(after.slice(0, 4)) ? undefined : name
}

/** The last digits or one digit differ: such slips leave numbers near one another. */
function isSlip(a: number, b: number): boolean {
  const ratio = a / b
  return ratio !== 1 && ratio < 1.5 && ratio > 1 / 1.5
}

export const numberEcho: Rule = {
  id: 'N-CONFLICT-ECHO',
  severity: 'warning',
  title: '同一事项前后的数可能不一致',
  why: '前面分述、后面小结，同一件事的数改了一处忘了另一处。',
  check({ model, report }) {
    const firsts = new Map<string, Statement[]>()
    const plan = planStart(model)
    for (const quantity of model.quantities) {
      if (quantity.unit === '' || quantity.percent || quantity.approximate || quantity.value < 5) continue
      const name = nameOf(model, quantity)
      if (!name) continue
      const key = `${name} ${quantity.unit}${quantity.start < plan ? '' : ' plan'}`
      const statements = firsts.get(key) ?? []
      firsts.set(key, statements)
      const line = lineAt(model, quantity.start).index
      const first = statements[0]
      statements.push({ quantity, line })
      if (!first || statements.length > 2 || line - first.line < 2 || !isSlip(quantity.value, first.quantity.value))
        continue
      report({
        start: quantity.start,
        end: quantity.end,
        message: `前文“${name}”是${formatValue(first.quantity.value)}${first.quantity.unit}，这里是${formatValue(quantity.value)}${quantity.unit}，请核对。`,
        related: [{ start: first.quantity.start, end: first.quantity.end, message: '前文的数' }],
      })
    }
  },
}
