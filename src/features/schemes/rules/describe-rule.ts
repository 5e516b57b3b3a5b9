import { FORM_NAMES, type Form, type Rule } from '../../../libs/scoring/index.ts'

type RuleOf<F extends Form> = Extract<Rule, { form: F }>
type Measured = { figure?: string | undefined; records?: string | undefined; evidence?: true | undefined }
type Condition = NonNullable<RuleOf<'yes_no'>['when']>

/** Chinese name and unit word of a figure. */
export interface FigureName {
  name: string
  unit: string
}

/** What a rule's sentence calls each figure; an unknown one keeps its id. */
export type FigureNames = ReadonlyMap<string, FigureName>

interface Reading {
  name: string
  /** Said behind a number, with its gap. */
  unit: string
}

/** How a leaf scores, in one Chinese sentence. */
export function describeRule(rule: Rule, names: FigureNames): string {
  const describe = DESCRIBERS[rule.form] as (rule: Rule, names: FigureNames) => string
  return `${FORM_NAMES[rule.form]}：${describe(rule, names)}。`
}

const DESCRIBERS: { [F in Form]: (rule: RuleOf<F>, names: FigureNames) => string } = {
  additive: ({ parts }, names) =>
    parts
      .map(({ name, points, each, per, when }) => {
        const pieces = each === undefined ? '' : `按${read(per ?? {}, names).name}每件 ${each} 分，最多`
        return `${name}${when ? `（${condition(when, names)}）` : ''}${pieces || '得'} ${points} 分`
      })
      .join('；'),
  ladder: (rule, names) => {
    const { name, unit } = read(rule, names)
    return `${name}${rule.steps.map((step) => `满 ${step.atLeast}${unit}得 ${step.points} 分`).join('，')}`
  },
  grade: ({ grades }) => `${grades.map(({ grade, share }) => `${grade} 得分值的 ${percent(share)}`).join('，')}`,
  sample: ({ size, site, grades }) =>
    `抽查 ${size} 个${site ?? '点位'}，${grades
      .map(({ grade, atLeast, share }) => `合格 ${atLeast} 个以上为 ${grade}，得分值的 ${percent(share)}`)
      .join('；')}`,
  yes_no: ({ when }, names) => `${when ? condition(when, names) : '经判断达标'}的得满分，否则不得分`,
  ratio: (rule, names) => {
    const bottom = rule.of ? read({ figure: rule.of }, names).name : `目标 ${rule.target ?? '100'}`
    const cap = rule.cap ? `，最多得分值的 ${percent(rule.cap)}` : ''
    return `按${read(rule, names).name}与${bottom}之比得分${cap}`
  },
  missing: (rule, names) => {
    const { name, unit } = read(rule, names)
    const floor = rule.floor ? `，扣到 ${rule.floor} 分为止` : ''
    return `${name}应有 ${rule.required}${unit}，每缺 1 扣 ${rule.each} 分${floor}`
  },
  coverage: (rule, names) => {
    const { name, unit } = read(rule, names)
    return `${name}不低于 ${rule.atLeast}${unit}得满分，达不到的${rule.below === 'ratio' ? '按比例得分' : '不得分'}`
  },
  survey: ({ questions, blankPenalty, minimum }) =>
    [
      `问卷 ${questions.length} 题，取全部有效问卷的平均分`,
      minimum === undefined ? [] : `有效问卷不足 ${minimum} 份不得分`,
      blankPenalty === undefined ? [] : `空白卷每份扣 ${blankPenalty} 分`,
    ]
      .flat()
      .join('，'),
  bonus: ({ items }) => items.map(({ name, each, limit }) => counted(name, '加', each, limit)).join('；'),
  deduction: ({ items }) => items.map(({ name, each, limit }) => counted(name, '扣', each, limit)).join('；'),
  veto: (rule, names) => {
    const tolerated = rule.tolerated ? `超过 ${rule.tolerated} 起` : '发生'
    return `${lookBack(rule.months)}${named(rule, names)}${tolerated}即${EFFECTS[rule.effect ?? 'bar']}`
  },
  penalty: (rule, names) => `${lookBack(rule.months)}${named(rule, names)}每发生 1 起扣 ${rule.each} 分`,
  years: ({ years }) => `${years.map(({ year, weight }) => `${year}（权重 ${weight}）`).join('、')}的成绩加权合成`,
  bands: (rule, names) => {
    const { name, unit } = read(rule, names)
    return `${name}${rule.bands.map((band) => `不低于 ${band.atLeast}${unit}为“${band.name}”得 ${band.points} 分`).join('，')}`
  },
  admission: ({ when }, names) => `${when ? condition(when, names) : '经判断符合'}的才有资格`,
  assessed: ({ text }) => text?.replace(/。$/, '') ?? '对照标准自评，以核定分为准',
  evidence: ({ partial }) => `佐证合格并够数的得满分，${partial ? '不够的按比例得分' : '不够的不得分'}`,
}

const EFFECTS = { bar: '不予评定', zero: '总分计零', rectify: '限期整改' } as const

function read(measure: Measured & { unit?: string | undefined }, names: FigureNames): Reading {
  const id = measure.figure ?? measure.records
  const figure = id === undefined ? undefined : (names.get(id) ?? { name: id, unit: '' })
  if (measure.evidence) return { name: '合格佐证', unit: gap(measure.unit ?? '件') }
  if (figure === undefined) return { name: '填报数', unit: gap(measure.unit ?? '') }
  if (measure.records !== undefined) return { name: `“${figure.name}”的记录`, unit: gap(measure.unit ?? '条') }
  return { name: figure.name, unit: gap(measure.unit ?? figure.unit) }
}

function named(measure: Measured, names: FigureNames): string {
  return measure.figure === undefined && measure.records === undefined ? '' : read(measure, names).name
}

function condition(when: Condition, names: FigureNames): string {
  if ('expression' in when) return expressionText(when.expression, names)
  const { name, unit } = read(when, names)
  const bounds = [
    when.atLeast === undefined ? [] : [`不低于 ${when.atLeast}${unit}`],
    when.atMost === undefined ? [] : [`不高于 ${when.atMost}${unit}`],
  ]
  return `${name}${bounds.flat().join('、')}`
}

const OPERATORS: Record<string, string> = { '>=': '≥', '<=': '≤', '==': '=', '!=': '≠', '&&': '且', '||': '或' }

function expressionText(expression: string, names: FigureNames): string {
  return expression
    .replace(/[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+/g, (id) => names.get(id)?.name ?? id)
    .replace(/>=|<=|==|!=|&&|\|\|/g, (sign) => OPERATORS[sign]!)
}

function counted(name: string, verb: string, each: string, limit: string | undefined): string {
  return `${name}每件${verb} ${each} 分${limit === undefined ? '' : `，最多 ${limit} 分`}`
}

const lookBack = (months: number | undefined) => (months === undefined ? '' : `近 ${months} 个月内`)
const gap = (unit: string) => (unit === '' || unit.startsWith('%') ? unit : ` ${unit}`)
const percent = (share: string) => `${Math.round(Number(share) * 10_000) / 100}%`
