import { describe, expect, it } from 'vitest'
import { gapsOf, overlap, postTitle, shiftDay, within } from './rules.ts'

const open = (from: string) => ({ from, to: null })

describe('gaps of a seat', () => {
  const seat = open('2025-01-01')

  it('has none while one holder follows the other without a day between', () => {
    const held = [open('2025-07-01'), { from: '2024-03-01', to: '2025-06-30' }]
    expect(gapsOf(seat, held, '2026-11-20')).toEqual([])
  })

  it('finds a gap of one single day', () => {
    const held = [{ from: '2025-01-01', to: '2025-06-29' }, open('2025-07-01')]
    expect(gapsOf(seat, held, '2026-11-20')).toEqual([{ from: '2025-06-30', to: '2025-06-30' }])
  })

  it('leaves the gap open while nobody follows', () => {
    const held = [{ from: '2024-01-01', to: '2026-02-28' }]
    expect(gapsOf(seat, held, '2026-11-20')).toEqual([{ from: '2026-03-01', to: null }])
  })

  it('counts the days before the first holder, and a post nobody ever held', () => {
    expect(gapsOf(seat, [open('2025-01-11')], '2026-11-20')).toEqual([{ from: '2025-01-01', to: '2025-01-10' }])
    expect(gapsOf(seat, [], '2026-11-20')).toEqual([{ from: '2025-01-01', to: null }])
  })

  it('ends with the seat, and ignores who held the post before or after it', () => {
    const ended = { from: '2025-01-01', to: '2025-12-31' }
    const held = [{ from: '2023-01-01', to: '2024-12-31' }, open('2026-01-01')]
    expect(gapsOf(ended, held, '2026-11-20')).toEqual([{ from: '2025-01-01', to: '2025-12-31' }])
  })

  it('says nothing of a gap that has not begun', () => {
    const held = [{ from: '2025-01-01', to: '2026-11-20' }]
    expect(gapsOf(seat, held, '2026-11-20')).toEqual([])
    expect(gapsOf(seat, held, '2026-11-21')).toEqual([{ from: '2026-11-21', to: null }])
  })

  it('sees through overlapping holders', () => {
    const held = [
      { from: '2025-01-01', to: '2025-12-31' },
      { from: '2025-03-01', to: '2025-04-30' },
    ]
    expect(gapsOf(seat, held, '2026-11-20')).toEqual([{ from: '2026-01-01', to: null }])
  })
})

describe('days', () => {
  it('counts both ends of a stretch', () => {
    expect(overlap({ from: '2026-01-01', to: '2026-01-31' }, open('2026-01-31'))).toBe(true)
    expect(overlap({ from: '2026-01-01', to: '2026-01-31' }, open('2026-02-01'))).toBe(false)
  })

  it('goes over months and leap days', () => {
    expect(shiftDay('2028-02-28', 1)).toBe('2028-02-29')
    expect(shiftDay('2026-01-01', -1)).toBe('2025-12-31')
  })

  it('cuts a stretch to the one it lives in', () => {
    expect(within({ from: '2026-01-01', to: '2026-06-30' }, open('2026-03-01'))).toEqual({
      from: '2026-03-01',
      to: '2026-06-30',
    })
    expect(within(open('2026-01-01'), open('2025-12-31'))).toBeUndefined()
  })
})

it('says the place of a post once', () => {
  expect(postTitle('财政所', '所长')).toBe('财政所所长')
  expect(postTitle('财政所', '财政所所长')).toBe('财政所所长')
  expect(postTitle(null, '党工委书记')).toBe('党工委书记')
})
