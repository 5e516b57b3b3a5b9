import type { DraftAddition, DraftChange, OverlayDraft, SchemeVersion } from '../../contract.ts'

/** Local rules that say nothing yet; their name and version are proposals. */
export function emptyDraft(base: SchemeVersion): OverlayDraft {
  return {
    base: { key: base.key, version: base.version },
    key: `${base.key}-local`.slice(0, 80),
    version: base.version,
    title: `${base.title}地方细则`.slice(0, 200),
    changes: [],
    additions: [],
  }
}

export const changeOf = (draft: OverlayDraft, path: string): DraftChange | undefined =>
  draft.changes.find((change) => change.path === path)

/** Says something about a node of the base; a change that says nothing any more goes. */
export function withChange(draft: OverlayDraft, path: string, said: Partial<DraftChange>): OverlayDraft {
  const former = changeOf(draft, path)
  const change = clean({ ...former, ...said, path }) as DraftChange
  // Where a node is not applicable, nothing else can be said of it.
  const next: DraftChange = change.hide ? clean({ path, hide: true, note: change.note }) : change
  const rest = draft.changes.filter((each) => each !== former)
  const says = Object.keys(next).length > 1
  if (!says) return { ...draft, changes: rest }
  if (!former) return { ...draft, changes: [...rest, next] }
  return { ...draft, changes: draft.changes.map((each) => (each === former ? next : each)) }
}

export function withAddition(draft: OverlayDraft, index: number, said: Partial<DraftAddition>): OverlayDraft {
  const additions = draft.additions.map((addition, at): DraftAddition => {
    if (at !== index) return addition
    const next = { ...addition, ...said }
    // A number or name being typed anew may be empty for a moment.
    return { ...clean(next), number: next.number, name: next.name }
  })
  return { ...draft, additions }
}

/** A new node below `under`, with a number that is still free there. */
export function added(draft: OverlayDraft, under: string | undefined, taken: readonly string[]): OverlayDraft {
  const own = draft.additions.filter((addition) => addition.under === under).map(({ number }) => number)
  const numbers = new Set([...taken, ...own])
  const sample = taken.at(-1) ?? '1'
  let ordinal = numbers.size + 1
  const numberAt = (at: number) => (/\d+/.test(sample) ? sample.replace(/\d+(?!.*\d)/, String(at)) : String(at))
  while (numbers.has(numberAt(ordinal))) ordinal += 1
  const addition: DraftAddition = { ...(under === undefined ? {} : { under }), number: numberAt(ordinal), name: '' }
  return { ...draft, additions: [...draft.additions, addition] }
}

/** Takes an addition away with everything below it. */
export function withoutAddition(draft: OverlayDraft, index: number): OverlayDraft {
  const path = pathOf(draft.additions[index]!)
  const goes = (addition: DraftAddition, at: number) =>
    at === index || (addition.under !== undefined && `${addition.under}/`.startsWith(`${path}/`))
  return { ...draft, additions: draft.additions.filter((addition, at) => !goes(addition, at)) }
}

export const pathOf = ({ under, number }: DraftAddition): string =>
  under === undefined ? number : `${under}/${number}`

function clean<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== '')) as T
}
