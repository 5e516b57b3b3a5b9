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
    const missing = id === undefined ? '还没有填报' : `还没有“${given?.name ?? id}”的数据`
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
  if (condition === undefined) return judgeByHand(manual.met, '做到后填写自评')
  const judged =
    'expression' in condition ? judgeExpression(leaf, condition.expression) : judgeThreshold(leaf, condition, manual)
  return judged.met === undefined && manual.met !== undefined ? judgeByHand(manual.met, judged.wanted) : judged
}

function judgeByHand(met: boolean | undefined, wanted: string): Judgement {
  return { met, told: met === undefined ? '还没有自评' : met ? '自评已做到' : '自评没有做到', wanted }
}

function judgeThreshold(leaf: Leaf, condition: Threshold, manual: Manual): Judgement {
  const { value, told, name, unit } = read(leaf, condition, manual)
  const { atLeast, atMost } = condition
  const low = value !== undefined && atLeast !== undefined && value.lt(atLeast)
  const high = value !== undefined && atMost !== undefined && value.gt(atMost)
  const wanted = [
    ...(atLeast !== undefined && !high ? [reach({ value: low ? value : undefined, name, unit }, atLeast)] : []),
    ...(atMost !== undefined && !low ? [`${name}降到 ${atMost}${withGap(unit)}以内`] : []),
  ].join('，')
  if (value === undefined) return { met: undefined, told, wanted }
  if (low) return { met: false, told: `${told}，要求不少于 ${atLeast}${withGap(unit)}`, wanted }
  if (high) return { met: false, told: `${told}，要求不超过 ${atMost}${withGap(unit)}`, wanted }
  return { met: true, told: `${told}，符合要求`, wanted }
}

/** What it takes to get a number up to a line: how many more, or for a share from where to where. */
export function reach(
  { value, name, unit }: Pick<Reading, 'value' | 'name' | 'unit'>,
  atLeast: string | number,
): string {
  const line = `${atLeast}${withGap(unit)}`
  if (value === undefined) return `${name}达到 ${line}`
  if (unit.startsWith('%')) return `${name}由 ${plain(value)}${unit}提高到 ${line}`
  return `${name}再有 ${plain(decimal(atLeast).minus(value))}${withGap(unit)}（达到 ${line}）`
}

function judgeExpression(leaf: Leaf, expression: string): Judgement {
  const ids = figuresInExpression(expression)
  const said = sayExpression(leaf, ids, expression)
  const wanted = `做到“${said}”`
  const missing = ids.filter((id) => leaf.inputs.figures[id]?.value === undefined)
  if (missing.length > 0)
    return {
      met: undefined,
      told: `还没有${missing.map((id) => `“${leaf.inputs.figures[id]?.name ?? id}”`).join('')}的数据`,
      wanted,
    }
  const told = ids.map((id) => read(leaf, { figure: id }).told).join('，')
  try {
    const values = new Map(ids.map((id) => [id, decimal(leaf.inputs.figures[id]!.value!)]))
    const met = evaluateExpression(expression, values)
    return { met, told: `${told}，${met ? '符合要求' : `要求“${said}”`}`, wanted }
  } catch {
    return { met: undefined, told: `${told}，条件“${said}”算不出结果`, wanted: '请体系维护人改正条件式' }
  }
}

const SIGNS: readonly [RegExp, string][] = [
  [/>=/g, '≥'],
  [/<=/g, '≤'],
  [/!=/g, '≠'],
  [/==/g, '='],
  [/\s*&&\s*/g, '，并且'],
  [/\s*\|\|\s*/g, '，或者'],
]

/** An expression with the names of its figures and the signs people write. */
function sayExpression(leaf: Leaf, ids: readonly string[], expression: string): string {
  // The longest first, so that no id is taken for the beginning of another.
  const named = [...ids]
    .sort((a, b) => b.length - a.length)
    .reduce((text, id) => text.replaceAll(id, leaf.inputs.figures[id]?.name ?? id), expression)
  return SIGNS.reduce((text, [sign, word]) => text.replace(sign, word), named)
}
