import { writeOverlayWorkbook } from '../../../libs/scheme-files/index.ts'
import { applyOverlay, Overlay, placeScheme, plain, SchemeContent } from '../../../libs/scoring/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { errors, type OverlayCheck, type OverlayDraft, type SchemeVersion, shownFaults } from '../contract.ts'
import { mayChangeSchemes } from '../permissions.ts'
import * as queries from '../queries/index.ts'
import { draftFaults, overlayNodes, unstorable } from '../rules/index.ts'
import { isSame, publishScheme } from './publish.ts'
import { figureNames, versionOf } from './read.ts'
import { readOverlay } from './reading/index.ts'
import { receive } from './receive.ts'
import { workbook } from './workbook.ts'

interface Base {
  id: string
  content: SchemeContent
}

/** Reads a file of local rules and tries it on its base; nothing is kept. @throws AppError `schemes.unreadable`, `schemes.noSuchBase` */
export async function readOverlayFile(ctx: Context, name: string, request: Request): Promise<OverlayCheck> {
  mayChangeSchemes(ctx.actor)
  const bytes = await receive(request)
  const names = await figureNames(ctx)
  const alone = await readOverlay(bytes, name, undefined, names)
  if (!alone.overlay) return told(undefined, undefined, undefined, alone.faults)
  const base = await baseOf(ctx, alone.overlay.base)
  const { overlay, faults } = await readOverlay(bytes, name, base.content, names)
  return tell(ctx, base, overlay!, faults)
}

/** Tries local rules as they are being written; nothing is kept. @throws AppError `schemes.noSuchBase` */
export async function tryOverlay(ctx: Context, draft: OverlayDraft): Promise<OverlayCheck> {
  mayChangeSchemes(ctx.actor)
  const base = await baseOf(ctx, draft.base)
  const parsed = Overlay.safeParse(draft)
  if (!parsed.success) return told(base, undefined, draft, draftFaults(parsed.error))
  return tell(ctx, base, parsed.data, undefined)
}

async function tell(
  ctx: Context,
  base: Base,
  overlay: Overlay,
  placed: OverlayCheck['faults'] | undefined,
): Promise<OverlayCheck> {
  const names = new Map([...(await figureNames(ctx))].map(([id, { name }]) => [id, name]))
  const { scheme, faults } = applyOverlay(base.content, overlay, names)
  const check = told(base, scheme, overlay as OverlayDraft, placed ?? faults.map((fault) => ({ ...fault, ...nowhere })))
  const there = await queries.publishedVersion(ctx.db, scheme.key, scheme.version)
  return { ...check, published: there ? (isSame(there.content, scheme) ? 'same' : 'different') : 'no' }
}

const nowhere = { sheet: null, row: null, column: null }

function told(
  base: Base | undefined,
  scheme: SchemeContent | undefined,
  overlay: OverlayDraft | undefined,
  faults: OverlayCheck['faults'],
): OverlayCheck {
  const tree = scheme && placeScheme(scheme)
  return {
    overlay: overlay ?? null,
    base: base
      ? {
          id: base.id,
          title: base.content.title,
          version: base.content.version,
          points: plain(placeScheme(base.content).full),
        }
      : null,
    total: tree ? plain(tree.full) : '0',
    published: 'no',
    nodes: tree ? overlayNodes(tree) : [],
    hidden: scheme?.base?.hidden ?? [],
    errors: faults.filter(({ severity }) => severity === 'error').length,
    warnings: faults.filter(({ severity }) => severity === 'warning').length,
    faults: faults.slice(0, shownFaults),
  }
}

async function baseOf(ctx: Context, { key, version }: OverlayDraft['base']): Promise<Base> {
  const row = (await queries.publishedVersion(ctx.db, key, version)) ?? fail(errors.noSuchBase, { key, version })
  return { id: row.id, content: SchemeContent.parse(row.content) }
}

/**
 * Publishes what local rules make of their base as a version of its own; both are remembered.
 * @throws AppError `schemes.noSuchBase`, `schemes.faulty`, `schemes.published`
 */
export async function publishOverlay(ctx: Context, draft: OverlayDraft): Promise<SchemeVersion> {
  mayChangeSchemes(ctx.actor)
  const base = await baseOf(ctx, draft.base)
  const parsed = Overlay.safeParse(draft)
  if (!parsed.success) return refuse(draftFaults(parsed.error))
  const { scheme, faults } = applyOverlay(base.content, parsed.data)
  const wrong = faults.filter(({ severity }) => severity === 'error')
  if (wrong.length > 0) return refuse(wrong)
  const reason = unstorable(scheme, placeScheme(scheme))
  if (reason) fail(errors.unreadable, { reason })
  return versionOf(ctx, await publishScheme(ctx, SchemeContent.parse(scheme), parsed.data))
}

function refuse(faults: readonly { message: string }[]): never {
  fail(errors.faulty, { count: faults.length, first: faults[0]?.message ?? '' })
}

/** The local rules a version was made with, for the next ones to go on from. @throws AppError `schemes.noSuchVersion` */
export async function overlayOf(ctx: Context, id: string): Promise<{ overlay: OverlayDraft | null }> {
  const row = (await queries.overlayOf(ctx.db, id)) ?? fail(errors.noSuchVersion)
  return { overlay: row.overlay as OverlayDraft | null }
}

/** @throws AppError `schemes.noSuchVersion`, also for a version without local rules */
export async function exportOverlay(ctx: Context, id: string): Promise<Response> {
  const { overlay } = await overlayOf(ctx, id)
  const content = Overlay.parse(overlay ?? fail(errors.noSuchVersion))
  return workbook(writeOverlayWorkbook(content), `${content.title}（${content.version}）地方细则.xlsx`)
}
