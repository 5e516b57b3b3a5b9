import { type Exact, plain, ZERO } from './decimals.ts'
import type { BarEffect } from './rules.ts'
import type { NodeKind } from './scheme.ts'
import type { PlacedNode, SchemeTree } from './tree.ts'

/** Something that stands against the whole application, whatever the points. */
export interface Bar {
  path: string
  effect: BarEffect
  why: string
}

/** Score of one node; numbers are decimal strings. A deduction has negative `got`; `lost` is what more could have been had. */
export interface NodeScore {
  path: string
  full: string
  got: string
  lost: string
  /** Chinese: how these points came about. */
  why: string
  /** Chinese: what would win the lost points back; empty when nothing is lost. */
  winBack: string
  applicable: boolean
  bars: Bar[]
  /** Ids of the records behind the figures a leaf reads. */
  records: string[]
}

/** Score of a node that does not apply: out of the count, or full where the scheme says so. */
export function outOfCount(tree: SchemeTree, placed: PlacedNode): NodeScore {
  const asFull = tree.scheme.notApplicable === 'full' && placed.kind === 'normal'
  const points = asFull ? plain(placed.points) : '0'
  return {
    path: placed.path,
    full: points,
    got: points,
    lost: '0',
    why: asFull ? '不适用，按满分计。' : '不适用，不计分。',
    winBack: '',
    applicable: asFull,
    bars: [],
    records: [],
  }
}

export function lostPoints(kind: NodeKind, full: Exact, got: Exact): Exact {
  if (kind === 'deduction') return got.abs()
  return kind === 'normal' && full.gt(got) ? full.minus(got) : ZERO
}
