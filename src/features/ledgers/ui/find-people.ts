import { call } from '../../../web/kit/api.ts'
import { operations, type Person } from '../../organization/contract.ts'
import type { ListedName } from './name-list.ts'

export type PersonKind = 'staff' | 'volunteer' | undefined

/** A name of the list with everybody who bears it. */
export interface Sought extends ListedName {
  matches: Person[]
}

const pageSize = 200
const atOnce = 6

/**
 * Looks the names up, in as few requests as the size of the unit allows: page by page, or name by name where there are more
 * people than names. @throws CallError
 */
export async function findPeople(names: readonly ListedName[], kind: PersonKind): Promise<Sought[]> {
  const first = await call(operations.listPeople, { query: { kind, pageSize } })
  const pages = Math.ceil(first.total / pageSize)
  const people =
    pages <= Math.max(10, names.length)
      ? [...first.items, ...(await restOf(pages, kind))]
      : await Promise.all(inTurns(names, (name) => byName(name, kind))).then((found) => found.flat())
  const byPerson = Map.groupBy(people, (person) => person.name)
  return names.map((name) => ({ ...name, matches: byPerson.get(name.name) ?? [] }))
}

async function restOf(pages: number, kind: PersonKind): Promise<Person[]> {
  const numbers = Array.from({ length: Math.max(0, pages - 1) }, (_, index) => index + 2)
  const read = (page: number) => call(operations.listPeople, { query: { kind, page, pageSize } })
  return (await Promise.all(inTurns(numbers, read))).flatMap(({ items }) => items)
}

async function byName({ name }: ListedName, kind: PersonKind): Promise<Person[]> {
  return (await call(operations.listPeople, { query: { kind, search: name.slice(0, 30), pageSize } })).items
}

/** A few at once, the others behind them, so that a long list does not flood the server. */
function inTurns<T, R>(items: readonly T[], act: (item: T) => Promise<R>): Promise<R>[] {
  const running: Promise<R>[] = []
  items.forEach((item, index) => {
    const before = running[index - atOnce]
    running.push(before ? before.then(() => act(item)) : act(item))
  })
  return running
}
