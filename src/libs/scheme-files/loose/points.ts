import { decimal, plain, sum } from '../../scoring/index.ts'
import { halfWidth } from '../cells.ts'
import type { Draft } from '../draft.ts'
import { error, type FileFault, type Place } from '../faults.ts'

/** Gives a node the points of its cell; points inside its text have to agree. */
export function setPoints(draft: Draft, points: string, place: Place, faults: FileFault[]): void {
  const inText = draft.node.points
  if (inText !== undefined && !decimal(String(inText)).eq(points)) {
    faults.push(error(place, `分值写的是 ${points}，内容里写的是 ${inText} 分，请改成一致`))
  }
  draft.node.points = points
  draft.places.points = place
}

/** `2\n1\n1` or `1)2分 2)1分`: as many points in one cell as there are criteria in the cell beside it. */
export function pointsOfItems(cell: string, count: number): string[] | undefined {
  const parts = halfWidth(cell)
    .replace(/(?:^|[\s,;，；])(?:[(]?\d{1,2}(?:[)、]|\.(?=\s))|[①-⑳])(?=\s*\d)/g, '\n')
    .split(/[\s;；、]+/)
    .filter((part) => part !== '')
    .map((part) => /^(\d{1,4}(?:\.\d{1,4})?)分?$/.exec(part)?.[1])
  return count > 1 && parts.length === count && !parts.includes(undefined) ? (parts as string[]) : undefined
}

/** A 小计 that is not the sum of the criteria since the one before it. */
export function partFault(drafts: readonly Draft[], from: number, stated: string, place: Place): FileFault | undefined {
  const leaves = drafts.slice(from).filter((draft, index, all) => (all[index + 1]?.depth ?? 0) <= draft.depth)
  const whole = plain(sum(leaves.map(({ node }) => decimal(node.points ?? 0))))
  if (decimal(stated).eq(whole)) return undefined
  return { ...error(place, `小计写的是 ${stated}，上面各条相加是 ${whole}，请核对`), severity: 'warning' }
}
