/**
 * The moment a photo was taken, from its EXIF texts (`2026:05:10 09:30:00`, offset `+08:00`); a camera that says no offset is
 * taken to stand in China. Undefined for clocks that were never set and for days to come.
 */
export function takenAt(time: unknown, offset: unknown, now: Date): Date | undefined {
  const parts = typeof time === 'string' ? /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(time) : null
  if (!parts) return undefined
  const zone = typeof offset === 'string' && /^[+-]\d\d:\d\d$/.test(offset) ? offset : '+08:00'
  const at = new Date(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}${zone}`)
  const dayAhead = now.getTime() + 86_400_000
  return at.getTime() > Date.UTC(1990, 0) && at.getTime() < dayAhead ? at : undefined
}
