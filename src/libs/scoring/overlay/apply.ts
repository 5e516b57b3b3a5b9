import { checkScheme } from '../check-scheme.ts'
import { decimal, plain } from '../decimals.ts'
import type { KnownFigures } from '../known-figures.ts'
import type { SchemeContent, SchemeNode } from '../scheme.ts'
import { placeScheme } from '../tree.ts'
import type { Overlay, OverlayAddition, OverlayChange, OverlayFault } from './format.ts'
import { settlePoints } from './points.ts'

export interface Composed {
  /** As far as it could be composed, so that it can be shown beside its faults. */
  scheme: SchemeContent
  faults: OverlayFault[]
}

/** A node of the composed scheme while it is being made. */
export interface LocalNode {
  path: string
  node: SchemeNode
  /** The entry that speaks of it, if any. */
  entry: OverlayAddition | OverlayChange | undefined
  at: Pick<OverlayFault, 'part' | 'index'> | undefined
  added: boolean
  children: LocalNode[]
}

/** Lays local rules over a scheme. Pure; the result stands for itself and remembers its base. */
export function applyOverlay(base: SchemeContent, overlay: Overlay, figures?: KnownFigures): Composed {
  return new Composer(base, overlay, figures).compose()
}

class Composer {
  readonly #base: SchemeContent
  readonly #overlay: Overlay
  readonly #faults: OverlayFault[] = []
  readonly #changes = new Map<string, { change: OverlayChange; index: number }>()
  readonly #byPath = new Map<string, LocalNode>()
  readonly #hidden: string[] = []

  readonly #figures: KnownFigures | undefined

  constructor(base: SchemeContent, overlay: Overlay, figures: KnownFigures | undefined) {
    this.#base = base
    this.#overlay = overlay
    this.#figures = figures
  }

  compose(): Composed {
    const { key, version } = this.#overlay.base
    if (key !== this.#base.key || version !== this.#base.version) {
      const asked = `${key} ${version}`
      this.#refuse(
        'head',
        0,
        'base',
        `细则是给“${asked}”写的，给出的基准体系是“${this.#base.key} ${this.#base.version}”`,
      )
    }
    this.#overlay.changes.forEach((change, index) => {
      if (this.#changes.has(change.path)) this.#refuse('changes', index, 'path', `“${change.path}”写了两次，请合成一条`)
      else this.#changes.set(change.path, { change, index })
    })
    const roots = this.#base.nodes.flatMap((node) => this.#take(node, '', false))
    this.#checkPaths()
    for (const [index, addition] of this.#overlay.additions.entries()) this.#add(addition, index, roots)
    const full = settlePoints(roots, this.#base, this.#overlay, (local, message) =>
      this.#refuse(local?.at?.part ?? 'head', local?.at?.index ?? 0, local ? 'weight' : 'total', message),
    )
    const scheme = this.#scheme(roots)
    this.#checkResult(scheme)
    const got = plain(placeScheme(scheme).full)
    const stated = this.#overlay.total
    if (stated !== undefined && got !== stated) {
      this.#refuse('head', 0, 'total', `满分写的是 ${stated}，合成后是 ${got}，请核对各条分值`)
    } else if (stated === undefined && !decimal(got).eq(full) && !this.#base.unweighted) {
      const message = `满分由 ${plain(full)} 变为 ${got}；确实如此请写明满分 ${got}，否则请核对分值`
      this.#faults.push({ part: 'head', index: 0, field: 'total', severity: 'warning', message })
    }
    return { scheme, faults: this.#faults }
  }

  /** A node of the base with what is said about it; nothing for one that is not applicable. */
  #take(node: SchemeNode, above: string, gone: boolean): LocalNode[] {
    const path = above === '' ? node.number : `${above}/${node.number}`
    const said = this.#changes.get(path)
    const hidden = gone || said?.change.hide === true
    const children = node.children.flatMap((child) => this.#take(child, path, hidden))
    if (said && gone) this.#refuse('changes', said.index, 'path', `“${path}”的上级已写成不适用，这一条请删去`)
    if (hidden) {
      if (!gone) this.#hidden.push(path)
      return []
    }
    const at = said && { part: 'changes' as const, index: said.index }
    if (at && node.children.length > 0 && children.length === 0) {
      this.#refuse('changes', at.index, 'path', `“${path}”的下级都不适用，请把这一条也写成不适用`)
    }
    const local = {
      path,
      node: { ...node, ...fieldsOf(said?.change) },
      entry: said?.change,
      at,
      added: false,
      children,
    }
    this.#byPath.set(path, local)
    return [local]
  }

  #checkPaths(): void {
    const known = placeScheme(this.#base).byPath
    for (const [path, { change, index }] of this.#changes) {
      if (!known.has(path)) this.#refuse('changes', index, 'path', unknownPath(path, known))
      else if (change.hide && Object.keys(change).some((key) => !['path', 'hide', 'note'].includes(key))) {
        this.#refuse('changes', index, 'hide', `“${path}”写成不适用，就不用再写别的；请删去一样`)
      }
    }
  }

  #add(addition: OverlayAddition, index: number, roots: LocalNode[]): void {
    const { under, after, number } = addition
    const parent = under === undefined ? undefined : this.#byPath.get(under)
    if (under !== undefined && !parent) {
      const message = this.#hidden.some((path) => `${under}/`.startsWith(`${path}/`))
        ? `“${under}”已写成不适用，不能在它下面增加`
        : unknownPath(under, this.#byPath)
      this.#refuse('additions', index, 'under', message)
      return
    }
    const siblings = parent?.children ?? roots
    const position = after === undefined ? siblings.length : siblings.findIndex(({ node }) => node.number === after) + 1
    if (after !== undefined && position === 0) {
      this.#refuse('additions', index, 'after', `同级里没有编号“${after}”的条目，请核对；不写就排在最后`)
    }
    const path = under === undefined ? number : `${under}/${number}`
    const { name, kind, methods = [] } = addition
    const node: SchemeNode = { number, name, kind, ...fieldsOf(addition), methods, children: [] }
    const local = { path, node, entry: addition, at: { part: 'additions' as const, index }, added: true, children: [] }
    siblings.splice(after !== undefined && position === 0 ? siblings.length : position, 0, local)
    if (this.#byPath.has(path)) this.#refuse('additions', index, 'number', `“${path}”已经有了，请改用别的编号`)
    else this.#byPath.set(path, local)
  }

  #scheme(roots: readonly LocalNode[]): SchemeContent {
    const { base: _, changes, additions, total, upper, ...head } = this.#overlay
    const { unweighted, effectiveFrom, effectiveTo, note, ...inherited } = this.#base
    const paths = (local: readonly LocalNode[], wanted: (each: LocalNode) => boolean): string[] =>
      local.flatMap((each) => [...(wanted(each) ? [each.path] : []), ...paths(each.children, wanted)])
    return {
      ...inherited,
      ...(withoutAbsent(head) as Omit<typeof head, never>),
      base: {
        key: this.#base.key,
        version: this.#base.version,
        title: this.#base.title,
        added: paths(roots, ({ added }) => added),
        changed: paths(roots, ({ added, entry }) => !added && entry !== undefined),
        hidden: this.#hidden,
      },
      nodes: roots.map(toNode),
    } as SchemeContent
  }

  #checkResult(scheme: SchemeContent): void {
    if (scheme.nodes.length === 0) this.#refuse('head', 0, 'base', '条目全都不适用，合成后没有内容')
    for (const { path, field, severity, message } of checkScheme(scheme, this.#figures)) {
      const own = this.#byPath.get(path)?.at
      if (!own && severity === 'warning') continue
      const { part, index } = own ?? this.#below(path) ?? { part: 'head', index: 0 }
      this.#faults.push({ part, index, field: own ? field : 'path', severity, message: `“${path}”${message}` })
    }
  }

  /** The first entry that speaks of something below a node: what it says changed the node's sum. */
  #below(path: string): LocalNode['at'] {
    for (const local of this.#byPath.values()) if (local.at && local.path.startsWith(`${path}/`)) return local.at
    const hide = this.#hidden.find((hidden) => hidden.startsWith(`${path}/`))
    const index = hide === undefined ? undefined : this.#changes.get(hide)?.index
    return index === undefined ? undefined : { part: 'changes', index }
  }

  #refuse(part: OverlayFault['part'], index: number, field: string, message: string): void {
    this.#faults.push({ part, index, field, severity: 'error', message })
  }
}

function toNode({ node, children }: LocalNode): SchemeNode {
  return withoutAbsent({ ...node, children: children.map(toNode) }) as SchemeNode
}

/** What an entry says about its node; points and weight are settled over the whole tree. */
function fieldsOf(entry: OverlayChange | OverlayAddition | undefined): Partial<SchemeNode> {
  if (!entry) return {}
  const { name, points, methods, department, evidence, rule, sum, note } = entry
  return withoutAbsent({ name, points, methods, department, evidence, rule, sum, note })
}

function withoutAbsent<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}

/** Says which part of a path is still right and what stands there. */
function unknownPath(path: string, known: ReadonlyMap<string, unknown>): string {
  const parts = path.split('/')
  let depth = parts.length - 1
  while (depth > 0 && !known.has(parts.slice(0, depth).join('/'))) depth -= 1
  const above = parts.slice(0, depth).join('/')
  const prefix = above === '' ? '' : `${above}/`
  const there = [...known.keys()]
    .filter((each) => each.startsWith(prefix) && !each.slice(prefix.length).includes('/'))
    .map((each) => each.slice(prefix.length))
  const place = above === '' ? '第一层' : `“${above}”下面`
  const list = there.length === 0 ? '没有条目' : `有 ${there.slice(0, 8).join('、')}${there.length > 8 ? ' 等' : ''}`
  return `体系里没有“${path}”；${place}${list}，请核对编号`
}
