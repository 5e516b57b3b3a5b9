import type { OperationArguments, OperationOutput } from '../../../libs/contract/index.ts'
import { fail } from '../../../platform/errors.ts'
import { attachment } from '../../../platform/http/attachment.ts'
import type { Context } from '../../../platform/http/context.ts'
import { type Evidence, errors, type operations } from '../contract.ts'
import { mayDescribe, maySeeConfidential } from '../permissions.ts'
import * as queries from '../queries.ts'
import type { EvidenceTable } from '../tables.ts'
import { describeEvidence, describeOne } from './describe.ts'

export function listEvidence(
  ctx: Context,
  { kind, search, page, pageSize }: OperationArguments<typeof operations.list>['query'],
): Promise<OperationOutput<typeof operations.list>> {
  const filter = { unitId: ctx.actor.unitId, seesConfidential: maySeeConfidential(ctx.actor), kind, search }
  return ctx.transaction(async (tx) => {
    const rows = await queries.listEvidence(tx.db, filter, pageSize, (page - 1) * pageSize)
    const { items } = await describeEvidence(tx, rows)
    return { items, total: await queries.countEvidence(tx.db, filter) }
  })
}

export async function getEvidence(ctx: Context, id: string): Promise<OperationOutput<typeof operations.get>> {
  const row = await evidenceRow(ctx, id)
  return ctx.transaction(async (tx) => {
    const { items, uses } = await describeEvidence(tx, [row])
    const usedBy = uses.map(({ recordId, ledger, title, occurredOn }) => ({ recordId, ledger, title, occurredOn }))
    return { ...items[0]!, usedBy }
  })
}

export async function updateEvidence(ctx: Context, id: string, caption: string | null): Promise<Evidence> {
  const row = await evidenceRow(ctx, id)
  const permit = mayDescribe(ctx.actor, row)
  return ctx.transaction(async (tx) => {
    await queries.updateCaption(tx.db, permit, id, caption)
    const change = { before: { caption: row.caption }, after: { caption } }
    tx.audit({ action: 'evidence.update', entity: 'evidence', entityId: id, ...change })
    return describeOne(tx, { ...row, caption })
  })
}

/** The bytes as they came in, always to be saved: what was uploaded never runs or shows in our pages. */
export async function downloadOriginal(ctx: Context, id: string, request: Request): Promise<Response> {
  const row = await evidenceRow(ctx, id)
  return answer(ctx, row, request, undefined, {
    'content-type': 'application/octet-stream',
    'content-disposition': attachment(row.name),
    'content-length': String(row.size),
  })
}

/** A picture we drew ourselves, so it may show in the page. */
export async function downloadThumbnail(ctx: Context, id: string, request: Request): Promise<Response> {
  const row = await evidenceRow(ctx, id)
  if (!row.has_thumbnail) fail(errors.noSuchEvidence)
  return answer(ctx, row, request, 'webp', { 'content-type': 'image/webp' })
}

async function answer(
  ctx: Context,
  row: EvidenceTable,
  request: Request,
  variant: string | undefined,
  headers: Record<string, string>,
): Promise<Response> {
  const etag = `"${row.sha256}${variant ? `-${variant}` : ''}"`
  const kept = { etag, 'cache-control': 'private, no-cache', 'x-content-type-options': 'nosniff' }
  const asked = request.headers
    .get('if-none-match')
    ?.split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
  if (asked?.includes(etag)) return new Response(null, { status: 304, headers: kept })
  if (!(await ctx.files.exists(row.sha256, variant))) {
    ctx.log.error({ evidence: row.id, sha256: row.sha256, variant }, 'a stored file is missing')
    fail(errors.noSuchEvidence)
  }
  return new Response(ctx.files.read(row.sha256, variant), { headers: { ...kept, ...headers } })
}

async function evidenceRow(ctx: Context, id: string): Promise<EvidenceTable> {
  const row = await queries.evidenceById(ctx.db, ctx.actor.unitId, id, maySeeConfidential(ctx.actor))
  return row ?? fail(errors.noSuchEvidence)
}
