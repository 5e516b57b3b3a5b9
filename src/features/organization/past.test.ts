import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ApiFailure, createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { operations } from './contract.ts'
import { countsOn, importOrganization } from './index.ts'

let t: TestApp
beforeAll(async () => {
  t = await createTestApp({ now: '2026-11-20T02:00:00Z' })
})
afterAll(() => t.close())

const office = 'creation-office'

/** All that the unit answers for a day; when something that stood would end is not an answer about that day. */
async function answersOn(day: string): Promise<string> {
  const [organization, group, counts] = await Promise.all([
    t.call('reader', operations.organization, { query: { asOf: day } }),
    t.call('reader', operations.leadingGroup, { query: { asOf: day } }),
    countsOn(t.deps.db, t.unitId, day),
  ])
  return JSON.stringify({ organization, group, counts }, (key, value) => (key === 'validTo' ? undefined : value))
}
const answers = (days: string[]) => Promise.all(days.map(answersOn))

const dayOf = (n: number) => new Date(Date.UTC(2021, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)
const step = fc.record({
  do: fc.constantFrom('rename', 'merge', 'split', 'join'),
  day: fc.integer({ min: 0, max: 2100 }),
  pick: fc.infiniteStream(fc.nat(1000)),
})

async function founded(run: number): Promise<void> {
  const names = ['甲', '乙', '丙', '丁'].map((name) => `${name}办${run}`)
  const posts = names.flatMap((node) => ['主任', '科员'].map((name) => ({ key: node + name, node, name })))
  const from = '2020-01-01'
  await importOrganization(t.context('administrator'), {
    nodes: names.map((name) => ({ key: name, kind: 'department', name, from })),
    posts: posts.map((post) => ({ ...post, from })),
    people: posts.map(({ key }) => ({ key, name: `示例${key}`, kind: 'staff' })),
    appointments: posts.flatMap(({ key }, i) => [
      { person: key, post: key, from, to: i % 3 === 0 ? '2023-05-31' : null },
      ...(i % 3 === 0 ? [{ person: posts[(i + 1) % posts.length]!.key, post: key, from: '2023-06-02' }] : []),
    ]),
    seats: names.map((name) => ({ role: '组员', post: `${name}主任`, from })),
  })
}

it('answers the same for every past day after places were renamed, merged and split, and all of it can be undone', async () => {
  let run = 0
  let made = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 6 }), async (steps) => {
      run += 1
      await founded(run)
      const today = await answersOn('2026-11-20')
      const changes: string[] = []
      for (const [n, { do: what, day: at, pick }] of steps.entries()) {
        const day = dayOf(at)
        const next = () => pick.next().value!
        const past = [dayOf(at - 1), dayOf((next() % (at + 1)) - 1), dayOf((next() % (at + 1)) - 1), '2020-01-01']
        const before = await answers(past)
        const { nodes, posts } = await t.call('reader', operations.organization, { query: { asOf: day } })
        const own = nodes.filter((node) => node.name.includes(`办${run}`))
        const one = own[next() % own.length]!
        const other = own[next() % own.length]!
        const name = (part: string) => `${part}办${run}之${n}`
        const body = {
          day,
          posts: posts
            .filter((post) => post.nodeId === one.id && what === 'split')
            .map((post) => ({ postId: post.id, target: [0, 1, null][next() % 3]! })),
        }
        try {
          const done = await {
            rename: () =>
              t.call(office, operations.renameNode, { params: { id: one.id }, body: { name: name('新'), day } }),
            merge: () =>
              t.call(office, operations.reorganize, {
                body: { ...body, kind: 'merge', sources: [one.id, other.id], targets: [{ name: name('合') }] },
              }),
            join: () =>
              t.call(office, operations.reorganize, {
                body: { ...body, kind: 'merge', sources: [one.id], targets: [{ nodeId: other.id }] },
              }),
            split: () =>
              t.call(office, operations.reorganize, {
                body: {
                  ...body,
                  kind: 'split',
                  sources: [one.id],
                  targets: [next() % 2 ? { nodeId: one.id } : { name: name('左') }, { name: name('右') }],
                },
              }),
          }[what]()
          changes.push(done.changeId)
        } catch (error) {
          if (!(error instanceof ApiFailure)) throw error
          // What rests on later facts is refused, and then nothing at all has changed.
          expect(error.code).toMatch(/^organization\.(tooEarly|endedNode|beginsLater|badParts)$/)
        }
        expect(await answers(past)).toEqual(before)
      }
      made += changes.length
      for (const id of changes.toReversed()) await t.call(office, operations.undoChange, { params: { id } })
      expect(await answersOn('2026-11-20')).toBe(today)
    }),
    { numRuns: 15, endOnFailure: true },
  )
  expect(made).toBeGreaterThan(20)
}, 120_000)
