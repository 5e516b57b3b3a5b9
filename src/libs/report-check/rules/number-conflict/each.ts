import { staffTotal, standingFacts } from '../../model/facts.ts'
import type { Quantity } from '../../model/numbers.ts'
import { quantitiesWithin, sentenceAt, type TextModel } from '../../model/text-model.ts'
import type { Rule } from '../../rule.ts'
import { isFirstToTell } from '../conflict-once.ts'
import { formatValue } from '../number-sum.ts'

const THINGS = new Set(['份', '册', '张', '本', '套', '枚', '块', '棵'])
/** One for each of them. */
const EACH =
  /一人一[份册张本件套枚块棵档卡表岗]|人手一[份册本张]|一户一[份册张本档策]|[每][人户]一[份册张本件套枚块棵]|人人(?:签|都?签|参[加与]|有)|个个签|一个不(?:少|漏|落)|一户不(?:少|漏|落)|全员(?:签|注册|参[加与])|逐[人户]签|全体[\u4e00-\u9fff]{2,6}签|(?:签订|参与|参加|覆盖)率(?:达到?|为)?100%|做到人人有/
const RANGE = 1.5
const FEWEST = 10
const AROUND = 30
const REACH = 2000

interface Owner {
  noun: string
  quantity: Quantity
}

/** People and households that are counted once for all, with the word for them. */
function owners(model: TextModel): Owner[] {
  const facts = standingFacts(model).filter(({ quantity }) => quantity.family === '人' || quantity.family === '户')
  const staff = staffTotal(facts)
  const all = facts.map(({ key, quantity }) => ({ noun: (key.split(' ')[0] as string).slice(-2), quantity }))
  return staff
    ? [...all, ...['职工', '员工', '全员', '干警', '教工'].map((noun) => ({ noun, quantity: staff.quantity }))]
    : all
}

export const numberEach: Rule = {
  id: 'N-CONFLICT-EACH',
  severity: 'warning',
  title: '一人一份，份数与人数不一致',
  why: '“人手一册”“逐人签订”的份数就是人数，和前文的人数、户数应当一样。',
  check({ model, report }) {
    let known: Owner[] | undefined
    let values: Set<number> | undefined
    for (const quantity of model.quantities) {
      const { family, value, start, end } = quantity
      if (!THINGS.has(family) || quantity.approximate || value < FEWEST) continue
      const sentence = sentenceAt(model, start)
      const front = model.plain.slice(Math.max(sentence.start, start - AROUND), start).replace(/^.*；/, '')
      const text = front + model.plain.slice(end, Math.min(sentence.end, end + AROUND)).replace(/；.*$/, '')
      if (!EACH.test(text)) continue
      known ??= owners(model)
      values ??= new Set(known.map((owner) => owner.quantity.value))
      if (values.has(value) || known.some((owner) => owner.quantity.start === start)) continue
      const named = known.filter(({ noun, quantity: owner }) => text.includes(noun) && owner.start < start)
      const fitting = named.length > 0 ? named : unnamed(model, known, text, start)
      const totals = new Set(fitting.map(({ quantity: owner }) => owner.value))
      const [owner] = fitting
      if (!owner || totals.size !== 1 || isElsewhere(model, quantity)) continue
      const ratio = value / owner.quantity.value
      if (ratio > RANGE || ratio < 1 / RANGE || !isFirstToTell(model, start)) continue
      report({
        start,
        end,
        message: `前文“${owner.noun}”是${formatValue(owner.quantity.value)}${owner.quantity.unit}，这里一人（户）一份，却是${formatValue(value)}${quantity.unit}，请核对。`,
        related: [{ start: owner.quantity.start, end: owner.quantity.end, message: '前文的数' }],
      })
    }
  },
}

/** 人手一册 is said of the staff; 一户一张 of the only households that fit. */
function unnamed(model: TextModel, known: Owner[], text: string, start: number): Owner[] {
  if (/[每一]户一/.test(text))
    return quantitiesWithin(model, Math.max(0, start - REACH), start)
      .filter(({ family, approximate, value }) => family === '户' && !approximate && value >= FEWEST)
      .map((quantity) => ({ noun: '户数', quantity }))
  return /一人一|人手一|每人一|全员|逐人/.test(text) ? known.filter(({ noun }) => noun === '全员') : []
}

/** People of that number, whoever they are, stand elsewhere. */
const isElsewhere = ({ quantities }: TextModel, { start, value }: Quantity) =>
  quantities.some((other) => other.start !== start && other.value === value)
