import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { line, PlainDate, prose, required } from '../../../libs/contract/fields.ts'
import { fieldOf, numberFault, withoutEmpty } from './fields.ts'

const schema = z.object({
  title: required(line(100)).describe('任务'),
  note: prose(1000).nullable().default(null).describe('说明'),
  dueOn: PlainDate,
  role: z.enum(['leader', 'reader']),
  count: z.number().int().min(1).max(9),
})

describe('fields from a contract', () => {
  it('takes label, length and control from the schema', () => {
    expect(fieldOf(schema, 'title')).toMatchObject({ label: '任务', type: 'text', required: true, max: 100 })
    expect(fieldOf(schema, 'note')).toMatchObject({ label: '说明', type: 'prose', required: false })
    expect(fieldOf(schema, 'dueOn')).toMatchObject({ type: 'date', required: true })
    expect(fieldOf(schema, 'role')).toMatchObject({ type: 'choice', options: ['leader', 'reader'] })
    expect(fieldOf(schema, 'count')).toMatchObject({ type: 'integer', min: 1, max: 9 })
  })

  it('lets a page say what differs', () => {
    expect(fieldOf(schema, 'title', { label: 'Task', hint: 'short' })).toMatchObject({ label: 'Task', hint: 'short' })
  })
})

describe('entered values', () => {
  it('leaves out what was not entered but keeps zero and no', () => {
    expect(withoutEmpty({ a: '', b: null, c: undefined, d: 0, e: false })).toEqual({ d: 0, e: false })
  })

  it('refuses numbers a control would otherwise round or clamp unseen', () => {
    const points = { key: 'points', label: '分', type: 'decimal', min: 0, max: 1, decimals: 2 } as const
    expect(numberFault(points, '7')).toBe('range')
    expect(numberFault(points, '-0.1')).toBe('range')
    expect(numberFault(points, '0.333')).toBe('decimals')
    expect(numberFault(points, '0.5')).toBeUndefined()
    expect(numberFault({ key: 'n', label: '人', type: 'integer' }, 3.7)).toBe('whole')
  })
})
