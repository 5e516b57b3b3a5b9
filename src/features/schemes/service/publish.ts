import { isDeepStrictEqual } from 'node:util'
import { checkScheme, type Overlay, placeScheme, SchemeContent, type SchemeTree } from '../../../libs/scoring/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { errors } from '../contract.ts'
import { mayChangeSchemes } from '../permissions.ts'
import * as queries from '../queries/index.ts'

/**
 * Publishes a version of a scheme and returns its id; the same content again is the version already there. `overlay` are the
 * local rules it was made with.
 * @throws AppError `schemes.faulty`, `schemes.published` when that version is there with other content
 */
export async function publishScheme(ctx: Context, content: SchemeContent, overlay?: Overlay): Promise<string> {
  const permit = mayChangeSchemes(ctx.actor)
  const faults = checkScheme(content).filter((fault) => fault.severity === 'error')
  if (faults[0]) fail(errors.faulty, { count: faults.length, first: `${faults[0].path}：${faults[0].message}` })
  return ctx.transaction(async (tx) => {
    const id = ctx.newId()
    const head = { scheme: content.key, version: content.version, title: content.title }
    const { base } = content
    const under = base && (await queries.publishedVersion(tx.db, base.key, base.version))
    const row = {
      id,
      ...head,
      content: JSON.stringify(content),
      published_at: ctx.now,
      base_version_id: under?.id ?? null,
      overlay: overlay === undefined ? null : JSON.stringify(overlay),
      published_unit_id: permit.unitId,
      withdrawn_at: null,
    }
    if (!(await queries.insertVersion(tx.db, permit, row))) {
      const there = (await queries.versionNamed(tx.db, content.key, content.version))!
      if (isSame(there.content, content)) {
        if (there.withdrawn) await queries.setWithdrawn(tx.db, permit, there.id, null)
        return there.id
      }
      if (!there.withdrawn) fail(errors.published, head)
      await queries.giveNameAway(tx.db, permit, there.id)
      await queries.insertVersion(tx.db, permit, row)
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
