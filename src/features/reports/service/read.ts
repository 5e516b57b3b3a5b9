import type { Gongwen } from '../../../libs/gongwen/index.ts'
import { outline } from '../../../libs/gongwen/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { userNames } from '../../accounts/index.ts'
import { allFigures, figuresFor, recordsBehind } from '../../figures/index.ts'
import { visibleKeys } from '../../ledgers/index.ts'
import { errors, type FrozenFigure, type Report, type ReportDetail, type ReportLine } from '../contract/index.ts'
import * as queries from '../queries/index.ts'
import { changeSince, labelOf } from '../rules.ts'
import { checkReport } from './check.ts'
import { fillTemplate } from './fill.ts'
import { templateById } from './templates.ts'

export async function listReports(ctx: Context): Promise<{ items: Report[] }> {
  const rows = await queries.listReports(ctx.db, ctx.actor.unitId)
  const users = await userNames(ctx.db, [...new Set(rows.map((row) => row.created_by))])
  return { items: rows.map((row) => toReport(row, users)) }
}

export async function getReport(ctx: Context, id: string): Promise<ReportDetail> {
  const row = await reportRow(ctx, id)
  return describeReport(ctx, row, await documentOf(ctx, row))
}

export async function reportRow(ctx: Context, id: string): Promise<queries.ReportRow> {
  return (await queries.reportById(ctx.db, ctx.actor.unitId, id)) ?? fail(errors.noSuchReport)
}

/** A draft is filled anew, so that it never shows yesterday's figures; a frozen report keeps its document. */
export async function documentOf(ctx: Context, row: queries.ReportRow): Promise<Gongwen> {
  return row.document ?? fillTemplate(ctx, await templateById(ctx, row.template), rangeOf(row))
}

export const rangeOf = (row: queries.ReportRow) => ({ from: row.period_from, to: row.period_to })

/** The ids of the figures a document quotes, each once, in reading order. */
export function quotedFigures(document: Gongwen): string[] {
  const parts = outline(document).flatMap((line) => (line.kind === 'table' ? line.table.rows.flat(2) : line.parts))
  return [...new Set(parts.flatMap((part) => (part.type === 'figure' ? [part.id] : [])))]
}

export async function describeReport(ctx: Context, row: queries.ReportRow, document: Gongwen): Promise<ReportDetail> {
  const range = rangeOf(row)
  const definitions = new Map((await allFigures(ctx)).map((d) => [d.id, d]))
  const quoted = quotedFigures(document)
  const now = await figuresFor(
    ctx,
    quoted.filter((id) => definitions.has(id)),
    range,
  )
  const frozen = row.state === 'frozen' ? await queries.figuresOf(ctx.db, ctx.actor.unitId, row.id) : undefined
  const values = frozen
    ? new Map(frozen.map((f) => [f.figure, { value: f.value, records: f.records.length }]))
    : new Map([...now].map(([id, f]) => [id, { value: f.value ?? '', records: f.records }]))
  const users = await userNames(ctx.db, [row.created_by])
  return {
    ...toReport(row, users),
    title: document.title,
    lines: toLines(document),
    figures: quoted.map((id) => ({
      figure: id,
      name: definitions.get(id)?.name ?? id,
      unit: definitions.get(id)?.unit ?? '',
      ...(values.get(id) ?? { value: '', records: 0 }),
    })),
    faults: await checkReport(ctx, document, range),
    moved: frozen ? await movedSince(ctx, frozen, now, definitions) : [],
  }
}

type Definitions = Map<string, { name: string; unit: string }>

async function movedSince(
  ctx: Context,
  frozen: queries.FigureRow[],
  now: Map<string, { value: string | null }>,
  definitions: Definitions,
): Promise<ReportDetail['moved']> {
  const moved = frozen.filter((f) => now.get(f.figure)?.value !== f.value)
  const ids = [...new Set(moved.flatMap((f) => f.records.map((r) => r.id)))]
  const states = new Map(
    (await queries.recordsNow(ctx.db, ctx.actor.unitId, ids, await visibleKeys(ctx))).map((r) => [r.id, r]),
  )
  return moved.map((f) => ({
    figure: f.figure,
    name: definitions.get(f.figure)?.name ?? f.figure,
    unit: definitions.get(f.figure)?.unit ?? '',
    frozen: f.value,
    now: now.get(f.figure)?.value ?? null,
    changedRecords: f.records.flatMap((record) => {
      const state = states.get(record.id)
      const change = changeSince(record, state)
      return state && change ? [{ recordId: record.id, title: state.title, change }] : []
    }),
  }))
}

/** The records a figure of a report rests on, as they are now: of a frozen report those it was frozen with. */
export async function reportFigure(ctx: Context, id: string, figure: string): Promise<FrozenFigure> {
  const row = await reportRow(ctx, id)
  const definition = (await allFigures(ctx)).find((d) => d.id === figure)
  const { value, records } =
    row.state === 'frozen' ? await frozenFigure(ctx, row, figure) : await draftFigure(ctx, row, figure)
  const ids = records.map((r) => r.id)
  const states = await queries.recordsNow(ctx.db, ctx.actor.unitId, ids, await visibleKeys(ctx))
  const versions = new Map(records.map((r) => [r.id, r.version]))
  return {
    figure,
    name: definition?.name ?? figure,
    unit: definition?.unit ?? '',
    value,
    records: states.map((state) => ({
      recordId: state.id,
      version: versions.get(state.id)!,
      currentVersion: state.version,
      title: state.title,
      occurredOn: state.occurred_on,
    })),
  }
}

async function frozenFigure(ctx: Context, row: queries.ReportRow, figure: string) {
  const figures = await queries.figuresOf(ctx.db, ctx.actor.unitId, row.id)
  return figures.find((f) => f.figure === figure) ?? fail(errors.noSuchReport)
}

async function draftFigure(ctx: Context, row: queries.ReportRow, figure: string) {
  const value = (await figuresFor(ctx, [figure], rangeOf(row))).get(figure) ?? fail(errors.noSuchReport)
  const records = (await recordsBehind(ctx, [figure], rangeOf(row))).get(figure) ?? []
  return { value: value.value ?? '', records }
}

function toReport(row: queries.ReportRow, users: ReadonlyMap<string, string>): Report {
  return {
    id: row.id,
    template: row.template,
    title: row.title,
    period: rangeOf(row),
    periodLabel: labelOf(row.period_from, row.period_to),
    state: row.state,
    createdBy: users.get(row.created_by) ?? '',
    createdAt: row.created_at.toISOString(),
    frozenAt: row.frozen_at?.toISOString() ?? null,
  }
}

function toLines(document: Gongwen): ReportLine[] {
  return outline(document).flatMap((line): ReportLine[] => {
    if (line.kind !== 'table') return [{ ...line, level: line.kind === 'heading' ? line.level : null }]
    const { caption, columns, rows } = line.table
    const text = (parts: ReportLine['parts']): ReportLine => ({ kind: 'paragraph', level: null, label: '', parts })
    const joined = (cells: ReportLine['parts'][]) =>
      cells.flatMap((cell, i) => (i === 0 ? cell : [{ type: 'text' as const, text: '\t' }, ...cell]))
    return [
      ...(caption === undefined ? [] : [text([{ type: 'text', text: caption }])]),
      text(joined(columns.map((column) => [{ type: 'text', text: column.title }]))),
      ...rows.map((row) => text(joined(row))),
    ]
  })
}
