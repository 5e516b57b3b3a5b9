let last: Promise<unknown> = Promise.resolve()

/** Files are unfolded one at a time, so that many uploads at once need no more memory than one. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = last.then(work, work)
  last = result.catch(() => undefined)
  return result
}
