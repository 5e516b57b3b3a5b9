export const periodKinds = ['cycle', 'year', 'quarter', 'month'] as const
export type PeriodKind = (typeof periodKinds)[number]

/** Which kind a period such as `2026-Q3` is; anything unknown is the cycle. */
export function kindOf(period: string | undefined): PeriodKind {
  if (/^\d{4}$/.test(period ?? '')) return 'year'
  if (/^\d{4}-Q[1-4]$/.test(period ?? '')) return 'quarter'
  return /^\d{4}-\d{2}$/.test(period ?? '') ? 'month' : 'cycle'
}

/** The periods of a kind from the first year to today, newest first. */
export function periodsOf(kind: PeriodKind, firstYear: number, today: string): string[] {
  const [year, month] = today.split('-').map(Number) as [number, number]
  const years = Array.from({ length: Math.max(1, year - firstYear + 1) }, (_, index) => year - index)
  if (kind === 'cycle') return ['cycle']
  if (kind === 'year') return years.map(String)
  const perYear = kind === 'quarter' ? 4 : 12
  const now = kind === 'quarter' ? Math.ceil(month / 3) : month
  return years.flatMap((one) => {
    const last = one === year ? now : perYear
    return Array.from({ length: last }, (_, index) => {
      const part = last - index
      return kind === 'quarter' ? `${one}-Q${part}` : `${one}-${String(part).padStart(2, '0')}`
    })
  })
}
