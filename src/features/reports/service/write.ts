import { renderGongwen } from '../../../libs/gongwen/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { figuresFor, recordsBehind } from '../../figures/index.ts'
import { currentScheme } from '../../schemes/index.ts'
import { errors, type ReportDetail } from '../contract/index.ts'
import { mayFreezeReports, mayWriteReports } from '../permissions.ts'
import * as queries from '../queries/index.ts'
import { checkReport } from './check.ts'
import { cycleSoFar, fillTemplate, type Range } from './fill.ts'
import { describeReport, documentOf, quotedFigures, rangeOf, reportRow } from './read.ts'
import { templateById } from './templates.ts'

/** A draft keeps no text: template and period are enough to fill it whenever it is read. */
export async function createReport(
  ctx: Context,
  input: { template: string; period?: Range | undefined },
): Promise<ReportDetail> {
  const permit = mayWriteReports(ctx.actor)
  const template = await templateById(ctx, input.template)
  const { cycle } = await currentScheme(ctx)
  const range = input.period ?? (await cycleSoFar(ctx))
  if (range.to < range.from) fail(errors.datesReversed)
  return ctx.transaction(async (tx) => {
    const document = await fillTemplate(tx, template, range)
    const row: queries.ReportRow = {
      unit_id: permit.unitId,
      id: tx.newId(),
      cycle_id: cycle.id,
      template: template.id,
      title: document.title,
      period_from: range.from,
      period_to: range.to,
      state: 'draft',
      document: null,
      created_by: tx.actor.userId,
      created_at: tx.now,
      frozen_by: null,
      frozen_at: null,
    }
    await queries.insertReport(tx.db, permit, row)
    tx.audit({
      action: 'report.create',
      entity: 'report',
      entityId: row.id,
      after: { template: template.id, ...range },
    })
    return describeReport(tx, row, document)
  })
}

/** Keeps document, figures and record versions as they are in this transaction. */
export async function freezeReport(ctx: Context, id: string): Promise<ReportDetail> {
  const permit = mayFreezeReports(ctx.actor)
  return ctx.transaction(async (tx) => {
    const row = (await queries.reportForUpdate(tx.db, permit, id)) ?? fail(errors.noSuchReport)
    if (row.frozen_at) fail(errors.alreadyFrozen, { at: row.frozen_at.toISOString().slice(0, 10) })
    const range = rangeOf(row)
    const document = await documentOf(tx, row)
    const grave = (await checkReport(tx, document, range)).filter(
      (f) => f.severity === 'blocker' || f.severity === 'error',
    )
    if (grave.length > 0) fail(errors.faulty, { count: grave.length })
    const ids = quotedFigures(document)
    const values = await figuresFor(tx, ids, range)
    const records = await recordsBehind(tx, ids, range)
    const rows = ids.map((figure) => ({
      id: tx.newId(),
      report_id: id,
      figure,
      value: values.get(figure)!.value!,
      records: records.get(figure) ?? [],
    }))
    await queries.insertFigures(tx.db, permit, rows)
    await queries.freezeReport(tx.db, permit, id, { document, title: document.title, by: tx.actor.userId, at: tx.now })
    tx.audit({ action: 'report.freeze', entity: 'report', entityId: id, after: { figures: rows.length } })
    return describeReport(tx, await reportRow(tx, id), document)
  })
}

/** The report as .docx; a draft as it would be frozen now. */
export async function downloadReport(ctx: Context, id: string): Promise<Response> {
  const document = await documentOf(ctx, await reportRow(ctx, id))
  const name = encodeURIComponent(`${document.title}.docx`)
  return new Response((await renderGongwen(document)) as BodyInit, {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-disposition': `attachment; filename="report.docx"; filename*=UTF-8''${name}`,
    },
  })
}
