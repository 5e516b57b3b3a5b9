import type { z } from 'zod'
import type { GroupRole as Role } from '../../features/organization/contract.ts'
import { type Chance, createChance } from './chance.ts'
import type { ExampleContent } from './content.ts'
import { planRecords } from './records.ts'

type GroupRole = z.infer<typeof Role>

export interface PlannedPost {
  /** `部门/岗位`, or the bare name of a leader's post. */
  key: string
  place: string | null
  name: string
}

export interface PlannedAppointment {
  person: string
  post: string
  validFrom: string
  validTo: string | null
}

/** A record with names instead of ids; the loader finds the ids. */
export interface PlannedRecord {
  ledger: string
  occurredOn: string
  title: string
  department?: string
  community?: string
  fields: Record<string, unknown>
  people?: { person: string; minutes?: number }[]
  photos?: number
}

export interface ExamplePlan {
  year: { from: string; to: string; today: string }
  staff: string[]
  volunteers: { name: string; community: string }[]
  posts: PlannedPost[]
  appointments: PlannedAppointment[]
  seats: { role: GroupRole; post: string; validFrom: string }[]
  records: PlannedRecord[]
  /** Who left a post not long ago, and who follows. */
  leaver: string
  successor: string
}

/**
 * Plans the invented unit: who holds which post since when, and what was recorded up to `today`. The cycle is the
 * calendar year, from October on this one, before that the last one, so that there is always a year to look at.
 */
export function planExample(content: ExampleContent, today: string): ExamplePlan {
  const chance = createChance(20_260_101)
  const names = nameMaker(content, chance)
  const posts = planPosts(content)
  const year = exampleYear(today)
  const staff = posts.map(() => names())
  const appointments = posts.map((post, i) => ({
    person: staff[i]!,
    post: post.key,
    validFrom: content.founded,
    validTo: null,
  }))
  const changed = changeHands(appointments, year, names)
  const volunteers = Array.from({ length: content.volunteers }, (_, i) => ({
    name: names(),
    community: content.communities[i % content.communities.length]!,
  }))
  const seats = planSeats(content, posts)
  const everyStaff = [...staff, ...changed.newcomers]
  const records = planRecords({ content, chance, year, staff: everyStaff, volunteers })
  const successor = names()
  const leaver = succeed(changed.appointments, year, successor)
  return {
    year,
    staff: everyStaff,
    volunteers,
    posts,
    appointments: changed.appointments,
    seats,
    records,
    leaver,
    successor,
  }
}

export function exampleYear(today: string): ExamplePlan['year'] {
  const year = Number(today.slice(0, 4)) - (Number(today.slice(5, 7)) < 10 ? 1 : 0)
  const last = `${year}-12-31`
  return { from: `${year}-01-01`, to: last, today: today < last ? today : last }
}

/** Every name once: two people of one name would be hard to tell apart in an example. */
function nameMaker(content: ExampleContent, chance: Chance): () => string {
  const used = new Set<string>()
  return () => {
    for (;;) {
      const name = chance.pick([...content.surnames]) + chance.pick(content.givenNames)
      if (!used.has(name)) {
        used.add(name)
        return name
      }
    }
  }
}

function planPosts(content: ExampleContent): PlannedPost[] {
  return [
    ...content.leaders.map((name) => ({ key: name, place: null, name })),
    ...content.departments.flatMap((d) => d.posts.map((name) => ({ key: `${d.name}/${name}`, place: d.name, name }))),
    ...content.communities.flatMap((c) =>
      content.communityPosts.map((name) => ({ key: `${c}/${name}`, place: c, name })),
    ),
  ]
}

function planSeats(content: ExampleContent, posts: PlannedPost[]): ExamplePlan['seats'] {
  const validFrom = content.founded
  const roles = Object.entries(content.group) as [GroupRole, string[]][]
  const named = roles.flatMap(([role, keys]) => keys.map((post) => ({ role, post, validFrom })))
  const taken = new Set(named.map((seat) => seat.post))
  const heads = new Set([
    ...content.departments.map((d) => `${d.name}/${d.posts[0]}`),
    ...content.communities.map((c) => `${c}/${content.communityPosts[0]}`),
  ])
  const members = posts.filter((post) => heads.has(post.key) && !taken.has(post.key))
  return [...named, ...members.map((post) => ({ role: '组员' as const, post: post.key, validFrom }))]
}

/** One post changes hands without a day between; one department head left and nobody has followed yet: a real gap to see. */
function changeHands(appointments: PlannedAppointment[], year: ExamplePlan['year'], names: () => string) {
  const handover = appointments.find((a) => a.post.startsWith('副主任（分管创建）'))!
  const vacancy = appointments.find((a) => a.post === '综合行政执法队/队长')!
  const newcomer = names()
  handover.validTo = `${year.from.slice(0, 4)}-05-31`
  vacancy.validTo = addDays(year.today, -12)
  const successor = {
    person: newcomer,
    post: handover.post,
    validFrom: `${year.from.slice(0, 4)}-06-01`,
    validTo: null,
  }
  return { appointments: [...appointments, successor], newcomers: [newcomer] }
}

/** A post with duties changes hands some days before the day looked at; answers who left it. */
function succeed(appointments: PlannedAppointment[], year: ExamplePlan['year'], successor: string): string {
  const held = appointments.find((a) => a.post === '新时代文明实践所/志愿服务专干')!
  held.validTo = addDays(year.today, -10)
  appointments.push({ person: successor, post: held.post, validFrom: addDays(year.today, -9), validTo: null })
  return held.person
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
