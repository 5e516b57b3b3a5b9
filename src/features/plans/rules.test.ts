import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import type { CalendarEvent, LevelChange, Title } from './contract/index.ts'
import { addYears, type LadderLevel, lastDay, nextLevel, standing, windowFrom, windowsWithin } from './rules/index.ts'
import { icsOf } from './service/index.ts'

const spring = { every: 2, base: 2025, from: '03-01', to: '04-30' }

describe('times of application', () => {
  it.each([
    ['2025-02-01', '2025-03-01', '2025-04-30'],
    ['2025-04-30', '2025-03-01', '2025-04-30'],
    ['2025-05-01', '2027-03-01', '2027-04-30'],
    ['2026-03-15', '2027-03-01', '2027-04-30'],
    ['2020-01-01', '2025-03-01', '2025-04-30'],
  ])('after %s come on %s', (day, from, to) => {
    expect(windowFrom(spring, day)).toEqual({ from, to })
  })

  it('end on the last day that the month has', () => {
    expect(windowFrom({ every: 1, base: 2024, from: '02-01', to: '02-30' }, '2026-01-01').to).toBe('2026-02-28')
    expect(windowFrom({ every: 1, base: 2024, from: '02-01', to: '02-30' }, '2028-01-01').to).toBe('2028-02-29')
  })

  it('are never before the day asked for, and all within a stretch touch it', () => {
    const days = fc.date({ min: new Date('2001-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 2000, max: 2060 }), (at, every, base) => {
        const day = at.toISOString().slice(0, 10)
        const window = { ...spring, every, base }
        expect(windowFrom(window, day).to >= day).toBe(true)
        const within = windowsWithin(window, day, addYears(day, 10))
        for (const { from, to } of within) expect(to >= day && from <= addYears(day, 10)).toBe(true)
        expect(within.every(({ from }) => (Number(from.slice(0, 4)) - base) % every === 0)).toBe(true)
      }),
    )
  })
})

describe('terms', () => {
  const title = (awardedOn: string, validTo: string | null = null) => ({ awardedOn, validTo })
  it.each([
    [title('2024-02-29'), 1, '2025-02-27'],
    [title('2023-05-10'), 3, '2026-05-09'],
    [title('2023-05-10'), null, null],
    [title('2023-05-10', '2025-12-31'), 3, '2025-12-31'],
  ])('of %o by %s years end on %s', (given, years, expected) => {
    expect(lastDay(given, years)).toBe(expected)
  })
})

const level = (key: string, change: Partial<LevelChange> = {}, requires: string[] = []): LadderLevel => ({
  key,
  name: key,
  issuer: null,
  termYears: 3,
  holdYears: 0,
  window: { every: 1, base: 2020, from: '03-01', to: '04-30' },
  requires,
  conditions: [],
  adjusted: false,
  ...change,
})
const levels = [level('county'), level('city', {}, ['county']), level('province', { holdYears: 2 }, ['city'])]
let count = 0
const award = (key: string, awardedOn: string, validTo: string | null = null): Title => ({
  id: `t${++count}`,
  level: key,
  name: key,
  issuer: null,
  document: null,
  awardedOn,
  validTo,
})

describe('where a unit stands', () => {
  const on = (titles: Title[], today: string) => {
    const standings = standing(levels, titles, today)
    return {
      states: standings.map(({ held, apply }) => `${held} ${apply}`),
      missing: standings.map(({ missing }) => missing[0]?.kind),
      next: nextLevel(standings),
    }
  }

  it('begins at the lowest level', () => {
    expect(on([], '2026-03-10')).toEqual({
      states: ['none open', 'none blocked', 'none blocked'],
      missing: [undefined, 'level', 'level'],
      next: 'county',
    })
  })

  it('climbs one level at a time', () => {
    expect(on([award('county', '2025-06-01')], '2026-02-01')).toMatchObject({
      states: ['current later', 'none waiting', 'none blocked'],
      next: 'city',
    })
  })

  it('counts the years a lower title must have been kept, over renewals without a break', () => {
    const kept = [award('city', '2021-05-01', '2024-04-30'), award('city', '2024-05-01')]
    expect(on([award('county', '2025-06-01'), award('city', '2025-06-01')], '2026-03-10')).toMatchObject({
      missing: [undefined, undefined, 'years'],
    })
    expect(on([award('county', '2025-06-01'), ...kept], '2025-03-10').missing[2]).toBeUndefined()
    const broken = [award('city', '2021-05-01', '2024-04-30'), award('city', '2024-06-01')]
    expect(on(broken, '2025-03-10').missing[2]).toBe('years')
  })

  it('renews its highest title before it climbs; lower ones are covered by it', () => {
    const county = award('county', '2023-06-01')
    expect(on([county], '2026-03-10')).toMatchObject({
      states: ['expiring open', 'none open', 'none blocked'],
      next: 'county',
    })
    expect(on([county, award('city', '2025-06-01')], '2026-07-10')).toMatchObject({
      states: ['covered later', 'current later', 'none blocked'],
      next: 'province',
    })
  })

  it('falls back when a term is over', () => {
    expect(on([award('county', '2020-06-01')], '2026-03-10')).toMatchObject({
      states: ['expired open', 'none blocked', 'none blocked'],
      next: 'county',
    })
  })

  it('asks at the day of the application, not today, whether the lower title still stands', () => {
    const ends = award('county', '2023-06-01', '2027-01-31')
    expect(on([ends], '2026-06-01').states[1]).toBe('none blocked')
    expect(on([{ ...ends, validTo: '2027-12-31' }], '2026-06-01').states[1]).toBe('none waiting')
  })

  it('waits for a notice where no time is known', () => {
    const unknown = standing([level('county', { window: null })], [], '2026-01-01')[0]!
    expect(unknown).toMatchObject({ apply: 'waiting', next: null, missing: [{ kind: 'window' }] })
  })
})

describe('the calendar feed', () => {
  const event = (change: Partial<CalendarEvent>): CalendarEvent => ({
    key: 'task-1',
    kind: 'task',
    title: '经费台账',
    place: '财政所',
    from: '2026-11-20',
    to: '2026-11-20',
    state: 'open',
    taskId: null,
    ...change,
  })
  const parsed = (text: string) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))

  it('reads in another library as the same whole days, in any zone of the machine', () => {
    const long = '很长的标题；有逗号,分号;反斜杠\\和“引号”，'.repeat(8)
    const given = [
      event({}),
      event({ key: 'stage-1', kind: 'stage', title: long, from: '2026-12-30', to: '2027-01-02' }),
    ]
    const before = process.env.TZ
    for (const zone of ['Asia/Shanghai', 'America/Los_Angeles', 'UTC']) {
      process.env.TZ = zone
      const text = icsOf('创文', given, '2026-11-20')
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line, 'utf8')).toBeLessThanOrEqual(75)
      const [task, stage] = parsed(text)
      expect([task!.startDate.isDate, task!.startDate.toString(), task!.endDate.toString()]).toEqual([
        true,
        '2026-11-20',
        '2026-11-21',
      ])
      expect([stage!.startDate.toString(), stage!.endDate.toString()]).toEqual(['2026-12-30', '2027-01-03'])
      expect(stage!.summary).toBe(long)
      expect(task!.uid).toBe('task-1@chuangwen')
    }
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  })

  it('shows what is done', () => {
    expect(parsed(icsOf('创文', [event({ state: 'done' })], '2026-11-20'))[0]!.summary).toBe('✓ 经费台账')
  })
})
