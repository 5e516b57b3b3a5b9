import { decimal, type Exact, plain, sum } from './decimals.ts'
import { figuresRead } from './figures-read.ts'
import { type KnownFigures, nearestFigure } from './known-figures.ts'
import type { Form, Rule } from './rules.ts'
import type { SchemeContent } from './scheme.ts'
import { KIND_NAMES, type NodeKind } from './scheme.ts'
import { type PlacedNode, placeScheme, pointsOfChildren, type SchemeTree } from './tree.ts'

/** Something wrong with the meaning of a well-formed scheme, at one field of one node. */
export interface SchemeFault {
  path: string
  /** Place in document order, since a path may occur twice in a faulty scheme. */
  index: number
  field: 'number' | 'points' | 'rule' | 'evidence' | 'department' | 'kind'
  severity: 'error' | 'warning'
  /** Chinese: what is wrong and what to do. */
  message: string
}

type Finding = Omit<SchemeFault, 'path' | 'index'>

/** Faults of a scheme that its shape alone does not show, in document order; with `figures` also rules that read none of them. */
export function checkScheme(scheme: SchemeContent, figures?: KnownFigures): SchemeFault[] {
  const tree = placeScheme(scheme)
  const firsts = new Map<string, PlacedNode>()
  return tree.nodes.flatMap((placed, index) =>
    [
      ...checkNumber(placed, firsts),
      ...checkPoints(placed),
      ...(placed.children.length === 0 ? checkLeaf(tree, placed) : checkInner(placed)),
      ...checkEvidence(placed),
      ...checkDepartment(scheme, placed),
      ...(figures ? checkFigures(placed, figures) : []),
    ].map((finding) => ({ path: placed.path, index, ...finding })),
  )
}

const error = (field: SchemeFault['field'], message: string): Finding => ({ field, severity: 'error', message })
const warning = (field: SchemeFault['field'], message: string): Finding => ({ field, severity: 'warning', message })

/** `firsts` remembers the first node of each path. */
function checkNumber(placed: PlacedNode, firsts: Map<string, PlacedNode>): Finding[] {
  const first = firsts.get(placed.path)
  if (first && first.parent === placed.parent) {
    return [error('number', `编号“${placed.node.number}”与同级的“${first.node.name}”重复，请改成不同的编号`)]
  }
  firsts.set(placed.path, placed)
  return []
}

const SCORELESS: readonly NodeKind[] = ['veto', 'admission']

function checkPoints(placed: PlacedNode): Finding[] {
  const { node, kind, points } = placed
  if (node.points?.startsWith('-') && kind !== 'deduction') {
    return [error('points', `分值 ${node.points} 是负数；扣分的条目请把类别写成“扣分”`)]
  }
  if (SCORELESS.includes(kind)) {
    return points.gt(0) ? [warning('points', `“${KIND_NAMES[kind]}”条目不计分，分值应留空或写 0`)] : []
  }
  return []
}

function checkInner(placed: PlacedNode): Finding[] {
  const findings: Finding[] = []
  const { node, kind, points } = placed
  if (node.rule) findings.push(error('rule', '有下级的条目由下级汇总得分，评分规则请写到下级'))
  if (kind === 'normal' && node.points !== undefined) {
    const below = pointsOfChildren(placed)
    if (!below.eq(points)) {
      const gap = below.minus(points)
      findings.push(
        error(
          'points',
          `分值 ${plain(points)} 与下级合计 ${plain(below)} 不符，下级${gap.gt(0) ? '多' : '少'} ${plain(gap.abs())} 分，请核对本条或下级的分值`,
        ),
      )
    }
  }
  return findings
}

/** Forms that only make sense under certain kinds. */
const KINDS_OF_FORM: Partial<Record<Form, readonly NodeKind[]>> = {
  veto: ['veto'],
  admission: ['admission'],
  bonus: ['bonus'],
  deduction: ['deduction'],
  penalty: ['deduction'],
}

function checkLeaf(tree: SchemeTree, placed: PlacedNode): Finding[] {
  const { node, kind, points } = placed
  const findings: Finding[] = []
  if (node.sum) findings.push(error('rule', '“汇总”只用在有下级的条目上'))
  if (tree.scheme.unweighted && node.points === undefined) return findings
  if (node.points === undefined && (kind === 'normal' || kind === 'bonus')) {
    findings.push(error('points', '没有下级的条目要有分值，请补上'))
  }
  if (!points.div(tree.step).round(0).times(tree.step).eq(points)) {
    findings.push(
      warning('points', `分值 ${plain(points)} 不是计分单位 ${tree.scheme.step} 的倍数，请改分值或计分单位`),
    )
  }
  if (node.rule) findings.push(...checkRule(node.rule, placed))
  return findings
}

function checkRule(rule: Rule, placed: PlacedNode): Finding[] {
  const { kind, points, node } = placed
  const kinds = KINDS_OF_FORM[rule.form]
  if (kinds && !kinds.includes(kind)) {
    return [error('kind', `这种评分规则要用在类别为“${kinds.map((each) => KIND_NAMES[each]).join('、')}”的条目上`)]
  }
  if (SCORELESS.includes(kind) && !kinds) {
    return [error('rule', `“${KIND_NAMES[kind]}”条目只能用“${KIND_NAMES[kind]}”规则`)]
  }
  const findings: Finding[] = []
  const most = mostPoints(rule)
  if (most && kind === 'normal' && !most.eq(points)) {
    findings.push(error('rule', `按规则最多得 ${plain(most)} 分，与分值 ${plain(points)} 不符，请改规则或分值`))
  }
  if (rule.form === 'grade') findings.push(...checkNeeds(rule))
  if (rule.form === 'evidence' && !node.evidence) findings.push(error('evidence', '按佐证评分的条目要写佐证要求'))
  return findings
}

/** The most a rule can give where the rule itself says it in points. */
function mostPoints(rule: Rule): Exact | undefined {
  const highest = (values: readonly string[]) =>
    values.map((value) => decimal(value)).reduce((a, b) => (a.gt(b) ? a : b))
  switch (rule.form) {
    case 'additive':
      return sum(rule.parts.map((part) => decimal(part.points)))
    case 'ladder':
      return highest(rule.steps.map((step) => step.points))
    case 'bands':
      return highest(rule.bands.map((band) => band.points))
    case 'survey':
      return sum(rule.questions.map((question) => highest(question.options.map((option) => option.points))))
    default:
      return undefined
  }
}

function checkNeeds(rule: Extract<Rule, { form: 'grade' }>): Finding[] {
  const count = rule.standards?.length ?? 0
  const wrong = rule.grades.flatMap((grade) => grade.needs ?? []).filter((ordinal) => ordinal > count)
  return wrong.length === 0 ? [] : [error('rule', `等级引用了第 ${wrong.join('、')} 条标准，但只有 ${count} 条标准`)]
}

function checkEvidence({ node }: PlacedNode): Finding[] {
  const { evidence } = node
  if (!evidence) return []
  const findings: Finding[] = []
  if (evidence.min !== undefined && evidence.max !== undefined && evidence.min > evidence.max) {
    findings.push(error('evidence', `最少 ${evidence.min} 件多于最多 ${evidence.max} 件，请改正`))
  }
  const wantsPhoto = (evidence.kinds ?? []).some((kind) => /图片|照片/.test(kind))
  if (wantsPhoto && evidence.reason === undefined) {
    findings.push(warning('evidence', '要求照片的条目要写明理由，写不出理由的请改为可用链接或文字'))
  }
  return findings
}

function checkDepartment(scheme: SchemeContent, { node }: PlacedNode): Finding[] {
  const { department } = node
  if (department === undefined || scheme.departments.length === 0 || scheme.departments.includes(department)) return []
  return [warning('department', `责任部门“${department}”不在体系的部门名单里，请核对写法或补进名单`)]
}

function checkFigures({ node }: PlacedNode, known: KnownFigures): Finding[] {
  const unknown = node.rule ? figuresRead(node.rule).filter((id) => !known.has(id)) : []
  return unknown.map((id) => {
    const nearest = nearestFigure(id, known)
    const advice = nearest === undefined ? '请核对数据编号' : `最接近的是 ${nearest}（${known.get(nearest)}），请核对`
    return warning('rule', `没有“${id}”这个数据，这一条算不出分；${advice}`)
  })
}
