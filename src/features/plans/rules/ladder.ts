import type { LadderContent, Level, LevelChange, Missing, Title, Window } from '../contract/index.ts'

/** Days before the end of a term from which a title counts as running out: time for one more application. */
const expiringDays = 365

const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The same day so many years later; 29 February becomes the 28th. */
export function addYears(day: string, years: number): string {
  const year = String(Number(day.slice(0, 4)) + years)
  const shifted = `${year}${day.slice(4)}`
  return new Date(`${shifted}T00:00:00Z`).toISOString().startsWith(shifted) ? shifted : `${year}-02-28`
}

/** The last day of a title: as written down, else by the years of its level; null = no end. */
export function lastDay(title: Pick<Title, 'awardedOn' | 'validTo'>, termYears: number | null): string | null {
  if (title.validTo !== null) return title.validTo
  return termYears === null ? null : addDays(addYears(title.awardedOn, termYears), -1)
}

/** The first time of application that has not ended before a day. */
export function windowFrom({ every, base, from, to }: Window, day: string): { from: string; to: string } {
  const year = Number(day.slice(0, 4))
  for (let at = base > year ? base : year - ((year - base) % every); ; at += every) {
    const end = existing(at, to)
    if (end >= day) return { from: existing(at, from), to: end }
  }
}

/** All times of application that touch a stretch of days. */
export function windowsWithin(window: Window, from: string, to: string): { from: string; to: string }[] {
  const found: { from: string; to: string }[] = []
  for (let next = windowFrom(window, from); next.from <= to; next = windowFrom(window, addDays(next.to, 1)))
    found.push(next)
  return found
}

/** `02-30` means the last day of that month. */
function existing(year: number, monthDay: string): string {
  const last = new Date(Date.UTC(year, Number(monthDay.slice(0, 2)), 0)).getUTCDate()
  return `${year}-${monthDay.slice(0, 3)}${String(Math.min(last, Number(monthDay.slice(3)))).padStart(2, '0')}`
}

export type LadderLevel = LadderContent['levels'][number] & { adjusted: boolean }

/** The content's ladder with what the unit says differently. */
export function levelsOf(content: LadderContent, changes: Readonly<Record<string, LevelChange>>): LadderLevel[] {
  return content.levels.map((level) => {
    const change = changes[level.key]
    return { ...level, ...change, adjusted: change !== undefined }
  })
}

/** Where a unit stands on each level on a day: what it holds, what it may apply for when, and what is missing. */
export function standing(levels: readonly LadderLevel[], titles: readonly Title[], today: string): Level[] {
  const latest = (key: string, on: string): Title | undefined =>
    titles
      .filter((title) => title.level === key && title.awardedOn <= on)
      .sort((a, b) => (a.awardedOn < b.awardedOn ? 1 : -1))[0]
  const byKey = new Map(levels.map((level) => [level.key, level]))
  const endOf = (title: Title) => lastDay(title, byKey.get(title.level)?.termYears ?? null)
  const heldOn = (key: string, on: string): Title | undefined => {
    const title = latest(key, on)
    const end = title && endOf(title)
    return title && (end === null || end! >= on) ? title : undefined
  }

  function missingOf(level: LadderLevel, on: string): Missing[] {
    if (level.requires.length === 0) return []
    const held = level.requires.flatMap((key) => heldOn(key, on) ?? [])
    if (held.length === 0) return [{ kind: 'level', names: level.requires.map((key) => byKey.get(key)!.name) }]
    const long = held.some((title) => addYears(firstOf(title).awardedOn, level.holdYears) <= on)
    return long ? [] : [{ kind: 'years', name: byKey.get(held[0]!.level)!.name, years: level.holdYears }]
  }

  /** A title kept without a break counts from its first award. */
  function firstOf(title: Title): Title {
    const before = titles
      .filter((each) => each.level === title.level && each.awardedOn < title.awardedOn)
      .find((each) => {
        const end = endOf(each)
        return end === null || addDays(end, 1) >= title.awardedOn
      })
    return before ? firstOf(before) : title
  }

  const top = levels.findLastIndex(({ key }) => heldOn(key, today))
  return levels.map(({ requires: _, ...level }, index): Level => {
    const title = latest(level.key, today) ?? null
    const until = title && endOf(title)
    const next = level.window && windowFrom(level.window, today)
    const own = heldState(title, until, today)
    const held: Level['held'] = index < top && own !== 'current' ? 'covered' : own
    const facts = { ...level, held, title, until, next }
    if (held === 'current' || held === 'covered') return { ...facts, apply: 'later', missing: [] }
    const isOpen = next === null || next.from <= today
    const missing = missingOf(byKey.get(level.key)!, isOpen ? today : next.from)
    if (missing.length > 0) return { ...facts, apply: 'blocked', missing }
    if (next === null) return { ...facts, apply: 'waiting', missing: [{ kind: 'window' }] }
    return { ...facts, apply: isOpen ? 'open' : 'waiting', missing: [] }
  })
}

function heldState(title: Title | null, until: string | null, today: string): Exclude<Level['held'], 'covered'> {
  if (title === null) return 'none'
  if (until === null || addDays(until, -expiringDays) > today) return 'current'
  return until >= today ? 'expiring' : 'expired'
}

/** What to work for: the highest title again when it runs out, else the next level that nothing stands against. */
export function nextLevel(levels: readonly Level[]): string | null {
  const top = levels.findLastIndex(({ held }) => held === 'current' || held === 'expiring')
  const renewal = levels[top]?.held === 'expiring' && levels[top].apply !== 'blocked' ? levels[top] : undefined
  const above = levels.slice(top + 1)
  return (renewal ?? above.find(({ apply }) => apply !== 'blocked') ?? above[0])?.key ?? null
}
