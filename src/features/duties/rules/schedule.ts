import type { Schedule } from '../contract.ts'
import type { DutyTable } from '../tables.ts'

/** One turn of a rhythm: its key, its first day, when work on it opens (null: at any time) and the day it is due. */
export interface Turn {
  period: string
  from: string
  opensOn: string | null
  dueOn: string
}

export interface Span {
  startsOn: string
  endsOn: string
}

/** Tasks are made ahead for every period that begins by this day: the end of the year, from November on the next quarter too. */
export function horizonOf(today: string, cycleEnd: string): string {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  const horizon = month < 11 ? `${year}-12-31` : `${year + 1}-03-31`
  return horizon < cycleEnd ? horizon : cycleEnd
}

/** Every turn of the cycle that begins by `horizon`, in order. */
export function turnsOf(schedule: Schedule, cycle: Span, horizon: string): Turn[] {
  const { recurrence } = schedule
  if (recurrence === 'once')
    return [{ period: 'once', from: cycle.startsOn, opensOn: null, dueOn: schedule.dueOn ?? cycle.endsOn }]
  if (recurrence === 'term') return [turn('term', cycle.startsOn, cycle.endsOn, schedule)]
  const months = { monthly: 1, quarterly: 3, yearly: 12 }[recurrence]
  const turns: Turn[] = []
  const last = horizon < cycle.endsOn ? horizon : cycle.endsOn
  for (let first = firstMonth(cycle.startsOn, months); dayOf(first, 1) <= last; first += months) {
    const end = lastDayOf(first + months - 1)
    turns.push(turn(nameOf(first, months), dayOf(first, 1), end < cycle.endsOn ? end : cycle.endsOn, schedule, first))
  }
  return turns.filter(({ dueOn }) => dueOn >= cycle.startsOn)
}

/** `end` is the last day of the period within the cycle; a day beyond it is drawn back to it. */
function turn(period: string, from: string, end: string, schedule: Schedule, first?: number): Turn {
  const { recurrence, lastDays, dueOn } = schedule
  if (lastDays) return { period, from, opensOn: shift(end, 1 - lastDays), dueOn: end }
  if (dueOn || first === undefined) return { period, from, opensOn: null, dueOn: dueOn ?? end }
  const month = recurrence === 'monthly' ? 1 : (schedule.month ?? (recurrence === 'quarterly' ? 3 : 12))
  const due = clamped(first + month - 1, schedule.day ?? 31)
  return { period, from, opensOn: null, dueOn: due < end ? due : end }
}

/** Months are counted from year 0: 2026-05 is 2026 × 12 + 4. */
const firstMonth = (day: string, step: number) =>
  Number(day.slice(0, 4)) * 12 + Math.floor((Number(day.slice(5, 7)) - 1) / step) * step

const pad = (n: number, length = 2) => String(n).padStart(length, '0')
const dayOf = (month: number, day: number) => `${pad(Math.floor(month / 12), 4)}-${pad((month % 12) + 1)}-${pad(day)}`
const clamped = (month: number, day: number) => {
  const last = lastDayOf(month)
  return day >= Number(last.slice(8)) ? last : dayOf(month, day)
}
const lastDayOf = (month: number) => shift(dayOf(month + 1, 1), -1)

function nameOf(first: number, months: number): string {
  const year = pad(Math.floor(first / 12), 4)
  if (months === 12) return year
  return months === 3 ? `${year}-Q${Math.floor((first % 12) / 3) + 1}` : dayOf(first, 1).slice(0, 7)
}

function shift(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

type Rhythm = Pick<DutyTable, 'recurrence' | 'due_on' | 'due_month' | 'due_day' | 'due_last'>

export function scheduleOf(row: Rhythm): Schedule | null {
  if (!row.recurrence) return null
  const { recurrence, due_on: dueOn, due_month: month, due_day: day, due_last: lastDays } = row
  return { recurrence, dueOn, month, day, lastDays }
}

export function rhythmOf(schedule: Schedule | null): Rhythm {
  return {
    recurrence: schedule?.recurrence ?? null,
    due_on: schedule?.dueOn ?? null,
    due_month: schedule?.month ?? null,
    due_day: schedule?.day ?? null,
    due_last: schedule?.lastDays ?? null,
  }
}

export const sameRhythm = (a: Rhythm, b: Rhythm): boolean =>
  a.recurrence === b.recurrence &&
  a.due_on === b.due_on &&
  a.due_month === b.due_month &&
  a.due_day === b.due_day &&
  a.due_last === b.due_last
