import { z } from 'zod'
import { placeScheme, SchemeContent, type SchemeTree as ScoringTree } from '../../../libs/scoring/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import {
  type Cycle,
  errors,
  type SchemeNode,
  type SchemeTree,
  type SchemeVersion,
  type VersionView,
} from '../contract.ts'
import * as queries from '../queries/index.ts'
import { describeAbout, describeNode, type FigureNames, localNodes } from '../rules/index.ts'
import { toCycle } from './cycles.ts'

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
  const local = localNodes(tree)
  const nodes = tree.nodes.map((placed) => describeNode(placed, (path) => idOf.get(path)!, names, local(placed.path)))
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

export async function figureNames(ctx: Context): Promise<FigureNames> {
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
  return {
    cycle,
    title,
    version,
    note: note ?? null,
    levels,
    about: describeAbout(scheme.content),
    nodes: scheme.nodes,
  }
}

/** Every published version, the newest first. */
export async function listVersions(ctx: Context): Promise<{ items: SchemeVersion[] }> {
  const rows = await queries.listVersions(ctx.db, ctx.actor.unitId)
  return { items: rows.map(toVersion) }
}

/** A published version with its tree. @throws AppError `schemes.noSuchVersion` */
export async function viewVersion(ctx: Context, id: string): Promise<VersionView> {
  const version = await versionOf(ctx, id)
  const { content, nodes } = await schemeOf(ctx, id)
  return { version, levels: content.levels, about: describeAbout(content), nodes }
}

export async function versionOf(ctx: Context, id: string): Promise<SchemeVersion> {
  return toVersion((await queries.listVersions(ctx.db, ctx.actor.unitId, id))[0] ?? fail(errors.noSuchVersion))
}

function toVersion({ published_at, kept_by, ...row }: queries.ListedVersionRow): SchemeVersion {
  return { ...row, keptBy: kept_by, publishedAt: published_at.toISOString() }
}
