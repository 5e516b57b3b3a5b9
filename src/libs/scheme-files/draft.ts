import {
  checkScheme,
  type KnownFigures,
  type NodeKind,
  SchemeContent,
  type SchemeContentInput,
  type SchemeFault,
  SchemeNode,
  type SchemeNodeInput,
} from '../scoring/index.ts'
import { inChinese } from './chinese-issues.ts'
import { error, type FileFault, inReadingOrder, type Place } from './faults.ts'

export type NodeField =
  | 'level'
  | 'number'
  | 'name'
  | 'points'
  | 'kind'
  | 'methods'
  | 'department'
  | 'evidence'
  | 'rule'
  | 'note'

/** One node as read from a row, before the tree is built; `places` says where each field stood. */
export interface Draft {
  depth: number
  node: Omit<SchemeNodeInput, 'children'>
  /** The place of the row where a field has none of its own. */
  row: Place
  places: Partial<Record<NodeField, Place>>
  /** A way of scoring in people's own words; where it goes depends on whether the node turns out to be a leaf. */
  ownWords?: string
}

export interface ReadScheme {
  /** The scheme as far as it could be read; absent when the file holds no node at all. */
  scheme: SchemeContent | undefined
  faults: FileFault[]
}

export type Head = Omit<SchemeContentInput, 'nodes'>

/** Builds the tree, keeps what is usable of faulty rows, and checks the whole. */
export function assemble(
  drafts: readonly Draft[],
  head: Head,
  found: readonly FileFault[],
  figures?: KnownFigures,
): ReadScheme {
  const faults = [...found]
  settleOwnWords(drafts)
  const sound = drafts.map((draft) => sanitize(draft, faults))
  const nodes = nest(sound, faults)
  const parsed = inChinese(SchemeContent, { ...head, nodes })
  if (!parsed.success) {
    const place = drafts[0]?.row ?? { sheet: '', row: 1, column: 'A' }
    return {
      scheme: undefined,
      faults: [...faults, ...parsed.error.issues.map((issue) => error(place, issue.message))],
    }
  }
  for (const fault of checkScheme(parsed.data, figures)) faults.push(toFileFault(fault, sound[fault.index]!))
  return { scheme: parsed.data, faults: inReadingOrder(faults) }
}

function toFileFault({ field, severity, message }: SchemeFault, draft: Draft): FileFault {
  return { ...(draft.places[field] ?? draft.row), severity, message }
}

/** Takes away the fields that do not hold, each with its fault, so that the rest of the tree can be shown. */
function sanitize(draft: Draft, faults: FileFault[]): Draft {
  const node: Record<string, unknown> = { ...draft.node }
  const parsed = inChinese(SchemeNode, node)
  if (parsed.success) return draft
  for (const issue of parsed.error.issues) {
    const key = String(issue.path[0])
    const place = draft.places[key as NodeField] ?? draft.row
    faults.push(error(place, issue.message))
    if (key === 'name' || key === 'number') node[key] = '？'
    else delete node[key]
  }
  return { ...draft, node: node as Draft['node'] }
}

/** A leaf that gives points is scored by hand after the words; elsewhere they are a note. */
function settleOwnWords(drafts: readonly Draft[]): void {
  const kinds: (NodeKind | undefined)[] = []
  drafts.forEach((draft, index) => {
    const { depth, ownWords, node } = draft
    kinds[depth] = node.kind ?? kinds[depth - 1]
    if (ownWords === undefined) return
    const isLeaf = (drafts[index + 1]?.depth ?? 0) <= depth
    const givesPoints = kinds[depth] !== 'veto' && kinds[depth] !== 'admission'
    if (isLeaf && givesPoints) node.rule = { form: 'assessed', text: ownWords }
    else node.note = node.note === undefined ? ownWords : `${node.note}\n${ownWords}`
  })
}

function nest(drafts: readonly Draft[], faults: FileFault[]): SchemeNodeInput[] {
  const roots: SchemeNodeInput[] = []
  const line: SchemeNodeInput[] = []
  for (const draft of drafts) {
    const deepest = line.length + 1
    if (draft.depth > deepest) {
      const above = deepest === 1 ? '第一行应为第 1 层' : `上一行在第 ${line.length} 层`
      faults.push(
        error(
          draft.places.level ?? draft.row,
          `层级写的是 ${draft.depth}，但${above}，中间缺层；请改层级或补上缺的上级`,
        ),
      )
    }
    line.length = Math.min(draft.depth, deepest) - 1
    const node: SchemeNodeInput = { ...draft.node, children: [] }
    const siblings = line.at(-1)?.children ?? roots
    siblings.push(node)
    line.push(node)
  }
  return roots
}
