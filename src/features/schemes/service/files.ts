import type { z } from 'zod'
import { type Mapping, type ReadScheme, readSchemeFile, writeSchemeWorkbook } from '../../../libs/scheme-files/index.ts'
import { placeScheme, plain, type SchemeContent } from '../../../libs/scoring/index.ts'
import { UnreadableTable } from '../../../libs/spreadsheet/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { errors, type operations, type SchemeCheck, type SchemeVersion, shownFaults } from '../contract.ts'
import { mayChangeSchemes } from '../permissions.ts'
import * as queries from '../queries.ts'
import { previewNodes, unstorable } from '../rules/index.ts'
import { isSame, publishScheme } from './publish.ts'
import { figureNames, schemeOf, versionOf } from './read.ts'
import { receive } from './receive.ts'
import { workbook } from './workbook.ts'

type ImportQuery = z.output<NonNullable<typeof operations.import.query>>

/** Reads a scheme file and tells what it holds and every fault at its place; nothing is kept. @throws AppError `schemes.unreadable` */
export async function checkFile(ctx: Context, name: string, request: Request): Promise<SchemeCheck> {
  mayChangeSchemes(ctx.actor)
  const { scheme, faults } = readUpload(await receive(request), name, await unusedKey(ctx))
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
  const { name, ...called } = query
  const { scheme, faults } = readUpload(await receive(request), name, called.key ?? (await unusedKey(ctx)))
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

function readUpload(bytes: Uint8Array, name: string, key: string): ReadScheme {
  const read = readOrRefuse(bytes, name, { head: { key } })
  const reason = read.scheme && unstorable(read.scheme, placeScheme(read.scheme))
  if (reason) fail(errors.unreadable, { reason })
  return read
}

function readOrRefuse(bytes: Uint8Array, name: string, mapping: Mapping): ReadScheme {
  try {
    return readSchemeFile(bytes, name, mapping)
  } catch (error) {
    if (error instanceof UnreadableTable) fail(errors.unreadable, { reason: error.message })
    if (error instanceof RangeError) fail(errors.unreadable, { reason: '文件嵌套太深，读不了；体系最多十几层' })
    throw error
  }
}

/** A published version in the template's layout; reads back without loss. @throws AppError `schemes.noSuchVersion` */
export async function exportVersion(ctx: Context, id: string): Promise<Response> {
  const { content } = await schemeOf(ctx, id)
  return workbook(writeSchemeWorkbook(content), `${content.title}（${content.version}）.xlsx`)
}
