import type { z } from 'zod'
import type { SchemeTree } from '../../../libs/scoring/index.ts'
import type { OverlayCheck, OverlayFault } from '../contract.ts'

/** The composed tree with what is local about it. */
export function overlayNodes(tree: SchemeTree): OverlayCheck['nodes'] {
  const localOf = localNodes(tree)
  return tree.nodes.map(({ path, node, depth, points, kind }) => ({
    path,
    number: node.number,
    name: node.name,
    depth,
    points: points.toFixed(),
    kind,
    local: localOf(path),
  }))
}

/** Which nodes of a scheme were added or changed by local rules. */
export function localNodes({ scheme }: SchemeTree): (path: string) => 'added' | 'changed' | null {
  const { added = [], changed = [] } = scheme.base ?? {}
  const local = new Map<string, 'added' | 'changed'>([
    ...changed.map((path) => [path, 'changed'] as const),
    ...added.map((path) => [path, 'added'] as const),
  ])
  return (path) => local.get(path) ?? null
}

/** What keeps a draft from being laid over anything. */
export function draftFaults(error: z.ZodError): OverlayFault[] {
  return error.issues.map(({ path: [part, index, field], message }) => {
    const inList = part === 'changes' || part === 'additions'
    return {
      part: inList ? part : ('head' as const),
      index: inList ? Number(index) : 0,
      field: String((inList ? field : part) ?? ''),
      severity: 'error' as const,
      message: `${placeInWords(part, index, field)}${message}`,
      sheet: null,
      row: null,
      column: null,
    }
  })
}

const WORDS: Record<string, string> = {
  path: '路径',
  under: '上级',
  number: '编号',
  name: '内容',
  points: '分值',
  weight: '权重',
  methods: '测评方法',
  department: '责任部门',
  evidence: '佐证要求',
  rule: '评分规则',
  note: '说明',
  key: '体系代号',
  version: '版本',
  title: '名称',
  issuer: '发布机关',
  effectiveFrom: '生效日期',
  effectiveTo: '失效日期',
  total: '满分',
}

function placeInWords(part: unknown, index: unknown, field: unknown): string {
  if (part !== 'changes' && part !== 'additions') return `“${WORDS[String(part)] ?? String(part)}”`
  const list = part === 'changes' ? '调整' : '增加'
  return `${list}的第 ${Number(index) + 1} 条“${WORDS[String(field)] ?? String(field)}”`
}
