import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { checkScheme, placeScheme, SchemeContent, type SchemeTree as ScoringTree } from '../../libs/scoring/index.ts'
import { fail } from '../../platform/errors.ts'
import type { Context } from '../../platform/http/context.ts'
import { type Cycle, errors, type SchemeNode, type SchemeTree } from './contract.ts'
import { mayChangeSchemes } from './permissions.ts'
import * as queries from './queries.ts'
import { describeNode, type FigureNames } from './rules/index.ts'
import type { CycleTable } from './tables.ts'

declare module '../../platform/http/context.ts' {
  interface Events {
    /** The actor's unit is judged by this cycle from now on. */
    'cycle.started': { cycle: Cycle }
  }
}

/** A published version, laid out for scoring and for reading; never changes, so it is kept in memory. */
export interface Scheme {
  versionId: string
  content: SchemeContent
  tree: ScoringTree
  /** Document order. */
  nodes: SchemeNode[]
  criteria: SchemeNode[]
  byId: ReadonlyMap<string, SchemeNode>
  idOf: ReadonlyMap<string, string>
}

/** More versions than a server's units use at a time; beyond it the oldest loaded one is read again when needed. */
const keptVersions = 50
const loaded = new Map<string, Promise<Scheme>>()

export function schemeOf(ctx: Context, versionId: string): Promise<Scheme> {
  let scheme = loaded.get(versionId)
  if (!scheme) {
    scheme = loadScheme(ctx, versionId)
    loaded.set(versionId, scheme)
    scheme.catch(() => loaded.delete(versionId))
    if (loaded.size > keptVersions) loaded.delete(loaded.keys().next().value!)
  }
  return scheme
}

async function loadScheme(ctx: Context, versionId: string): Promise<Scheme> {
  const row = (await queries.versionById(ctx.db, versionId)) ?? fail(errors.noSuchVersion)
  const content = SchemeContent.parse(row.content)
  const tree = placeScheme(content)
  const idOf = await queries.nodeIds(ctx.db, versionId)
  const names = await figureNames(ctx)
  const nodes = tree.nodes.map((placed) => describeNode(placed, (path) => idOf.get(path)!, names))
  return {
    versionId,
    content,
    tree,
    nodes,
    criteria: nodes.filter((node) => node.isCriterion),
    byId: new Map(nodes.map((node) => [node.id, node])),
    idOf,
  }
}

/** The one thing a rule's sentence needs of `content/figures/`; the feature that computes figures knows the rest. */
const NamedFigures = z.looseObject({
  figures: z.array(z.looseObject({ id: z.string(), name: z.string(), unit: z.string() })),
})

async function figureNames(ctx: Context): Promise<FigureNames> {
  const files = await ctx.content.load('figures', NamedFigures)
  return new Map(files.flatMap((file) => file.figures.map((figure) => [figure.id, figure])))
}

/** The cycle the unit is in, or undefined before the first one is started. */
export async function currentCycle(ctx: Context): Promise<Cycle | undefined> {
  const row = await queries.currentCycle(ctx.db, ctx.actor.unitId)
  return row && toCycle(row)
}

/** The current cycle and its scheme. @throws AppError `schemes.noCycle` */
export async function currentScheme(ctx: Context): Promise<{ cycle: Cycle; scheme: Scheme }> {
  const cycle = (await currentCycle(ctx)) ?? fail(errors.noCycle)
  return { cycle, scheme: await schemeOf(ctx, cycle.versionId) }
}

/** The tree people see: the current cycle's scheme. @throws AppError `schemes.noCycle` */
export async function currentTree(ctx: Context): Promise<SchemeTree> {
  const { cycle, scheme } = await currentScheme(ctx)
  const { title, version, note, levels } = scheme.content
  return { cycle, title, version, note: note ?? null, levels, nodes: scheme.nodes }
}

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
    const json = JSON.stringify(content)
    const head = { scheme: content.key, version: content.version, title: content.title }
    if (!(await queries.insertVersion(tx.db, permit, { id, ...head, content: json, published_at: ctx.now }))) {
      const there = (await queries.publishedVersion(tx.db, content.key, content.version))!
      if (!isDeepStrictEqual(there.content, JSON.parse(json))) fail(errors.published, head)
      return there.id
    }
    await queries.insertNodes(tx.db, permit, nodeRows(id, placeScheme(content), ctx.newId))
    tx.audit({ action: 'scheme.publish', entity: 'scheme', entityId: id, after: head })
    return id
  })
}

/** Publishes every scheme of `content/schemes/`; returns the ids of their versions. */
export async function publishSchemes(ctx: Context): Promise<string[]> {
  const ids: string[] = []
  for (const content of await ctx.content.load('schemes', SchemeContent)) ids.push(await publishScheme(ctx, content))
  return ids
}

function nodeRows(versionId: string, tree: ScoringTree, newId: () => string) {
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

export interface NewCycle {
  /** Key of the scheme. */
  scheme: string
  /** Absent: the version published last. */
  version?: string
  name: string
  startsOn: string
  endsOn: string
}

/**
 * Puts the unit under a published version from `startsOn` to `endsOn`; the cycle before it stays readable.
 * @throws AppError `schemes.noSuchVersion`, `schemes.datesReversed`
 */
export async function startCycle(ctx: Context, { scheme, version, name, startsOn, endsOn }: NewCycle): Promise<Cycle> {
  const permit = mayChangeSchemes(ctx.actor)
  if (endsOn < startsOn) fail(errors.datesReversed)
  return ctx.transaction(async (tx) => {
    const published = (await queries.publishedVersion(tx.db, scheme, version)) ?? fail(errors.noSuchVersion)
    const row: CycleTable = {
      unit_id: permit.unitId,
      id: ctx.newId(),
      name,
      version_id: published.id,
      starts_on: startsOn,
      ends_on: endsOn,
      is_current: true,
    }
    await queries.replaceCurrentCycle(tx.db, permit, row)
    const cycle = toCycle(row)
    tx.audit({ action: 'cycle.start', entity: 'cycle', entityId: row.id, after: cycle })
    await tx.emit('cycle.started', { cycle })
    return cycle
  })
}

function toCycle(row: CycleTable): Cycle {
  return { id: row.id, name: row.name, startsOn: row.starts_on, endsOn: row.ends_on, versionId: row.version_id }
}
