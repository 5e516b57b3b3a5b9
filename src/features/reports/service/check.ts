import { type Gongwen, gongwenText } from '../../../libs/gongwen/index.ts'
import {
  type CheckData,
  createChecker,
  type KnownFigure,
  locate,
  type Registry,
  type Waiver,
  waivedSpot,
  waivedWords,
  withOwnWords,
} from '../../../libs/report-check/index.ts'
import { readCheckData } from '../../../platform/content/check-data.ts'
import type { Content } from '../../../platform/content/index.ts'
import type { Context } from '../../../platform/http/context.ts'
import { version } from '../../../platform/version.ts'
import { unitOf } from '../../accounts/index.ts'
import { allFigures, figuresOver } from '../../figures/index.ts'
import { postsAsOf } from '../../organization/index.ts'
import type { NewWaiver, ReportFault } from '../contract/index.ts'
import { cycleSoFar, type Range } from './fill.ts'
import { waiversInForce } from './waivers.ts'
import { ownWords } from './words.ts'

const loaded = new WeakMap<Content, Promise<CheckData>>()

function checkWords(content: Content): Promise<CheckData> {
  const known = loaded.get(content) ?? readCheckData(content.dir)
  loaded.set(content, known)
  return known
}

/** Every fault of a report, with line numbers that fit `gongwenText`. */
export async function checkReport(ctx: Context, document: Gongwen, range: Range): Promise<ReportFault[]> {
  const checker = createChecker(withOwnWords(await checkWords(ctx.content), await ownWords(ctx)))
  const text = gongwenText(document)
  const waivers = (await waiversInForce(ctx)).map(toWaiver)
  const faults = checker.check({ text, format: 'docx' }, { registry: await registry(ctx, range), waivers })
  return locate({ text, format: 'docx' }, faults).map((fault, i) => ({
    ...fault,
    text: text.slice(faults[i]!.start, faults[i]!.end),
    words: waivedWords(text, faults[i]!),
    spot: waivedSpot(text, faults[i]!),
  }))
}

const toWaiver = ({ rule, words, spot, reason }: NewWaiver): Waiver => ({
  rule,
  text: words,
  reason,
  ...(spot ? { spot } : {}),
})

async function registry(ctx: Context, period: Range): Promise<Registry> {
  const unit = await unitOf(ctx)
  const people = await leaders(ctx)
  return { own: { full: unit.name, short: [unit.shortName] }, places: unit.places, people, period }
}

/** Posts that a report names persons by; of others the organisation knows too little to say that a name is wrong. */
const leadingPost = /(?:书记|主任|主席|[局院所站科处镇乡区县市]长)$/

async function leaders(ctx: Context): Promise<NonNullable<Registry['people']>> {
  const posts = await postsAsOf(ctx.db, ctx.actor.unitId, ctx.today)
  const byName = new Map<string, string[]>()
  for (const { name, holders } of posts)
    for (const holder of holders) byName.set(holder.name, [...(byName.get(holder.name) ?? []), name])
  return [...byName]
    .filter(([, held]) => held.some((post) => leadingPost.test(post)))
    .map(([name, held]) => ({ name, posts: held }))
}

/** What the page that checks in the browser needs: words, divisions, the unit's names and its figures. */
export async function checkData(ctx: Context) {
  const { divisions, ...words } = await checkWords(ctx.content)
  const period = await cycleSoFar(ctx)
  return {
    words,
    divisions,
    registry: await registry(ctx, period),
    figures: await knownFigures(ctx, period),
    ownWords: await ownWords(ctx),
    waivers: await waiversInForce(ctx),
    version,
  }
}

async function knownFigures(ctx: Context, period: Range): Promise<KnownFigure[]> {
  const definitions = await allFigures(ctx)
  const periods = comparablePeriods(period, ctx.today)
  const values = await figuresOver(
    ctx,
    definitions.map((d) => d.id),
    periods,
    {},
  )
  return definitions.flatMap(({ id, name, aliases, unit }) =>
    periods.flatMap((range, at) => {
      const { value = null, records = 0 } = values.get(id)?.[at] ?? {}
      // Of a time before the unit kept records, nothing recorded says nothing; in this cycle it says that records are missing.
      if (value === null || (range !== period && records === 0)) return []
      return [{ id, name, aliases, value, unit, period: range, records: [] }]
    }),
  )
}

const YEARS_BACK = 2

/** The cycle so far; and the years and halves that a report may name in its title, as far as they are over. */
function comparablePeriods(cycle: Range, today: string): Range[] {
  const year = Number(today.slice(0, 4))
  const years = Array.from({ length: YEARS_BACK + 1 }, (_, back) => String(year - back))
  const named = years.flatMap((one) => [
    { from: `${one}-01-01`, to: `${one}-12-31` },
    { from: `${one}-01-01`, to: `${one}-06-30` },
    { from: `${one}-07-01`, to: `${one}-12-31` },
  ])
  return [cycle, ...named.filter(({ to }) => to < today)]
}
