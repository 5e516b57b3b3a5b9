import { type Cell, type Sheet, writeWorkbook } from '../../../libs/spreadsheet/index.ts'
import { attachment } from '../../../platform/http/attachment.ts'
import type { Context } from '../../../platform/http/context.ts'
import { allNodes, postsAsOf } from '../../organization/index.ts'
import { currentScheme } from '../../schemes/index.ts'
import * as queries from '../queries/index.ts'
import { describeSchedule, scheduleOf } from '../rules/index.ts'
import type { DutyTable } from '../tables.ts'

const header = [
  '责任部门',
  '责任岗位',
  '岗位人员',
  '编号',
  '测评标准',
  '分项',
  '分值',
  '完成标准',
  '办理期限',
  '任务（办结/全部）',
]
const widths = [18, 14, 12, 12, 44, 20, 8, 36, 22, 16]

/** The duty table 目标责任分解表: by department in its order, criteria in theirs; what nobody owns stands at the end. */
export async function exportDuties(ctx: Context, departmentId?: string): Promise<Response> {
  const { cycle, scheme } = await currentScheme(ctx)
  const { unitId } = ctx.actor
  const [rows, nodes, posts, tasks] = await Promise.all([
    queries.dutiesOf(ctx.db, unitId, cycle.id),
    allNodes(ctx.db, unitId),
    postsAsOf(ctx.db, unitId, ctx.today),
    queries.taskCounts(ctx.db, unitId, cycle.id),
  ])
  const postById = new Map(posts.map((post) => [post.id, post]))
  const counts = new Map(tasks.map((each) => [each.duty_id, each]))
  const byCriterion = Map.groupBy(rows, (row) => row.criterion_id)
  const line = (row: DutyTable, department: string): Cell[] => {
    const criterion = scheme.byId.get(row.criterion_id)!
    const post = postById.get(row.post_id ?? '')
    const count = counts.get(row.id)
    return [
      department,
      post?.name ?? '',
      post?.holders.map((holder) => holder.name).join('、') ?? '',
      criterion.path,
      criterion.name,
      row.part,
      { number: criterion.points },
      row.measure,
      describeSchedule(scheduleOf(row)),
      count ? `${count.done}/${count.total}` : '',
    ]
  }
  const of = (id: string | null, name: string) =>
    scheme.criteria.flatMap((criterion) => {
      const own = byCriterion.get(criterion.id) ?? []
      const owned = own.filter((row) => row.department_id === id && (id !== null || row.part))
      if (id !== null || own.some((row) => row.department_id || row.part)) return owned.map((row) => line(row, name))
      const bare = { criterion_id: criterion.id, part: '', post_id: null, measure: null, recurrence: null, id: '' }
      return [line(bare as unknown as DutyTable, name)]
    })
  const departments = departmentId ? nodes.filter((node) => node.id === departmentId) : nodes
  const lines = departments.flatMap((node) => of(node.id, node.name))
  if (!departmentId) lines.push(...of(null, '未落实'))
  const sheet: Sheet = { name: '目标责任分解表', header, rows: lines, widths }
  const owner = departmentId && departments[0] ? `${departments[0].name}-` : ''
  return new Response(new Blob([writeWorkbook([sheet]) as Uint8Array<ArrayBuffer>]), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': attachment(`目标责任分解表-${owner}${ctx.today}.xlsx`),
    },
  })
}
