import type { z } from 'zod'
import { type Mapping, writeSchemeWorkbook } from '../../../libs/scheme-files/index.ts'
import { placeScheme, plain, type SchemeContent } from '../../../libs/scoring/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { errors, type operations, type SchemeCheck, type SchemeVersion, shownFaults } from '../contract.ts'
import { mayChangeSchemes } from '../permissions.ts'
import * as queries from '../queries/index.ts'
import { previewNodes, unstorable } from '../rules/index.ts'
import { isSame, publishScheme } from './publish.ts'
import { figureNames, schemeOf, versionOf } from './read.ts'
import { readScheme, type SchemeRead } from './reading/index.ts'
import { receive } from './receive.ts'
import { workbook } from './workbook.ts'

type ImportQuery = z.output<NonNullable<typeof operations.import.query>>
type CheckQuery = z.output<NonNullable<typeof operations.check.query>>

/** Reads a scheme file and tells what it holds and every fault at its place; nothing is kept. @throws AppError `schemes.unreadable` */
export async function checkFile(ctx: Context, query: CheckQuery, request: Request): Promise<SchemeCheck> {
  mayChangeSchemes(ctx.actor)
  const { scheme, faults } = await readUpload(ctx, request, query, await unusedKey(ctx))
  const counts = {
    errors: faults.filter(({ severity }) => severity === 'error').length,
    warnings: faults.filter(({ severity }) => severity === 'warning').length,
    faults: faults.slice(0, shownFaults),
  }
  if (!scheme) return { called: null, published: 'no', total: '0', nodes: [], ...counts }
  const { title, version, key } = scheme
  const tree = placeScheme(scheme)
  return {
    called: { title, version, key },
    published: await publishedAs(ctx, scheme),
    total: plain(tree.full),
    nodes: previewNodes(tree, await figureNames(ctx)),
    ...counts,
  }
}

async function publishedAs(ctx: Context, scheme: SchemeContent): Promise<SchemeCheck['published']> {
  const there = await queries.publishedVersion(ctx.db, scheme.key, scheme.version)
  if (!there) return 'no'
  return isSame(there.content, scheme) ? 'same' : 'different'
}

/**
 * Publishes a scheme file that has no errors; warnings do not stand in the way.
 * @throws AppError `schemes.unreadable`, `schemes.faulty`, `schemes.published`
 */
export async function importFile(ctx: Context, query: ImportQuery, request: Request): Promise<SchemeVersion> {
  mayChangeSchemes(ctx.actor)
  const { name, mapping, ...called } = query
  const { scheme, faults } = await readUpload(ctx, request, query, called.key ?? (await unusedKey(ctx)))
  const wrong = faults.filter(({ severity }) => severity === 'error')
  if (wrong[0] || !scheme) {
    const { row = 1, message = '' } = wrong[0] ?? {}
    fail(errors.faulty, { count: wrong.length, first: `第 ${row} 行：${message}` })
  }
  return versionOf(ctx, await publishScheme(ctx, { ...scheme, ...withoutAbsent(called) }))
}

/** A name for tables that bring none. */
async function unusedKey(ctx: Context): Promise<string> {
  const taken = await queries.publishedKeys(ctx.db)
  let number = 1
  while (taken.has(`imported-${number}`)) number += 1
  return `imported-${number}`
}

function withoutAbsent<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}

async function readUpload(
  ctx: Context,
  request: Request,
  { name, mapping }: CheckQuery,
  key: string,
): Promise<SchemeRead> {
  const given = { ...(mapping as Mapping | undefined), head: { key } }
  const read = await readScheme(await receive(request), name, given, await figureNames(ctx))
  const reason = read.scheme && unstorable(read.scheme, placeScheme(read.scheme))
  if (reason) fail(errors.unreadable, { reason })
  return read
}

/** A published version in the template's layout; reads back without loss. @throws AppError `schemes.noSuchVersion` */
export async function exportVersion(ctx: Context, id: string): Promise<Response> {
  const { content } = await schemeOf(ctx, id)
  return workbook(writeSchemeWorkbook(content), `${content.title}（${content.version}）.xlsx`)
}
