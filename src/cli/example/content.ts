import { z } from 'zod'
import { GroupRole } from '../../features/organization/contract.ts'

const Text = z.string().min(1)
const ByKind = z.record(z.string(), z.array(Text).min(1))

/** What a file in `content/examples/` says about an invented unit; the plan makes a year of records out of it. */
export const ExampleContent = z.strictObject({
  unit: z.strictObject({ name: Text, shortName: Text, kind: Text, places: z.array(Text) }),
  scheme: Text.describe('测评体系的键'),
  /** Of the example's year; titles so many years before it. */
  plan: z.strictObject({
    goal: Text,
    targets: z.array(z.strictObject({ name: Text, value: Text, unit: z.string(), figure: Text })),
    stages: z.array(z.strictObject({ name: Text, from: Text, to: Text, work: Text })),
  }),
  titles: z.array(z.strictObject({ level: Text, name: Text, issuer: Text, yearsBefore: z.number().int(), on: Text })),
  founded: z.iso.date(),
  departments: z.array(z.strictObject({ name: Text, former: Text.optional(), posts: z.array(Text).min(1) })).min(1),
  communities: z.array(Text).min(1),
  communityPosts: z.array(Text).min(1),
  leaders: z.array(Text).min(1),
  group: z.partialRecord(GroupRole, z.array(Text)),
  surnames: Text,
  givenNames: z.array(Text).min(1),
  volunteers: z.number().int().positive(),
  activities: ByKind,
  studies: ByKind,
  regulations: ByKind,
  cultures: ByKind,
  lectures: ByKind,
  festivals: z.array(z.strictObject({ festival: Text, month: z.number().int(), title: Text })),
  honours: z.array(z.strictObject({ title: Text, level: Text, giver: Text, receiver: Text, month: z.number().int() })),
  publicity: z.array(Text).min(1),
  pairings: z.array(z.strictObject({ title: Text, kind: Text })),
})
export type ExampleContent = z.infer<typeof ExampleContent>
