import { fail } from '../../../platform/errors.ts'
import { errors, type Reorganization } from '../contract.ts'
import type { OrganizationNodeTable } from '../tables.ts'

const bad = (reason: string) => fail(errors.badParts, { reason })

/** What is merged or split, and into what; a target named anew is made by `create`. @throws AppError `organization.badParts` */
export function placesOf<Node extends OrganizationNodeTable>(
  { kind, sources: sourceIds, targets: named }: Reorganization,
  nodes: readonly Node[],
  create: (name: string, kind: OrganizationNodeTable['kind']) => OrganizationNodeTable,
): { sources: Node[]; targets: OrganizationNodeTable[] } {
  const find = (id: string) => nodes.find((node) => node.id === id) ?? fail(errors.noSuchNode)
  const sources = [...new Set(sourceIds)].map(find)
  const { kind: sort } = sources[0]!
  const targets = named.map((target) => ('nodeId' in target ? find(target.nodeId) : create(target.name, sort)))
  if ([...sources, ...targets].some((node) => node.kind !== sort)) bad('部门和社区不能并在一起')
  if (new Set(targets.map((node) => node.id)).size < targets.length) bad('同一个部门或社区只能列一次')
  if (new Set(targets.map((node) => node.name)).size < targets.length) bad('拆分后的名称不能相同')
  if (kind === 'merge') {
    if (targets.length !== 1) bad('合并只能有一个去向')
    if (new Set([...sources, ...targets.filter((target) => 'nodeId' in named[targets.indexOf(target)]!)]).size < 2) {
      bad('合并至少要选两个部门或社区')
    }
  } else {
    if (sources.length !== 1) bad('每次只拆分一个部门或社区')
    if (targets.length < 2) bad('拆分后至少要有两个部门或社区')
  }
  return { sources, targets }
}
