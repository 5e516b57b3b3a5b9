import { isDeepStrictEqual } from 'node:util'
import { checkScheme, placeScheme, SchemeContent, type SchemeTree } from '../../../libs/scoring/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { errors } from '../contract.ts'
import { mayChangeSchemes } from '../permissions.ts'
import * as queries from '../queries.ts'

/**
 * Publishes a version of a scheme and returns its id; the same content again is the version already there.
 * @throws AppError `schemes.faulty`, `schemes.published` when that version is there with other content
 */
export async function publishScheme(ctx: Context, content: SchemeContent): Promise<string> {
  const permit = mayChangeSchemes(ctx.actor)
  const faults = checkScheme(content).filter((fault) => fault.severity === 'error')
  if (faults[0]) fail(errors.faulty, { count: faults.length, first: `${faults[0].path}：${faults[0].message}` })
  return ctx.transaction(async (tx) => {
    const id = ctx.newId()
    const head = { scheme: content.key, version: content.version, title: content.title }
    if (
      !(await queries.insertVersion(tx.db, permit, {
        id,
        ...head,
        content: JSON.stringify(content),
        published_at: ctx.now,
      }))
    ) {
      const there = (await queries.publishedVersion(tx.db, content.key, content.version))!
      if (!isSame(there.content, content)) fail(errors.published, head)
      return there.id
    }
    await queries.insertNodes(tx.db, permit, nodeRows(id, placeScheme(content), ctx.newId))
    tx.audit({ action: 'scheme.publish', entity: 'scheme', entityId: id, after: head })
    return id
  })
}

/** Whether a stored version says just what `content` says. */
export function isSame(stored: unknown, content: SchemeContent): boolean {
  return isDeepStrictEqual(stored, JSON.parse(JSON.stringify(content)))
}

/** Publishes every scheme of `content/schemes/`; returns the ids of their versions. */
export async function publishSchemes(ctx: Context): Promise<string[]> {
  const ids: string[] = []
  for (const content of await ctx.content.load('schemes', SchemeContent)) ids.push(await publishScheme(ctx, content))
  return ids
}

function nodeRows(versionId: string, tree: SchemeTree, newId: () => string) {
  const ids = new Map(tree.nodes.map(({ path }) => [path, newId()]))
  return tree.nodes.map((placed, position) => ({
    id: ids.get(placed.path)!,
    version_id: versionId,
    parent_id: placed.parent ? ids.get(placed.parent.path)! : null,
    path: placed.path,
    number: placed.node.number,
    name: placed.node.name,
    depth: placed.depth,
    position,
    points: placed.points.toFixed(),
    kind: placed.kind,
    department: placed.node.department ?? null,
    is_criterion: placed.children.length === 0,
  }))
}
