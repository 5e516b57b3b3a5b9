import type { FileFault, ReadScheme } from '../../libs/scheme-files/index.ts'
import {
  KIND_NAMES,
  type NodeKind,
  placeScheme,
  plain,
  type SchemeDifference,
  type SchemeTree,
} from '../../libs/scoring/index.ts'

interface ListedNode {
  path: string
  depth: number
  name: string
  points: string
  kind: NodeKind
  methods: string[]
  department: string | null
}

export interface Listing {
  total: string
  nodes: ListedNode[]
  faults: FileFault[]
}

/** The nodes of a scheme in document order, as far as it could be read. */
export function listing({ scheme, faults }: ReadScheme): Listing {
  if (!scheme) return { total: '0', nodes: [], faults }
  const tree = placeScheme(scheme)
  const nodes = tree.nodes.map(({ path, depth, node, points, kind }) => ({
    path,
    depth,
    name: node.name,
    points: node.points ?? plain(points),
    kind,
    methods: node.methods,
    department: node.department ?? null,
  }))
  return { total: plain(tree.full), nodes, faults }
}

export function faultText({ sheet, row, column, severity, message }: FileFault): string {
  const place = sheet === '' ? `第 ${row} 行第 ${column} 个字` : `${sheet}!${column}${row}`
  return `${place} ${severity === 'error' ? '错误' : '提醒'}：${message}`
}

export function checkText({ total, nodes, faults }: Listing): string {
  const tree = nodes.map(({ path, depth, name, points, kind }) => {
    const number = path.slice(path.lastIndexOf('/') + 1)
    const kindWord = kind === 'normal' ? '' : `［${KIND_NAMES[kind]}］`
    return `${'  '.repeat(depth - 1)}${number} ${name}${kindWord} ${points} 分`
  })
  const verdict = faults.length === 0 ? '没有发现问题' : `发现 ${faults.length} 处问题`
  return [...tree, '', `共 ${nodes.length} 个条目，满分 ${total} 分，${verdict}`, ...faults.map(faultText), ''].join(
    '\n',
  )
}

interface ScoreToShow {
  full: string
  got: string
  class: string
  why: string
  term?: { got: string; why: string }
  nodes: { path: string; got: string; full: string; lost: string; why: string; winBack: string }[]
}

export function scoreText(score: ScoreToShow, tree: SchemeTree): string {
  const lost = score.nodes.filter((node) => node.lost !== '0' && tree.byPath.get(node.path)?.children.length === 0)
  return [
    `得分 ${score.got} / ${score.full}，等次：${score.class}`,
    score.why,
    ...(score.term ? [`本届 ${score.term.got} 分：${score.term.why}`] : []),
    '',
    `失分 ${lost.length} 条：`,
    ...lost.map(
      ({ path, lost: points, why, winBack }) =>
        `${path} ${tree.byPath.get(path)?.node.name} −${points}：${why}${winBack}`,
    ),
    '',
  ].join('\n')
}

const CHANGES = { added: '新增', removed: '删除', moved: '移动', changed: '修改' }
const FIELDS: Record<string, string> = {
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

export function diffText(
  difference: SchemeDifference & { score?: Record<'before' | 'after', { got: string; class: string }> },
): string {
  const { before, after, nodes, score } = difference
  const rows = nodes.map(({ path, name, change, from, fields }) => {
    const told = fields.map(({ field, before: old, after: now }) => `${FIELDS[field]} ${brief(old)} → ${brief(now)}`)
    return `${CHANGES[change]} ${from === undefined ? '' : `${from} → `}${path} ${name}${told.length > 0 ? `：${told.join('；')}` : ''}`
  })
  const effect = score
    ? [`得分 ${score.before.got}（${score.before.class}）→ ${score.after.got}（${score.after.class}）`]
    : []
  return [...rows, `满分 ${before} → ${after}，${nodes.length} 处不同`, ...effect, ''].join('\n')
}

function brief(value: unknown): string {
  if (value === undefined) return '（无）'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
