import { plain } from '../../../libs/scoring/index.ts'
import { writeWorkbook } from '../../../libs/spreadsheet/index.ts'
import type { Context } from '../../../platform/http/context.ts'
import type { SchemeDiff } from '../contract.ts'
import { describeDiff, diffSheet } from '../rules/index.ts'
import { figureNames, type Scheme, schemeOf } from './read.ts'
import { workbook } from './workbook.ts'

interface Compared {
  from: string
  to: string
}

/** What one published version changes about another. @throws AppError `schemes.noSuchVersion` */
export async function diffVersions(ctx: Context, { from, to }: Compared): Promise<SchemeDiff> {
  const [before, after] = [await schemeOf(ctx, from), await schemeOf(ctx, to)]
  return {
    from: comparedVersion(before),
    to: comparedVersion(after),
    nodes: describeDiff(before.tree, after.tree, await figureNames(ctx)),
  }
}

/** The same as a table, one row a difference. @throws AppError `schemes.noSuchVersion` */
export async function exportDiff(ctx: Context, compared: Compared): Promise<Response> {
  const difference = await diffVersions(ctx, compared)
  const name = `${difference.to.title}（${difference.from.version} 与 ${difference.to.version} 对照）.xlsx`
  return workbook(writeWorkbook([diffSheet(difference)]), name)
}

function comparedVersion({ versionId, content, tree }: Scheme): SchemeDiff['from'] {
  return { id: versionId, title: content.title, version: content.version, points: plain(tree.full) }
}
