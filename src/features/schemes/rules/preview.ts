import type { SchemeTree } from '../../../libs/scoring/index.ts'
import type { PreviewNode } from '../contract.ts'
import { describeNode } from './describe-node.ts'
import type { FigureNames } from './describe-rule.ts'

/** The nodes of a file as far as it could be read, in document order. Paths may repeat in a faulty one, so places are the ids. */
export function previewNodes(tree: SchemeTree, names: FigureNames): PreviewNode[] {
  const ids = new Map(tree.nodes.map((placed, index) => [placed, String(index + 1)]))
  return tree.nodes.map((placed) => {
    const { number, name, depth, points, kind, methods, department, evidence, rule } = describeNode(
      placed,
      (path) => path,
      names,
    )
    const parentId = placed.parent ? ids.get(placed.parent)! : null
    const id = ids.get(placed)!
    return { id, parentId, number, name, depth, points, kind, methods, department, evidence, rule }
  })
}
