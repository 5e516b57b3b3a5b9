/** Whole days from one civil date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

export function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}

const chinaOffset = 8 * 60

/** Minutes since midnight in China. */
export function minuteOfDay(at: Date): number {
  return (Math.floor(at.getTime() / 60_000) + chinaOffset) % 1440
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** `at`, or the end of the quiet hours it falls into. A span whose ends are equal is no span. */
export function afterQuiet(at: Date, quiet: { from: string; to: string } | null): Date {
  if (!quiet) return at
  const [now, from, to] = [minuteOfDay(at), minutesOf(quiet.from), minutesOf(quiet.to)]
  const inside = from <= to ? from <= now && now < to : now >= from || now < to
  if (!inside) return at
  const wait = (to - now + 1440) % 1440
  return new Date(Math.floor(at.getTime() / 60_000) * 60_000 + wait * 60_000)
}
