import { clamp, decimal, type Exact, plain, sum, ZERO } from '../decimals.ts'
import type { RuleOf } from '../rules.ts'
import { points, type Scorer } from './outcome.ts'

type Question = RuleOf<'survey'>['questions'][number]
interface Form {
  choices: (string | null)[]
  overall?: string | undefined
  count?: number | undefined
}

/** Mean over the valid forms, less the penalty for each blank one. A form with an unknown choice is void and counts nowhere. */
export const survey: Scorer<'survey'> = (rule, leaf) => {
  const given = leaf.answer.survey
  if (!given) return { got: ZERO, why: '还没有问卷结果', winBack: '组织问卷并录入结果' }
  const blankForms = given.forms.filter((form) => form.choices.every((choice) => choice === null))
  const filled = given.forms.filter((form) => !blankForms.includes(form))
  const valid = filled.filter((form) => isValid(form, rule.questions))
  const blank = (given.blank ?? 0) + countOf(blankForms)
  const people = countOf(valid)
  const voided = countOf(filled) - people
  const told = [
    `有效问卷 ${people} 份`,
    ...(voided > 0 ? [`作废 ${voided} 份`] : []),
    ...(blank > 0 ? [`空白 ${blank} 份`] : []),
  ].join('，')
  const least = Math.max(rule.minimum ?? 1, 1)
  if (people < least)
    return { got: ZERO, why: `${told}，少于 ${least} 份，不计分`, winBack: `补足 ${least - people} 份有效问卷` }
  const scored = sum(valid.map((form) => formScore(form, rule).times(form.count ?? 1)))
  const mean = scored.div(people)
  const penalty = decimal(rule.blankPenalty ?? 0).times(blank)
  const got = clamp(mean.minus(penalty), ZERO, leaf.placed.points)
  const meanTold = `平均 ${plain(mean.round(4))} 分`
  const why = `${told}，${meanTold}${penalty.gt(0) ? `，空白卷扣 ${points(penalty)}` : ''}`
  const weakest = weakestQuestion(valid, rule.questions)
  return { got, why, winBack: got.lt(leaf.placed.points) ? `失分最多的一题是“${weakest}”，先改进它再测` : '' }
}

function countOf(forms: readonly Form[]): number {
  return forms.reduce((total, form) => total + (form.count ?? 1), 0)
}

function isValid(form: Form, questions: readonly Question[]): boolean {
  return (
    form.choices.length === questions.length &&
    form.choices.every((choice, index) => choice === null || optionPoints(questions[index]!, choice) !== undefined)
  )
}

function optionPoints(question: Question, choice: string | null): Exact | undefined {
  const option = question.options.find((each) => each.option === choice)
  return option && decimal(option.points)
}

function formScore(form: Form, rule: RuleOf<'survey'>): Exact {
  if (rule.reject !== undefined && form.overall === rule.reject) return ZERO
  return sum(rule.questions.map((question, index) => optionPoints(question, form.choices[index] ?? null) ?? ZERO))
}

function weakestQuestion(forms: readonly Form[], questions: readonly Question[]): string {
  const lost = questions.map((question, index) => {
    const best = question.options.map((each) => decimal(each.points)).reduce((a, b) => (a.gt(b) ? a : b))
    return sum(
      forms.map((form) =>
        best.minus(optionPoints(question, form.choices[index] ?? null) ?? ZERO).times(form.count ?? 1),
      ),
    )
  })
  const most = lost.reduce((worst, value, index) => (value.gt(lost[worst]!) ? index : worst), 0)
  return questions[most]!.name
}
