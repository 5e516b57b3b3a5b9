import type { CheckData } from '../data.ts'

const known = new WeakMap<string[], ReadonlyMap<string, string>>()

/** To every character those that are written like it. */
export function alikeOf({ alike }: Pick<CheckData, 'alike'>): ReadonlyMap<string, string> {
  const made = known.get(alike) ?? pairsOf(alike)
  known.set(alike, made)
  return made
}

function pairsOf(alike: string[]): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>()
  for (const [first, ...others] of alike)
    for (const other of others) {
      pairs.set(first as string, (pairs.get(first as string) ?? '') + other)
      pairs.set(other, (pairs.get(other) ?? '') + first)
    }
  return pairs
}
