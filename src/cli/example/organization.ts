import { confirmHandover, listHandovers, noteHandover } from '../../features/duties/index.ts'
import { type ImportedOrganization, renameNode } from '../../features/organization/index.ts'
import type { Context } from '../../platform/http/context.ts'
import type { ExampleContent } from './content.ts'
import type { ExamplePlan } from './plan.ts'

/** A department that bore another name until spring: it was founded under that one. */
export async function renameDepartments(
  ctx: Context,
  content: ExampleContent,
  plan: ExamplePlan,
  ids: ImportedOrganization,
): Promise<void> {
  for (const { name, former } of content.departments)
    if (former) await renameNode(ctx, ids.nodes.get(name)!, name, `${plan.year.from.slice(0, 4)}-04-01`)
}

/** The one who left has said what to know and handed over; the successor has not confirmed yet. */
export async function handOver(ctx: Context, plan: ExamplePlan): Promise<void> {
  const { items } = await listHandovers(ctx, { page: 1, pageSize: 50 })
  const line = items.find((each) => each.from === plan.leaver)
  if (!line) return
  await noteHandover(
    ctx,
    line.id,
    '志愿者名册和服务时长底册在实践所资料柜第二层（示例）；十二月的活动已与各社区约好时间，还差场地确认。',
  )
  await confirmHandover(ctx, line.id, 'give')
}
