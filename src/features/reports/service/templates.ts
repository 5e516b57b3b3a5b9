import { ReportTemplate } from '../../../libs/gongwen/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { errors } from '../contract/index.ts'

const load = (ctx: Pick<Context, 'content'>) => ctx.content.load('report-templates', ReportTemplate)

export async function listTemplates(ctx: Context) {
  const templates = await load(ctx)
  return { items: templates.map(({ id, name, description = '' }) => ({ key: id, name, description })) }
}

/** @throws AppError `reports.noSuchTemplate` */
export async function templateById(ctx: Pick<Context, 'content'>, id: string): Promise<ReportTemplate> {
  return (await load(ctx)).find((template) => template.id === id) ?? fail(errors.noSuchTemplate)
}
