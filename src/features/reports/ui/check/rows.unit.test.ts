import { describe, expect, it } from 'vitest'
import type { Fault } from '../../../../libs/report-check/index.ts'
import { acceptable, faultsByRow, rowAt, rowsOf, segmentsOf, shownFaults } from './rows.ts'

const fault = (start: number, end: number, fix?: string): Fault => ({
  rule: 'W-TYPO',
  severity: 'error',
  start,
  end,
  message: '错字',
  ...(fix === undefined ? {} : { fix: { text: fix, safe: true } }),
})

describe('the text beside the faults', () => {
  it('shows every character once, in order, also of very long and empty lines', () => {
    const text = `第一行\n\n${'长'.repeat(7001)}\n末行`
    const rows = rowsOf(text)
    expect(rows.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text.replaceAll('\n', ''))
    expect(rows.filter(({ line }) => line !== undefined).map(({ line }) => line)).toEqual([1, 2, 3, 4])
    expect(text.slice(rows[rowAt(rows, text.length - 1)]!.start)).toBe('末行')
  })

  it('finds the rows of a fault that crosses a line end', () => {
    const rows = rowsOf('全年12\n34人\n其他')
    expect([...faultsByRow(rows, [fault(2, 7)]).entries()]).toEqual([
      [0, [0]],
      [1, [0]],
    ])
  })

  it('cuts a row at overlapping and empty spans without losing a character', () => {
    const text = '甲乙丙丁戊'
    const faults = [fault(0, 3), fault(2, 4), fault(4, 4)]
    const segments = segmentsOf(text, { start: 0, end: 5, line: 1 }, faults, [0, 1, 2])
    expect(segments.map((one) => [one.text, one.faults, one.ends])).toEqual([
      ['甲乙', [0], []],
      ['丙', [0, 1], [0]],
      ['丁', [1], [1]],
      ['', [2], [2]],
      ['戊', [], []],
    ])
  })
})

describe('an accepted correction', () => {
  it('covers only what it changes, the end of the line too', () => {
    const text = '共12\n8场'
    const cut: Fault = { ...fault(0, 4, '共12'), end: 4 }
    const shown = shownFaults(text, [cut], new Set([0]))
    expect(shown).toMatchObject([{ start: 3, end: 4, fix: { text: '' } }])
    expect(shownFaults(text, [cut], new Set())).toEqual([cut])
    const rows = rowsOf(text)
    expect([...faultsByRow(rows, shown)]).toEqual([[0, [0]]])
    expect(segmentsOf(text, rows[0]!, shown, [0]).map((one) => [one.text, one.ends])).toEqual([
      ['共12', []],
      ['\n', [0]],
    ])
  })
})

describe('accepting all of a kind', () => {
  it('leaves out what has no correction and what would change the same words', () => {
    const faults = [fault(0, 2, '甲'), fault(1, 3, '乙'), fault(3, 4), fault(5, 6, '丙'), fault(6, 7, '丁')]
    expect(acceptable(faults, [], [0, 1, 2, 3, 4])).toEqual([0, 3, 4])
    expect(acceptable(faults, [1], [0, 3, 4])).toEqual([3, 4])
  })

  it('takes of two that begin together the one that mends more', () => {
    const faults = [fault(0, 1, '甲'), fault(2, 3, '，'), fault(2, 4, '，'), fault(3, 5, '乙')]
    expect(acceptable(faults, [], [0, 1, 2, 3])).toEqual([0, 2])
  })

  it('does not insert twice at one place', () => {
    expect(acceptable([fault(3, 3, '，'), fault(3, 3, '。')], [], [0, 1])).toEqual([0])
    expect(acceptable([fault(3, 3, '，'), fault(3, 3, '。')], [0], [1])).toEqual([])
  })
})
