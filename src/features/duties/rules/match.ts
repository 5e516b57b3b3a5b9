export interface Place {
  id: string
  name: string
}

export interface Match {
  id: string
  how: 'exact' | 'short' | 'contained'
}

/** The departments a responsible column names, who leads first; notes in brackets and words like 牵头单位 left out. */
export function namesIn(text: string): string[] {
  const pieces = text
    .normalize('NFKC')
    .split(/[、,;/|\n\r\t ]+/)
    .map((piece) => ({
      lead: /牵头|主责|主办/.test(piece),
      name: piece
        .replace(/\([^)]*\)/g, '')
        .replace(/^(牵头|责任|主责|主办|配合|协办|承办)(单位|部门|科室)?:?/, '')
        .trim(),
    }))
    .filter(({ name }) => name !== '')
  const names = [...pieces.filter(({ lead }) => lead), ...pieces.filter(({ lead }) => !lead)].map(({ name }) => name)
  return [...new Set(names)]
}

/** The one place a name means: the same, an abbreviation (党政办 = 党政综合办公室), or one within the other. Two are none. */
export function placeNamed(text: string, places: readonly Place[], unitNames: readonly string[]): Match | undefined {
  const plain = (name: string) => {
    const bare = name.normalize('NFKC').replace(/\s+/g, '')
    const unit = unitNames.find((each) => each && bare.startsWith(each) && bare.length > each.length + 1)
    return unit ? bare.slice(unit.length) : bare
  }
  const wanted = plain(text)
  if (wanted.length < 2) return undefined
  const ways: [Match['how'], (name: string) => boolean][] = [
    ['exact', (name) => name === wanted],
    ['short', (name) => abbreviates(wanted, name) || abbreviates(name, wanted)],
    ['contained', (name) => name.includes(wanted) || (name.length >= 2 && wanted.includes(name))],
  ]
  for (const [how, fits] of ways) {
    const found = places.filter(({ name }) => fits(plain(name)))
    if (found.length === 1) return { id: found[0]!.id, how }
    if (found.length > 1) return undefined
  }
  return undefined
}

/** All characters of the short name come in the long one in their order, the first first. */
function abbreviates(short: string, long: string): boolean {
  if (short.length >= long.length || short[0] !== long[0]) return false
  let at = 0
  for (const character of long) if (character === short[at]) at += 1
  return at === short.length
}

/** Who signs for a department: its only post, else the first that leads it. */
export function headOf<P extends { name: string }>(posts: readonly P[]): P | undefined {
  if (posts.length === 1) return posts[0]
  return posts.find(
    ({ name }) => /(主任|所长|书记|部长|科长|队长|站长|局长|组长|负责人)$/.test(name) && !name.includes('副'),
  )
}

interface CriterionName {
  id: string
  parentId: string | null
  path: string
  name: string
}

/** Which criterion of a scheme stands for one of another: same path and name, else the only one of that name below the same. */
export function criterionMap(
  from: readonly CriterionName[],
  to: readonly CriterionName[],
): Map<string, { id: string; how: 'same' | 'named' }> {
  const plain = (name: string) => name.normalize('NFKC').replace(/[\s\p{P}]/gu, '')
  const ids = new Set(to.map(({ id }) => id))
  const byPath = new Map(to.map((node) => [`${node.path} ${plain(node.name)}`, node]))
  const chainOf = (nodes: readonly CriterionName[]) => {
    const byId = new Map(nodes.map((node) => [node.id, node]))
    return (node: CriterionName) => `${plain(byId.get(node.parentId ?? '')?.name ?? '')} ${plain(node.name)}`
  }
  const [chainFrom, chainTo] = [chainOf(from), chainOf(to)]
  const byName = Map.groupBy(to, chainTo)
  return new Map(
    from.flatMap((node): [string, { id: string; how: 'same' | 'named' }][] => {
      if (ids.has(node.id)) return [[node.id, { id: node.id, how: 'same' }]]
      const same = byPath.get(`${node.path} ${plain(node.name)}`)
      if (same) return [[node.id, { id: same.id, how: 'same' }]]
      const named = byName.get(chainFrom(node)) ?? []
      return named.length === 1 ? [[node.id, { id: named[0]!.id, how: 'named' }]] : []
    }),
  )
}
