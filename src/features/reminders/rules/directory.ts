import type { Audience } from '../contract/index.ts'
import type { Directory, Subject } from './plan.ts'

export interface Facts {
  /** Posts that stand today, by position, with who holds them. */
  posts: readonly {
    id: string
    node_id: string | null
    name: string
    holders: readonly { personId: string; name: string }[]
  }[]
  /** Users who may sign in. */
  users: readonly {
    userId: string
    name: string
    role: string
    departmentId: string | null
    communityId: string | null
  }[]
  contacts: readonly { personId: string; userId: string | null; email: string | null }[]
  /** Node → post of the leader in charge of it. */
  supervisors: ReadonlyMap<string, string>
  /** Posts of the leading group by weight: who answers for a department that names nobody in charge. */
  leaders: readonly string[]
  robots: readonly string[]
}

/** The first post of a department that is not a deputy's. */
export function headPost<P extends { name: string }>(posts: readonly P[]): P | undefined {
  return posts.find(({ name }) => !name.includes('副')) ?? posts[0]
}

/** The user of a person: the one written down, else the only one of the same name. */
export function userOf(
  person: { personId: string; name: string },
  contacts: Facts['contacts'],
  users: Facts['users'],
): string | undefined {
  const written = contacts.find((contact) => contact.personId === person.personId)?.userId
  if (written) return users.find((user) => user.userId === written)?.userId
  const namesakes = users.filter((user) => user.name === person.name)
  return namesakes.length === 1 ? namesakes[0]!.userId : undefined
}

export function directoryOf(facts: Facts): Directory {
  const posts = new Map(facts.posts.map((post) => [post.id, post]))
  const byNode = Map.groupBy(facts.posts, (post) => post.node_id)
  const addressed = new Set(facts.contacts.filter(({ email }) => email).map(({ personId }) => personId))
  const officeUsers = () => {
    const office = facts.users.filter(({ role }) => role === 'creation-office')
    return (office.length > 0 ? office : facts.users.filter(({ role }) => role === 'administrator')).map(
      ({ userId }) => userId,
    )
  }

  function people(to: Audience, { departmentId, postId }: Subject): readonly { personId: string; name: string }[] {
    if (to === 'holder') return (postId && posts.get(postId)?.holders) || []
    if (to === 'head') return headPost(byNode.get(departmentId ?? '') ?? [])?.holders ?? []
    if (to === 'office') return []
    const named = departmentId ? posts.get(facts.supervisors.get(departmentId) ?? '')?.holders : undefined
    if (named?.length) return named
    return facts.leaders.map((id) => posts.get(id)?.holders ?? []).find((holders) => holders.length > 0) ?? []
  }

  /** Who sees it when nobody of the audience has an account: the place's liaisons, else the office. */
  function standIns({ departmentId }: Subject): string[] {
    const liaisons = facts.users.filter(
      (user) => departmentId !== null && (user.departmentId === departmentId || user.communityId === departmentId),
    )
    return liaisons.length > 0 ? liaisons.map(({ userId }) => userId) : officeUsers()
  }

  return {
    robots: facts.robots,
    users(to, of) {
      if (to === 'office') return officeUsers()
      const own = people(to, of).flatMap((person) => userOf(person, facts.contacts, facts.users) ?? [])
      return own.length > 0 ? own : standIns(of)
    },
    addressees(to, of) {
      if (to === 'office') {
        const office = new Set(officeUsers())
        return facts.contacts
          .filter(({ userId, email }) => email && userId && office.has(userId))
          .map((c) => c.personId)
      }
      return people(to, of)
        .filter(({ personId }) => addressed.has(personId))
        .map(({ personId }) => personId)
    },
  }
}
