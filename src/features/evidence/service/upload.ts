import { AppError, fail } from '../../../platform/errors.ts'
import { type ReceivedFile, TooLargeError } from '../../../platform/files/index.ts'
import type { Context, WriteContext } from '../../../platform/http/context.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import { type Evidence, errors, uploadLimit } from '../contract.ts'
import { maySeeConfidential, mayUpload } from '../permissions.ts'
import { evidenceByContent, insertEvidence } from '../queries.ts'
import { keptName } from '../rules/name.ts'
import type { FileKind } from '../rules/types.ts'
import type { EvidenceTable } from '../tables.ts'
import { describeOne } from './describe.ts'
import { type Picture, readPicture, readTakenAt } from './picture.ts'
import { recognise } from './recognise.ts'

type Stored = Evidence & { alreadyThere: boolean }
type Stream = ReadableStream<Uint8Array>

/** The body of an upload; one that says it is too large is refused before a byte of it is read. */
export function uploadEvidence(ctx: Context, name: string, request: Request): Promise<Stored> {
  if (Number(request.headers.get('content-length')) > uploadLimit) throw tooLarge()
  return storeEvidence(ctx, { name, stream: request.body })
}

const tooLarge = () => new AppError(errors.tooLarge, { limit: uploadLimit / 1024 / 1024 })

/** Takes in a file by its content: the same bytes are the evidence already there; what fails on the way leaves nothing. */
export async function storeEvidence(
  ctx: Context,
  { name, stream }: { name: string; stream: Stream | null },
): Promise<Stored> {
  const permit = mayUpload(ctx.actor)
  const file = await receive(ctx, stream ?? fail(errors.empty))
  try {
    if (file.size === 0) fail(errors.empty)
    const there = await evidenceByContent(ctx.db, permit.unitId, file.sha256, seerOf(ctx))
    if (there) return await again(ctx, there, file)
    const kind = (await recognise(file.path)) ?? fail(errors.unknownKind)
    const takenAt = kind.kind === 'photo' ? await readTakenAt(file.path, ctx.now) : null
    const picture = kind.picture ? await readPicture(file.path) : undefined
    return await keep(ctx, permit, rowOf(ctx, file, name, kind, takenAt, picture), file, picture)
  } finally {
    await ctx.files.drop(file)
  }
}

const seerOf = ({ actor }: Context) => ({ userId: actor.userId, seesConfidential: maySeeConfidential(actor) })

async function receive(ctx: Context, stream: Stream): Promise<ReceivedFile> {
  try {
    return await ctx.files.receive(stream, uploadLimit)
  } catch (error) {
    if (error instanceof TooLargeError) throw tooLarge()
    // Faults of the disk have a system call to name; everything else is the sender's line.
    if ((error as NodeJS.ErrnoException).syscall) throw error
    throw new AppError(errors.incomplete)
  }
}

function rowOf(
  ctx: Context,
  file: ReceivedFile,
  name: string,
  kind: FileKind,
  takenAt: Date | null,
  picture: Picture | undefined,
): EvidenceTable {
  return {
    unit_id: ctx.actor.unitId,
    id: ctx.newId(),
    sha256: file.sha256,
    shelf: '',
    size: file.size,
    media_type: kind.mediaType,
    kind: kind.kind,
    name: keptName(name, kind),
    caption: null,
    width: picture?.width ?? null,
    height: picture?.height ?? null,
    taken_at: takenAt,
    has_thumbnail: picture !== undefined,
    confidential: false,
    created_by: ctx.actor.userId,
    created_at: ctx.now,
  }
}

/** The row is only committed when the bytes lie in their place, so that no row ever points at nothing. */
async function keep(
  ctx: Context,
  permit: Permit<'evidence.write'>,
  row: EvidenceTable,
  file: ReceivedFile,
  picture: Picture | undefined,
): Promise<Stored> {
  return ctx.transaction(async (tx) => {
    const inserted = await insertBeside(tx, permit, row)
    const kept = inserted ?? (await evidenceByContent(tx.db, permit.unitId, file.sha256, seerOf(tx)))!
    if (inserted) {
      const { id, name, sha256, size, kind } = row
      tx.audit({ action: 'evidence.create', entity: 'evidence', entityId: id, after: { name, sha256, size, kind } })
      if (picture) await tx.files.writeVariant(sha256, 'webp', picture.thumbnail)
      if (!(await tx.files.exists(sha256))) await tx.files.keep(file)
    }
    return { ...(await describeOne(tx, kept)), alreadyThere: !inserted }
  })
}

/** Undefined when this person knows the evidence with these bytes already; beside a hidden one goes a row of their own. */
async function insertBeside(
  tx: WriteContext,
  permit: Permit<'evidence.write'>,
  row: EvidenceTable,
): Promise<EvidenceTable | undefined> {
  const first = await insertEvidence(tx.db, permit, row)
  if (first || (await evidenceByContent(tx.db, permit.unitId, row.sha256, seerOf(tx)))) return first
  return insertEvidence(tx.db, permit, { ...row, shelf: tx.actor.userId })
}

/** Puts back the original should the file store have lost it. */
async function again(ctx: Context, there: EvidenceTable, file: ReceivedFile): Promise<Stored> {
  if (!(await ctx.files.exists(there.sha256))) await ctx.files.keep(file)
  return ctx.transaction(async (tx) => ({ ...(await describeOne(tx, there)), alreadyThere: true }))
}
