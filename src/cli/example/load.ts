import { foundUnit } from '../../features/accounts/index.ts'
import { criterion, type NewAnswer, saveAnswers } from '../../features/assessments/index.ts'
import { assignDuties, createTasks } from '../../features/duties/index.ts'
import { importRecords, type RecordInput } from '../../features/ledgers/index.ts'
import { type ImportedOrganization, importOrganization } from '../../features/organization/index.ts'
import { addTitle, savePlan } from '../../features/plans/index.ts'
import { currentTree, publishSchemes, startCycle } from '../../features/schemes/index.ts'
import { chinaDate } from '../../platform/clock.ts'
import { ContentError } from '../../platform/content/index.ts'
import type { Context, Deps } from '../../platform/http/context.ts'
import type { Progress } from '../../platform/open.ts'
import type { Actor } from '../../platform/permissions/index.ts'
import { ExampleContent } from './content.ts'
import { planDuties } from './duties.ts'
import { handOver, renameDepartments } from './organization.ts'
import { createPhotos } from './photos.ts'
import { type ExamplePlan, type PlannedRecord, planExample } from './plan.ts'

/** Loads the invented unit with its year, all or nothing, through the same services and rules as a person's work. */
export async function loadExample(deps: Deps, progress: Progress): Promise<Actor> {
  const [content] = await deps.content.load('examples', ExampleContent)
  if (!content) throw new ContentError('content/examples 里没有示例单位')
  const plan = planExample(content, chinaDate(deps.clock()))
  progress('正在装入示例单位', 'loading the example unit')
  return foundUnit(deps, { ...content.unit, example: true }, { name: '示例管理员', username: 'admin' }, async (ctx) => {
    const ids = await importOrganization(ctx, organizationOf(content, plan))
    await renameDepartments(ctx, content, plan, ids)
    await publishSchemes(ctx)
    const { from, to } = plan.year
    await startCycle(ctx, {
      scheme: content.scheme,
      name: `${from.slice(0, 4)}年度创建周期`,
      startsOn: from,
      endsOn: to,
    })
    await planYear(ctx, content, Number(from.slice(0, 4)))
    const duties = planDuties(content, plan, await currentTree(ctx), ids)
    await assignDuties(ctx, duties.assignments, 'one')
    await createTasks(ctx, duties.tasks)
    await handOver(ctx, plan)
    await saveAnswers(ctx, await answersFor(ctx))
    progress(`正在登记 ${plan.records.length} 条记录`, `entering ${plan.records.length} records`)
    await importRecords(ctx, await recordInputs(ctx, plan.records, ids))
  })
}

async function planYear(ctx: Context, { plan, titles }: ExampleContent, year: number): Promise<void> {
  await savePlan(ctx, year, {
    version: 0,
    ...plan,
    stages: plan.stages.map(({ from, to, ...stage }) => ({
      ...stage,
      startsOn: `${year}-${from}`,
      endsOn: `${year}-${to}`,
    })),
  })
  for (const { yearsBefore, on, ...title } of titles)
    await addTitle(ctx, { ...title, document: null, awardedOn: `${year - yearsBefore}-${on}`, validTo: null })
}

function organizationOf(content: ExampleContent, plan: ExamplePlan) {
  const from = content.founded
  return {
    nodes: [
      ...content.departments.map(({ name, former = name }) => ({
        key: name,
        kind: 'department' as const,
        name: former,
        from,
      })),
      ...content.communities.map((name) => ({ key: name, kind: 'community' as const, name, from })),
    ],
    posts: plan.posts.map(({ key, place, name }) => ({ key, node: place, name, from })),
    people: [
      ...[...plan.staff, plan.successor].map((name) => ({ key: name, name, kind: 'staff' as const })),
      ...plan.volunteers.map(({ name, community }) => ({ key: name, name, kind: 'volunteer' as const, community })),
    ],
    appointments: plan.appointments.map(({ person, post, validFrom, validTo }) => ({
      person,
      post,
      from: validFrom,
      to: validTo,
    })),
    seats: plan.seats.map(({ role, post, validFrom }) => ({ role, post, from: validFrom })),
  }
}

/** What the unit says of criteria that no figure decides: mostly done, some in part, a few not yet answered. */
async function answersFor(ctx: Context): Promise<NewAnswer[]> {
  const answers: NewAnswer[] = []
  const { nodes } = await currentTree(ctx)
  for (const [i, node] of nodes.filter((n) => n.isCriterion).entries()) {
    const { statable, judged } = await criterion(ctx, node.id)
    if (judged) answers.push({ criterionId: node.id, met: true })
    else if (Number(statable) > 0 && i % 11 !== 4) {
      const share = node.kind === 'normal' ? (i % 8 === 3 ? 0.5 : 1) : 0
      const points = (Math.floor(Number(statable) * share * 10) / 10).toFixed(1)
      answers.push({ criterionId: node.id, points, note: share === 1 ? '材料齐全，已归档备查' : '部分材料正在补充' })
    }
  }
  return answers
}

async function recordInputs(ctx: Context, records: PlannedRecord[], ids: ImportedOrganization): Promise<RecordInput[]> {
  const photo = await createPhotos(ctx)
  const inputs: RecordInput[] = []
  for (const record of records) {
    inputs.push({
      ledger: record.ledger,
      occurredOn: record.occurredOn,
      title: record.title,
      departmentId: record.department ? ids.nodes.get(record.department)! : null,
      communityId: record.community ? ids.nodes.get(record.community)! : null,
      fields: record.fields,
      people: (record.people ?? []).map(({ person, minutes = null }) => ({
        personId: ids.people.get(person)!,
        minutes,
      })),
      evidenceIds: await photo(record.photos ?? 0),
    })
  }
  return inputs
}
