import { fitsHouse, ownHouse, ownKind, type SelfName, sameKind, selfNames, spokenKind } from './identity.ts'
import type { Line } from './lines.ts'
import type { TextModel } from './text-model.ts'

/** Names of units that end with this kind: 省旅游局. */
function unitOfKind(model: TextModel, line: Line, kind: string): { start: number; end: number } | undefined {
  const match = new RegExp(`[省市县区镇][\\u4e00-\\u9fff]{2,8}${kind}(?![长部面])`).exec(
    model.plain.slice(line.start, line.end),
  )
  return match ? { start: line.start + match.index, end: line.start + match.index + match[0].length } : undefined
}

/** A place where the text calls its unit by another kind of name. */
export interface Change {
  self: SelfName
  own: SelfName
  /** First line that belongs to the other unit. */
  from: Line
  /** A whole passage changed its author, not one word. */
  passage: boolean
  end: number
}

const changesOf = new WeakMap<TextModel, Change[]>()
const LONG_PASSAGE = 60
/** A house named only in the title must give way to self-names as frequent as this. */
const MANY = 3
/** More changes than this prove no more. */
const MOST = 30

/** Where the document stops speaking for its own unit and speaks for another. */
export function changes(model: TextModel): Change[] {
  const known = changesOf.get(model)
  if (known) return known
  const found = readChanges(model)
  changesOf.set(model, found)
  return found
}

function readChanges(model: TextModel): Change[] {
  const names = selfNames(model)
  const own = ownKind(model)
  if (!own) return []
  const house = ownHouse(model)
  const spoken = spokenKind(model)
  const strange = names.filter((name) => name.kind !== spoken && !fitsHouse(name, house))
  if (house !== '' && strange.length === names.length && strange.filter(({ kind }) => kind === own.kind).length < MANY)
    return names
      .filter(speaksForUs)
      .slice(0, MANY)
      .map((self) => ({ self, own, from: self.line, passage: false, end: self.end }))
  const isOwn = (self: SelfName) =>
    self.kind === own.kind ||
    self.kind === spoken ||
    (house === '' ? sameKind(self.kind, own.kind) : fitsHouse(self, house))
  const found: Change[] = []
  let current = own
  let lastOwnLine = -1
  for (const self of names) {
    if (found.length >= MOST) break
    if (isOwn(self)) {
      lastOwnLine = self.line.index
      current = own
      continue
    }
    if (sameKind(self.kind, current.kind) && current !== own) continue
    found.push(describe(model, self, own, lastOwnLine))
    current = self
  }
  return found
}

/** A bare 社区 may be a guest where the text never speaks of itself. */
const speaksForUs = ({ text }: SelfName) => /^[我本全]|[上下师生]$/.test(text)

function describe(model: TextModel, self: SelfName, own: SelfName, lastOwnLine: number): Change {
  let from = self.line
  let end = self.end
  for (let index = lastOwnLine + 1; index <= self.line.index; index++) {
    const line = model.lines[index] as Line
    const unit = unitOfKind(model, line, self.kind)
    if (!unit || model.plain.slice(line.start, line.end).includes(own.kind)) continue
    from = line
    end = unit.end
    break
  }
  const again = selfNames(model).filter((other) => other.kind === self.kind && other.line.index >= from.index).length
  const mixed = selfNames(model).some((other) => other.line === self.line && sameKind(other.kind, own.kind))
  const passage = !mixed && (from !== self.line || again >= 2 || self.line.end - self.line.start > LONG_PASSAGE)
  return { self, own, from, passage, end: from === self.line ? self.end : end }
}
