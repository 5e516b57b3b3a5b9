import { writeRuleCell } from '../../../libs/scheme-files/index.ts'
import {
  type ComparedField,
  diffTrees,
  KIND_NAMES,
  type PlacedNode,
  plain,
  ruleOf,
  type SchemeTree,
} from '../../../libs/scoring/index.ts'
import type { Sheet } from '../../../libs/spreadsheet/index.ts'
import type { DiffField, DiffNode, SchemeDiff } from '../contract.ts'
import { describeEvidence } from './describe-evidence.ts'
import { describeRule, type FigureNames } from './describe-rule.ts'

/** What a node on one side only is told with. */
const WHOLE: readonly ComparedField[] = ['points', 'kind', 'methods', 'department', 'evidence', 'rule', 'sum', 'note']

/** What changed between two schemes, node by node, in sentences. */
export function describeDiff(a: SchemeTree, b: SchemeTree, names: FigureNames): DiffNode[] {
  return diffTrees(a, b).map(({ before, after, change, fields }) => {
    const placed = (after ?? before)!
    const compared = before && after ? fields.map(({ field }) => field) : WHOLE
    return {
      change,
      path: placed.path,
      from: change === 'moved' ? before!.path : null,
      name: placed.node.name,
      above: namesAbove(placed),
      kind: placed.kind,
      isCriterion: placed.children.length === 0,
      fields: compared.flatMap((field) => bothSides(field, before, after, names)),
    }
  })
}

function bothSides(
  field: ComparedField,
  a: PlacedNode | undefined,
  b: PlacedNode | undefined,
  names: FigureNames,
): DiffField[] {
  const [before, after] = [a && say(field, a, names), b && say(field, b, names)].map((text) => text || null)
  if (!before && !after) return []
  if (before !== after || !a || !b) return [{ field, before: before!, after: after! }]
  // The sentences leave something out in which the two differ: the cells of the table say everything.
  return [{ field, before: inFull(field, a), after: inFull(field, b) }]
}

function say(field: ComparedField, placed: PlacedNode, names: FigureNames): string {
  const { node } = placed
  switch (field) {
    case 'points':
      return plain(placed.points)
    case 'kind':
      return placed.kind === 'normal' ? '' : KIND_NAMES[placed.kind]
    case 'methods':
      return node.methods.join('、')
    case 'evidence':
      return node.evidence ? describeEvidence(node.evidence) : ''
    case 'rule':
      return placed.children.length === 0 ? describeRule(ruleOf(placed), names) : ''
    case 'sum':
      return node.sum ? writeRuleCell(undefined, node.sum) : ''
    default:
      return node[field] ?? ''
  }
}

function inFull(field: ComparedField, { node }: PlacedNode): string | null {
  if (field === 'rule') return writeRuleCell(node.rule, undefined) || null
  return JSON.stringify(node[field]) ?? null
}

function namesAbove(placed: PlacedNode): string[] {
  const names: string[] = []
  for (let at = placed.parent; at; at = at.parent) names.unshift(at.node.name)
  return names
}

export const CHANGES: Record<DiffNode['change'], string> = {
  added: '新增',
  removed: '删除',
  moved: '移动',
  changed: '修改',
}
export const FIELDS: Record<DiffField['field'], string> = {
  name: '名称',
  points: '分值',
  kind: '类别',
  methods: '测评方法',
  department: '责任部门',
  evidence: '佐证要求',
  rule: '评分规则',
  sum: '汇总',
  note: '说明',
}

/** The difference as a table to print or pass on: one row a field. */
export function diffSheet({ from, to, nodes }: SchemeDiff): Sheet {
  const rows = nodes.flatMap(({ change, path, from: former, above, name, fields }) => {
    const place = [CHANGES[change], path, former, [...above, name].join(' › ')]
    return fields.length === 0
      ? [[...place, null, null, null]]
      : fields.map(({ field, before, after }) => [...place, FIELDS[field], before, after])
  })
  return {
    name: '版本对照',
    header: ['变动', '编号', '原编号', '条目', '内容', `${from.title} ${from.version}`, `${to.title} ${to.version}`],
    rows: [['满分', null, null, null, null, from.points, to.points], ...rows],
    widths: [8, 18, 18, 50, 10, 50, 50],
  }
}
