import { operations } from '../../features/organization/contract.ts'
import { useCall } from './queries.ts'

export interface Choice {
  value: string
  label: string
}

/** The departments, communities and posts of a day (today when absent), as lists to choose from and names to show. */
export function usePlaces(asOf?: string) {
  const { data } = useCall(operations.organization, { query: asOf ? { asOf } : {} })
  const nodes = data?.nodes ?? []
  const choices = (kind: 'department' | 'community'): Choice[] =>
    nodes.filter((node) => node.kind === kind).map(({ id, name }) => ({ value: id, label: name }))
  return {
    ready: data !== undefined,
    departments: choices('department'),
    communities: choices('community'),
    posts: data?.posts ?? [],
    nameOf: (id: string | null) => (id === null ? undefined : nodes.find((node) => node.id === id)?.name),
  }
}
