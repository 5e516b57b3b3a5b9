import { type Cell as TableCell, writeWorkbook } from '../../../../libs/spreadsheet/index.ts'
import { attachment } from '../../../../platform/http/attachment.ts'
import type { Context } from '../../../../platform/http/context.ts'
import { currentScheme } from '../../../schemes/index.ts'
import type { Cell } from '../../contract/index.ts'
import { comparison } from './compare.ts'

/** The comparison as a table, as far as this person sees it. */
export async function comparisonWorkbook(ctx: Context): Promise<Response> {
  const { scheme } = await currentScheme(ctx)
  const compared = await comparison(ctx)
  const rows = compared.nodes.map((node, at): TableCell[] => {
    const { depth, number, name } = scheme.nodes[at]!
    return [
      { number: String(depth) },
      number,
      name,
      { number: node.full },
      { number: node.self },
      cell(node.a),
      cell(node.b),
      node.gap === null ? null : { number: node.gap },
      cell(node.final),
      node.wide ? '相差超过允许值' : '',
      node.why,
      [node.a?.note, node.b?.note, node.final?.note].filter(Boolean).join('；'),
    ]
  })
  const total: TableCell[] = [
    null,
    '',
    '合计',
    { number: compared.full },
    { number: compared.self.points },
    compared.a && { number: compared.a.points },
    compared.b && { number: compared.b.points },
    null,
    { number: compared.finals.points },
    '',
    '',
    '',
  ]
  const header = [
    '层级',
    '编号',
    '名称',
    '满分',
    '自评',
    '评审甲',
    '评审乙',
    '甲乙相差',
    '核定',
    '提示',
    '自评得分说明',
    '评审意见',
  ]
  const bytes = writeWorkbook([
    { name: '评审对照', header, rows: [...rows, total], widths: [6, 10, 44, 8, 8, 8, 8, 10, 8, 16, 50, 40] },
  ])
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': attachment('评审对照.xlsx'),
    },
  })
}

function cell(given: Cell | null): TableCell {
  if (!given) return null
  if (given.hidden) return '另一方评完后可见'
  if (given.points !== null) return { number: given.points }
  return given.met === null ? null : given.met ? '符合' : '不符合'
}
