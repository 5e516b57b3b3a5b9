import { describe, expect, it } from 'vitest'
import type { OverlayDraft } from '../../contract.ts'
import { added, withAddition, withChange, withoutAddition } from './draft.ts'

const empty: OverlayDraft = {
  base: { key: 'a', version: '1' },
  key: 'b',
  version: '1',
  title: '细则',
  changes: [],
  additions: [],
}

describe('a draft of local rules', () => {
  it('keeps one change a node, drops one that says nothing, and says nothing else of what is not applicable', () => {
    const points = withChange(empty, 'Ⅰ/1', { points: '3' })
    const both = withChange(points, 'Ⅰ/1', { department: '办公室' })
    expect(both.changes).toEqual([{ path: 'Ⅰ/1', points: '3', department: '办公室' }])
    expect(withChange(both, 'Ⅰ/1', { hide: true }).changes).toEqual([{ path: 'Ⅰ/1', hide: true }])
    expect(withChange(points, 'Ⅰ/1', { points: '' }).changes).toEqual([])
  })

  it('numbers what is added after its siblings, and removes it with what stands below it', () => {
    const first = added(empty, 'Ⅰ', ['1)', '2)'])
    const second = added(first, 'Ⅰ', ['1)', '2)'])
    expect(second.additions.map(({ number }) => number)).toEqual(['3)', '4)'])
    expect(added(empty, undefined, ['Ⅰ-1', 'Ⅰ-2']).additions[0]!.number).toBe('Ⅰ-3')
    const below = added(withAddition(second, 0, { name: '新' }), 'Ⅰ/3)', [])
    expect(below.additions).toHaveLength(3)
    expect(withoutAddition(below, 0).additions.map(({ number }) => number)).toEqual(['4)'])
  })
})
