import type { Context } from '../../../platform/http/context.ts'
import { scorecard } from '../../assessments/index.ts'
import type { Task } from '../../duties/contract.ts'
import { coverage, gapAlarms, listTasks } from '../../duties/index.ts'
import { listFigures } from '../../figures/index.ts'
import { listRecords } from '../../ledgers/index.ts'
import { currentCycle, currentTree } from '../../schemes/index.ts'
import type { Overview } from '../contract.ts'
import { lostCriteria } from '../rules.ts'
import { allSteps } from './steps.ts'

const shownLost = 6
const shownNext = 5
const shownTasks = 8
const shownRecords = 6

/** Everything of the first page, each part by the feature that owns it. */
export async function overview(ctx: Context): Promise<Overview> {
  const recent = { page: 1, pageSize: shownRecords, state: 'active' as const }
  const records = (await listRecords(ctx, recent)).items
  const gaps = (await gapAlarms(ctx)).filter((gap) => gap.state !== 'past')
  if (!(await currentCycle(ctx))) {
    return {
      cycle: null,
      score: null,
      lost: [],
      lostCount: 0,
      coverage: null,
      tasks: [],
      next: [],
      figures: [],
      records,
      gaps,
    }
  }
  const [tree, card, duties, tasks, figures, next] = await Promise.all([
    currentTree(ctx),
    scorecard(ctx),
    coverage(ctx),
    urgentTasks(ctx),
    listFigures(ctx, { period: ctx.today.slice(0, 4) }),
    allSteps(ctx),
  ])
  const lost = lostCriteria(tree.nodes, card.nodes)
  return {
    cycle: tree.cycle,
    score: { full: card.full, got: card.got, class: card.class },
    lost: lost.slice(0, shownLost),
    lostCount: lost.length,
    coverage: duties,
    tasks,
    next: next.slice(0, shownNext),
    figures: figures.items.filter((figure) => figure.headline),
    records,
    gaps,
  }
}

/** Overdue tasks first, then those due soon, as many as the page shows. */
async function urgentTasks(ctx: Context): Promise<Task[]> {
  const filter = { page: 1, pageSize: shownTasks }
  const overdue = (await listTasks(ctx, { ...filter, view: 'overdue' })).items
  if (overdue.length >= shownTasks) return overdue
  const soon = (await listTasks(ctx, { ...filter, view: 'due-soon' })).items
  return [...overdue, ...soon].slice(0, shownTasks)
}
