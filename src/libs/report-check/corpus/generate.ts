import type { Registry } from '../types.ts'
import { applyCandidate } from './places.ts'
import { pick, type Random } from './random.ts'
import type { CleanReport, FaultyReport, Injector } from './types.ts'

/** What a check may be told about the unit of a report, as far as a kind of fault needs it. */
function registryFor(report: CleanReport, needs: Injector['needs']): Registry | undefined {
  if (!needs) return undefined
  const own = { full: report.unit }
  if (needs === 'unit') return { own, places: report.place }
  return needs === 'people' ? { own, people: report.people } : { own, period: report.period }
}

/**
 * Puts one fault of the injector's kind at a random suitable place of a clean report; undefined when no place suits.
 * `others` lends foreign matter and must be of the same split, so that held-out text stays unseen.
 */
export function inject(
  report: CleanReport,
  injector: Injector,
  others: readonly CleanReport[],
  random: Random,
): FaultyReport | undefined {
  const candidate = pick(injector.candidates(report, others), random)
  if (!candidate) return undefined
  const own = { start: candidate.start, end: candidate.start + candidate.text.length }
  const registry = registryFor(report, injector.needs)
  return {
    report,
    kind: injector.kind,
    classes: injector.classes,
    severity: injector.severity,
    text: applyCandidate(report.text, candidate),
    places: [candidate.mark ?? own, ...(candidate.also ? [candidate.also] : [])],
    ...(registry && { registry }),
  }
}

/**
 * Up to `perKind` faulty reports of each kind, spread over as many different reports as possible. The same reports, injectors and random
 * sequence always give the same result.
 */
export function generate(
  reports: readonly CleanReport[],
  injectors: readonly Injector[],
  perKind: number,
  random: Random,
): FaultyReport[] {
  return injectors.flatMap((injector) => {
    const found: FaultyReport[] = []
    const seen = new Set<string>()
    for (let round = 0; round < perKind && found.length < perKind; round++) {
      for (const report of shuffled(reports, random)) {
        if (found.length === perKind) break
        const faulty = inject(report, injector, reports, random)
        if (!faulty || seen.has(faulty.text)) continue
        seen.add(faulty.text)
        found.push(faulty)
      }
    }
    return found
  })
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}
