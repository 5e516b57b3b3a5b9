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
      message,
      sheet: null,
      row: null,
      column: null,
    }
  })
}
