import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Answer, ScoreInputs } from './answers.ts'
import type { NodeScore } from './node-score.ts'
import type { SchemeContent, SchemeNodeInput } from './scheme.ts'
import { pathsNeeded, rescore, scoreScheme } from './score.ts'
import { schemeOf } from './test-support.ts'
import { placeScheme } from './tree.ts'

type Mode = NonNullable<SchemeContent['notApplicable']>

/** A tree small enough to add up by hand: points and answers in whole tenths. */
interface Sketch {
  kind: 'normal' | 'bonus' | 'deduction'
  tenths: number
  answer: number
  skipped: boolean
  cap: number | undefined
  children: Sketch[]
}

const { node: sketches } = fc.letrec<{ node: Sketch }>((tie) => ({
  node: fc.record({
    kind: fc.constantFrom<Sketch['kind']>('normal', 'normal', 'normal', 'bonus', 'deduction'),
    tenths: fc.integer({ min: 1, max: 60 }),
    answer: fc.integer({ min: 0, max: 70 }),
    skipped: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    cap: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined, freq: 4 }),
    children: fc.oneof(
      { depthSize: 'medium' },
      fc.constant<Sketch[]>([]),
      fc.array(tie('node'), { minLength: 1, maxLength: 4 }),
    ),
  }),
}))

const forests = fc
  .array(sketches, { minLength: 1, maxLength: 4 })
  .map((nodes) => nodes.map((node) => settle(node, undefined)))

/** Children of a bonus or deduction share its kind; points of an inner normal node are the sum of its normal children. */
function settle(node: Sketch, inherited: Sketch['kind'] | undefined): Sketch {
  const kind = inherited ?? node.kind
  const children = node.children.map((child) => settle(child, kind === 'normal' ? undefined : kind))
  if (children.length === 0) return { ...node, kind, children }
  const own = children.filter((child) => child.kind === kind)
  return { ...node, kind, children, tenths: kind === 'normal' ? total(own.map((child) => child.tenths)) : node.tenths }
}

const total = (values: number[]) => values.reduce((a, b) => a + b, 0)
const text = (tenths: number) => (tenths / 10).toFixed(1)

function build(node: Sketch, index: number): SchemeNodeInput {
  const inner = node.children.length > 0
  return {
    number: String(index + 1),
    name: '条目',
    kind: node.kind,
    points: text(node.tenths),
    ...(inner && node.kind === 'normal' && node.cap !== undefined ? { sum: { cap: text(node.cap) } } : {}),
    children: node.children.map(build),
  }
}

function answersOf(nodes: Sketch[], prefix = ''): Record<string, Answer> {
  return Object.assign(
    {},
    ...nodes.map((node, index) => {
      const path = `${prefix}${index + 1}`
      const own = node.skipped ? { [path]: { notApplicable: true } } : {}
      if (node.children.length > 0) return { ...own, ...answersOf(node.children, `${path}/`) }
      return { [path]: node.skipped ? { notApplicable: true } : { self: text(node.answer) } }
    }),
  )
}

interface Added {
  kind: Sketch['kind']
  full: number
  got: number
  counts: boolean
}

/** The oracle: the same arithmetic in whole tenths, written once more and straight from the rules. */
function addUp(node: Sketch, mode: Mode): Added {
  const { kind, tenths } = node
  const out: Added =
    mode === 'full' && kind === 'normal'
      ? { kind, full: tenths, got: tenths, counts: true }
      : { kind, full: 0, got: 0, counts: false }
  if (node.skipped) return out
  if (node.children.length === 0) {
    const points = Math.min(node.answer, tenths)
    return { kind, full: tenths, got: kind === 'deduction' ? -points : points, counts: true }
  }
  const children = node.children.map((child) => addUp(child, mode))
  const own = children.filter((child) => child.kind === kind)
  if (own.length > 0 && own.every((child) => !child.counts)) return out
  const family = addFamily(kind, tenths, children, mode)
  const high = kind === 'deduction' ? 0 : kind === 'normal' ? (node.cap ?? family.full) : tenths
  const low = kind === 'deduction' ? -tenths : 0
  return { kind, full: family.full, got: Math.min(Math.max(family.got, low), high), counts: true }
}

function addFamily(kind: Sketch['kind'], tenths: number, children: Added[], mode: Mode): { full: number; got: number } {
  const own = children.filter((child) => child.kind === kind && child.counts)
  const extra = total(children.filter((child) => child.kind !== kind).map((child) => child.got))
  const earned = total(own.map((child) => child.got))
  const possible = total(own.map((child) => child.full))
  if (kind !== 'normal') return { full: tenths, got: earned + extra }
  if (mode === 'drop') return { full: possible, got: earned + extra }
  const gone = children.some((child) => child.kind === kind && !child.counts)
  const rebased = gone && possible > 0 ? halfUp(earned * tenths, possible) : earned
  return { full: tenths, got: rebased + extra }
}

function halfUp(a: number, b: number): number {
  const doubled = 2 * Math.abs(a) + b
  return Math.sign(a) * Math.floor(doubled / (2 * b))
}

const modes = fc.constantFrom<Mode>('rebase', 'drop', 'full')

function sceneOf(forest: Sketch[], mode: Mode) {
  const tree = placeScheme(schemeOf(forest.map(build), { notApplicable: mode }))
  return { tree, inputs: ScoreInputs.parse({ answers: answersOf(forest) }) }
}

describe('roll-up', () => {
  it('equals the brute-force oracle on generated trees', () => {
    fc.assert(
      fc.property(forests, modes, (forest, mode) => {
        const { tree, inputs } = sceneOf(forest, mode)
        const result = scoreScheme(tree, inputs)
        const roots = forest.map((node) => addUp(node, mode))
        const points = total(forest.filter((node) => node.kind === 'normal').map((node) => node.tenths))
        const expected = addFamily('normal', points, roots, mode)
        expect([result.full, result.got].map(Number)).toEqual(
          [expected.full, Math.max(0, expected.got)].map((n) => Number(text(n))),
        )
        const scored = tree.roots.map((root) => result.nodes.find((node) => node.path === root.path)!)
        expect(scored.map((node) => Number(node.got) + 0)).toEqual(roots.map((root) => Number(text(root.got)) + 0))
      }),
      { numRuns: 500 },
    )
  })

  it('keeps got within [0, full] and lost = full − got for every normal node without an own cap', () => {
    fc.assert(
      fc.property(forests, modes, (forest, mode) => {
        const { tree, inputs } = sceneOf(forest, mode)
        const scores = scoreScheme(tree, inputs).nodes
        tree.nodes.forEach((placed, index) => {
          const { full, got, lost } = scores[index]!
          if (placed.kind !== 'normal' || placed.node.sum) return
          expect(Number(got)).toBeGreaterThanOrEqual(0)
          expect(Number(got)).toBeLessThanOrEqual(Number(full))
          expect(Math.round((Number(full) - Number(got)) * 10)).toBe(Math.round(Number(lost) * 10))
        })
      }),
    )
  })
})

describe('rescore', () => {
  it('along one path equals scoring everything again, and needs no more than the siblings on the path', () => {
    fc.assert(
      fc.property(
        forests,
        modes,
        fc.nat(),
        fc.integer({ min: 0, max: 70 }),
        fc.boolean(),
        (forest, mode, pick, tenths, skip) => {
          const { tree, inputs } = sceneOf(forest, mode)
          const before = new Map(scoreScheme(tree, inputs).nodes.map((score) => [score.path, score]))
          const leaves = tree.nodes.filter((placed) => placed.children.length === 0)
          const { path } = leaves[pick % leaves.length]!
          const answers = { ...inputs.answers, [path]: skip ? { notApplicable: true } : { self: text(tenths) } }
          const changed = { ...inputs, answers }
          const needed = new Map(pathsNeeded(tree, path).map((each) => [each, before.get(each)!]))
          const result = rescore(tree, needed, path, changed)
          const after = scoreScheme(tree, changed)
          const merged: NodeScore[] = after.nodes.map(
            (score) => result.changed.find((each) => each.path === score.path) ?? before.get(score.path)!,
          )
          expect(merged).toEqual(after.nodes)
          const { nodes: _, ...total } = after
          expect(result.total).toEqual(total)
          expect(result.changed.length).toBe(path.split('/').length)
        },
      ),
      { numRuns: 300 },
    )
  })
})
