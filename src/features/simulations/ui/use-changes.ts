import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useCall } from '../../../web/kit/queries.ts'
import { type Base, type Changes, operations } from '../contract.ts'

export interface Said {
  points: string | null
  met: boolean | null
}

const decimal = /^\d{1,9}(\.\d{1,4})?$/

/** What is changed on the page; figures keep what was typed, valid or not. */
export interface ChangesState {
  answers: ReadonlyMap<string, Said>
  figures: ReadonlyMap<string, string>
  say(criterionId: string, said: Said | undefined): void
  assume(figure: string, value: string): void
  reset(): void
  /** Only what can be sent. */
  changes: Changes
}

export function useChanges(initial: Changes, base: Base): ChangesState {
  const start = useMemo(
    () => ({
      answers: new Map(initial.answers.map(({ criterionId, points, met }) => [criterionId, { points, met }])),
      figures: new Map(initial.figures.map(({ figure, value }) => [figure, value])),
    }),
    [initial],
  )
  const [answers, setAnswers] = useState<ReadonlyMap<string, Said>>(start.answers)
  const [figures, setFigures] = useState<ReadonlyMap<string, string>>(start.figures)
  const changes = useMemo(() => toChanges(answers, figures, base, initial), [answers, figures, base, initial])
  return {
    answers,
    figures,
    say: (criterionId, said) => setAnswers((former) => changed(former, criterionId, said)),
    assume: (figure, value) => setFigures((former) => changed(former, figure, value === '' ? undefined : value)),
    reset: () => {
      setAnswers(new Map())
      setFigures(new Map())
    },
    changes,
  }
}

function changed<V>(former: ReadonlyMap<string, V>, key: string, value: V | undefined): ReadonlyMap<string, V> {
  const next = new Map(former)
  if (value === undefined) next.delete(key)
  else next.set(key, value)
  return next
}

/** Notes stay as they are: a simulation changes points, not reasons. */
function toChanges(
  answers: ReadonlyMap<string, Said>,
  figures: ReadonlyMap<string, string>,
  base: Base,
  initial: Changes,
): Changes {
  const byId = new Map(base.criteria.map((criterion) => [criterion.criterionId, criterion]))
  const notes = new Map(initial.answers.map(({ criterionId, note }) => [criterionId, note]))
  return {
    answers: [...answers].flatMap(([criterionId, { points, met }]) => {
      const criterion = byId.get(criterionId)
      if (!criterion) return []
      if (points !== null && (!decimal.test(points) || Number(points) > Number(criterion.statable))) return []
      const note = notes.get(criterionId) ?? criterion.answer?.note ?? null
      return [{ criterionId, points, met, note }]
    }),
    figures: [...figures].flatMap(([figure, value]) => (decimal.test(value) ? [{ figure, value }] : [])),
  }
}

/** The result of the changes, asked for when typing pauses; the former one stays until the next is there. */
export function useTried(changes: Changes) {
  const wanted = useDeferredValue(changes)
  const [settled, setSettled] = useState(wanted)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), 150)
    return () => clearTimeout(timer)
  }, [wanted])
  return useCall(operations.try, { body: settled }, { keep: true })
}
