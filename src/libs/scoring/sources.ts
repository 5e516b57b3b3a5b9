import type { Answer, FigureInput, ScoreInputs } from './answers.ts'
import { decimal, type Exact, plain } from './decimals.ts'
import { acceptedEvidence } from './evidence.ts'
import { evaluateExpression, figuresInExpression } from './expression.ts'
import type { Condition, Measure, Threshold } from './rules.ts'
import type { PlacedNode } from './tree.ts'

/** One leaf being scored: where it stands and what it may read. */
export interface Leaf {
  placed: PlacedNode
  answer: Answer
  inputs: ScoreInputs
  step: Exact
}

/** What a person has said about the thing being read; used where no figure is there to decide. */
export interface Manual {
  met?: boolean | undefined
  value?: string | undefined
}

/** A number a rule has read, told as people say it, or the reason why there is none. */
export interface Reading {
  value: Exact | undefined
  /** What was read, e.g. `干部职工志愿者占比 52.3%`, or why there is nothing. */
  told: string
  /** The same without the value, e.g. `干部职工志愿者占比`. */
  name: string
  unit: string
}

export function read(
  leaf: Leaf,
  measure: Measure & { unit?: string | undefined },
  manual: Manual = leaf.answer,
): Reading {
  const source = sourceOf(leaf, measure, manual)
  const unit = measure.unit ?? source.unit
  const told = source.value === undefined ? source.missing : `${source.name} ${plain(source.value)}${withGap(unit)}`
  return { value: source.value, told, name: source.name, unit }
}

/** A unit word behind a number: a gap before words, none before `%`. */
export function withGap(unit: string): string {
  return unit === '' || unit.startsWith('%') ? unit : ` ${unit}`
}

interface Source {
  value: Exact | undefined
  name: string
  unit: string
  missing: string
}

function sourceOf(leaf: Leaf, measure: Measure, manual: Manual): Source {
  const { figure, records, evidence } = measure
  if (evidence) {
    const accepted = acceptedEvidence(leaf.placed.node.evidence, leaf.answer.evidence ?? [])
    return { value: decimal(accepted.length), name: '合格佐证', unit: '件', missing: '' }
  }
  const id = figure ?? records
  const given: FigureInput | undefined = id === undefined ? undefined : leaf.inputs.figures[id]
  const known = records === undefined ? given?.value : countOf(given)
  if (known === undefined) {
    const value = manual.value === undefined ? undefined : decimal(manual.value)
    const name = given?.name ?? `数据 ${id}`
    const missing = id === undefined ? '还没有填报' : `还没有数据 ${given?.name ?? id}`
    return { value, name: value === undefined && id !== undefined ? name : '填报数', unit: '', missing }
  }
  const name = given?.name ?? `数据 ${id}`
  if (records === undefined) return { value: decimal(known), name, unit: given?.unit ?? '', missing: '' }
  return { value: decimal(known), name: `“${name}”的记录`, unit: '条', missing: '' }
}

function countOf(given: FigureInput | undefined): number | undefined {
  return given && (given.recordCount ?? given.records?.length ?? 0)
}

/** The outcome of a condition: `met` is undefined when nobody and nothing has answered it. */
export interface Judgement {
  met: boolean | undefined
  told: string
  /** What would make it true. */
  wanted: string
}

export function judge(leaf: Leaf, condition: Condition | undefined, manual: Manual = leaf.answer): Judgement {
  if (condition === undefined) return judgeByHand(manual.met, '做到后自评为达标')
  const judged =
    'expression' in condition ? judgeExpression(leaf, condition.expression) : judgeThreshold(leaf, condition, manual)
  return judged.met === undefined && manual.met !== undefined ? judgeByHand(manual.met, judged.wanted) : judged
}

function judgeByHand(met: boolean | undefined, wanted: string): Judgement {
  return { met, told: met === undefined ? '还没有自评' : met ? '自评为达标' : '自评为未达标', wanted }
}

function judgeThreshold(leaf: Leaf, condition: Threshold, manual: Manual): Judgement {
  const { value, told, name, unit } = read(leaf, condition, manual)
  const { atLeast, atMost } = condition
  const bounds = [
    atLeast === undefined ? [] : [`不低于 ${atLeast}${withGap(unit)}`],
    atMost === undefined ? [] : [`不高于 ${atMost}${withGap(unit)}`],
  ]
    .flat()
    .join('、')
  const wanted = `${name}${bounds}`
  if (value === undefined) return { met: undefined, told, wanted }
  const met = (atLeast === undefined || value.gte(atLeast)) && (atMost === undefined || value.lte(atMost))
  return { met, told: `${told}，${met ? '符合' : '不符合'}“${bounds}”`, wanted }
}

function judgeExpression(leaf: Leaf, expression: string): Judgement {
  const ids = figuresInExpression(expression)
  const wanted = `使“${expression}”成立`
  const missing = ids.filter((id) => leaf.inputs.figures[id]?.value === undefined)
  if (missing.length > 0)
    return {
      met: undefined,
      told: `还没有数据 ${missing.map((id) => leaf.inputs.figures[id]?.name ?? id).join('、')}`,
      wanted,
    }
  const told = ids.map((id) => read(leaf, { figure: id }).told).join('，')
  try {
    const values = new Map(ids.map((id) => [id, decimal(leaf.inputs.figures[id]!.value!)]))
    const met = evaluateExpression(expression, values)
    return { met, told: `${told}，${met ? '符合' : '不符合'}“${expression}”`, wanted }
  } catch {
    return { met: undefined, told: `${told}，条件式“${expression}”算不出结果`, wanted: '请体系维护人改正条件式' }
  }
}
