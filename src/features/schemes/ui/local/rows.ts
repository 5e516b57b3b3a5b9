import type { TreeItem } from '../../../../web/kit/tree-grid.tsx'
import type { DraftAddition, OverlayDraft, SchemeNode } from '../../contract.ts'
import { changeOf, pathOf } from './draft.ts'

/** A node of the base or an addition, as it stands in the editor. */
export interface LocalRow extends TreeItem {
  path: string
  under: string | undefined
  number: string
  name: string
  kind: SchemeNode['kind']
  basePoints: string | null
  points: string
  department: string
  baseDepartment: string | undefined
  hidden: boolean
  /** Of an addition: its place in the draft, its wording, how it is scored in words. */
  addition: number | undefined
  addedName: string | undefined
  ruleText: string
}

/** The base's nodes in document order, each followed by what was added below it. */
export function localRows(nodes: readonly SchemeNode[], draft: OverlayDraft): LocalRow[] {
  const rows: LocalRow[] = []
  const hidden = draft.changes.filter(({ hide }) => hide).map(({ path }) => `${path}/`)
  const isHidden = (path: string) => hidden.some((each) => `${path}/`.startsWith(each))
  const idOf = new Map(nodes.map(({ path, id }) => [path, id]))
  const below = new Map<string | undefined, { addition: DraftAddition; index: number }[]>()
  for (const [index, addition] of draft.additions.entries()) {
    below.set(addition.under, [...(below.get(addition.under) ?? []), { addition, index }])
  }
  const seen = new Set<number>()
  const addBelow = (path: string | undefined, parentId: string | null, depth: number) => {
    for (const { addition, index } of below.get(path) ?? []) {
      if (seen.has(index)) continue
      seen.add(index)
      const id = `added-${index}`
      rows.push(rowOfAddition(addition, index, id, parentId, depth))
      addBelow(pathOf(addition), id, depth + 1)
    }
  }
  const line: SchemeNode[] = []
  const close = (depth: number) => {
    while (line.length >= depth) {
      const done = line.pop()!
      addBelow(done.path, done.id, done.depth + 1)
    }
  }
  for (const node of nodes) {
    close(node.depth)
    rows.push(rowOfNode(node, draft, isHidden(node.path)))
    line.push(node)
  }
  close(1)
  addBelow(undefined, null, 1)
  // What stands below a path that is not there is shown at the end, so that it can be removed.
  for (const path of below.keys()) if (path !== undefined && !idOf.has(path)) addBelow(path, null, 1)
  return rows
}

function rowOfNode(node: SchemeNode, draft: OverlayDraft, hidden: boolean): LocalRow {
  const { id, parentId, depth, path, number, name, kind, points, department } = node
  const change = changeOf(draft, path)
  return {
    id,
    parentId,
    depth,
    path,
    under: path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : undefined,
    number,
    name,
    kind,
    basePoints: points,
    points: change?.points ?? '',
    department: change?.department ?? '',
    baseDepartment: department ?? undefined,
    hidden,
    addition: undefined,
    addedName: undefined,
    ruleText: '',
  }
}

function rowOfAddition(
  addition: DraftAddition,
  index: number,
  id: string,
  parentId: string | null,
  depth: number,
): LocalRow {
  const { under, number, name, kind = 'normal', points = '', department = '', rule } = addition
  return {
    id,
    parentId,
    depth,
    path: pathOf(addition),
    under,
    number,
    name: name || number,
    kind,
    basePoints: null,
    points,
    department,
    baseDepartment: undefined,
    hidden: false,
    addition: index,
    addedName: name,
    ruleText: rule?.form === 'assessed' && typeof rule.text === 'string' ? rule.text : '',
  }
}
