import { formatDate } from '../../../libs/chinese/index.ts'
import {
  type Gongwen,
  type ReportData,
  type ReportTemplate,
  renderTemplate,
  templateNames,
} from '../../../libs/gongwen/index.ts'
import type { Context } from '../../../platform/http/context.ts'
import { unitOf } from '../../accounts/index.ts'
import { scorecard } from '../../assessments/index.ts'
import { allFigures, figuresFor } from '../../figures/index.ts'
import { groupLeader } from '../../organization/index.ts'
import { currentScheme, currentTree } from '../../schemes/index.ts'
import * as queries from '../queries/index.ts'
import { labelOf } from '../rules.ts'

export interface Range {
  from: string
  to: string
}

/** From the first day of the cycle to today, or to its last day when that is past. */
export async function cycleSoFar(ctx: Context): Promise<Range> {
  const { cycle } = await currentScheme(ctx)
  return { from: cycle.startsOn, to: ctx.today < cycle.endsOn ? ctx.today : cycle.endsOn }
}

/** Fills a template with the figures of a period and the score as it stands. */
export async function fillTemplate(ctx: Context, template: ReportTemplate, range: Range): Promise<Gongwen> {
  return renderTemplate(template, await reportData(ctx, template, range))
}

async function reportData(ctx: Context, template: ReportTemplate, range: Range): Promise<ReportData> {
  const names = new Set(templateNames(template))
  const wanted = (await allFigures(ctx)).filter((figure) => names.has(figure.id)).map((figure) => figure.id)
  const { unitId } = ctx.actor
  const figures = await figuresFor(ctx, wanted, range)
  const unit = await unitOf(ctx)
  const tree = await currentTree(ctx)
  const card = await scorecard(ctx)
  const leader = await groupLeader(ctx)
  const honours = await queries.honours(ctx.db, unitId, range.from, range.to)
  const nodes = new Map(tree.nodes.map((node) => [node.id, node]))
  const lost = card.nodes
    .filter((node) => nodes.get(node.nodeId)?.isCriterion && Number(node.lost) > 0)
    .sort((a, b) => Number(b.lost) - Number(a.lost))
    .map((node) => {
      const { number, name } = nodes.get(node.nodeId)!
      return { number, name, lost: node.lost, why: node.why ?? '', winBack: node.winBack ?? '' }
    })
  return {
    date: ctx.today,
    facts: {
      'unit.name': unit.name,
      'unit.short_name': unit.shortName,
      'period.label': labelOf(range.from, range.to),
      'today.label': formatDate(ctx.today),
      'group.leader_post': leader?.post ?? '主要负责人',
      'scheme.title': tree.title,
      'score.got': card.got,
      'score.full': card.full,
      'score.lost_count': String(lost.length),
    },
    figures: Object.fromEntries(wanted.map((id) => [id, { value: figures.get(id)?.value ?? null }])),
    lists: {
      lostCriteria: lost,
      honours: honours.map(({ title, level, giver, occurred_on }) => ({ title, level, giver, date: occurred_on })),
    },
  }
}
