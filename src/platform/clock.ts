/** The time source; tests and the example pass a fixed one. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

/** The civil date in China (UTC+8, no daylight saving) as YYYY-MM-DD. */
export function chinaDate(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}
