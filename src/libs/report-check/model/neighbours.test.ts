import { expect, test } from 'vitest'
import { loadContent } from '../test-support.ts'
import { encodeNeighbours, neighboursOf } from './neighbours.ts'
import { officeWordsOf } from './vocabulary.ts'

test('rows come back as they were, however far apart their characters stand', () => {
  const many = Array.from({ length: 300 }, (_, index) => String.fromCharCode(0x4e00 + index)).join('')
  const vocabulary = { words: [[], [], [], []], office: '创建服务' }
  const isNeighbour = neighboursOf({ vocabulary, neighbours: encodeNeighbours([many, '成', '', '社']) })
  expect(isNeighbour('创建', 0, many[299] as string)).toBe(true)
  expect(isNeighbour('创建', 1, '成')).toBe(true)
  expect(isNeighbour('创建', 1, many[299] as string)).toBe(false)
  expect(isNeighbour('服务', 0, '社')).toBe(false)
  expect(isNeighbour('服务', 1, '社')).toBe(true)
  expect(isNeighbour('服物', 1, '社')).toBe(false)
})

test('the shipped rows belong to the shipped office words', () => {
  const data = loadContent()
  expect(data.neighbours.rows.split(' ')).toHaveLength(officeWordsOf(data).size * 2)
  expect(neighboursOf(data)('创建', 1, '文')).toBe(true)
})
